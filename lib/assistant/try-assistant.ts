import { withWorkspace } from "@/db/client";
import { type Actor, authorize } from "@/lib/actor";
import { spokenIn } from "@/lib/bookings/visit-words";
import { now } from "@/lib/clock";
import { answerByModel } from "./answer-by-model";
import { answerByRules, beyondMachines, readScene } from "./answer-by-rules";
import { dryDesk } from "./desk";
import { loadBusiness, loadOffer } from "./load-scene";
import type { Scene } from "./scene";
import type { Tried, TryInput } from "./schema";
import { reasonSentence } from "./turn-words";

/** What the assistant would answer somebody new. Nothing is sent and nothing booked; a model's tokens count. */
export async function tryAssistant(actor: Actor, { body }: TryInput): Promise<Tried> {
  authorize(actor, "workspace:write");
  const { workspaceId } = actor;
  const scene = await withWorkspace(workspaceId, async (tx): Promise<Scene> => {
    const [business, offer] = await Promise.all([loadBusiness(tx, workspaceId), loadOffer(tx, workspaceId)]);
    return {
      workspaceId,
      conversationId: 0,
      contactId: 0,
      firstName: null,
      business,
      ...offer,
      guests: [],
      visits: [],
      asked: [{ id: 0, body, by: "customer", at: now(), hasMedia: false }],
      history: [],
      dialog: null,
      language: spokenIn(business.language),
      at: now(),
    };
  });
  const desk = dryDesk(scene);
  const beyond = beyondMachines(scene);
  const byModel = beyond ? null : await answerByModel(scene, desk);
  const decision = beyond ?? byModel?.decision ?? (await answerByRules(scene, desk));
  const reading = decision.reading ?? readScene(scene).reading;
  const trace = byModel?.decision ? decision.trace : [...(byModel?.trace ?? []), ...decision.trace];
  return {
    reply: decision.body,
    engine: decision.engine,
    intent: reading.intent,
    language: reading.language,
    outcome: decision.kind,
    reason: decision.reason,
    reason_sentence: reasonSentence(decision.reason),
    trace: trace.map((entry) => ({ ...entry })),
  };
}
