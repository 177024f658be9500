import { withWorkspace } from "@/db/client";
import type { Reply } from "@/lib/bookings/reply";
import { answerBookingText } from "@/lib/bookings/texts/answer-booking-text";
import { answerOffer } from "@/lib/bookings/waitlist/answer-offer";
import { countSegments } from "@/lib/templates/segments";
import { beginDialog } from "./advance-dialog";
import { answerByModel } from "./answer-by-model";
import { answerByRules, beyondMachines, continueDialog, readScene } from "./answer-by-rules";
import { type Decision, giveOver, reply, silent } from "./decision";
import { assistantActor, type Desk, dryDesk, liveDesk } from "./desk";
import { limitOf, REPLIES_PER_TEN_MINUTES } from "./limits";
import { loadScene } from "./load-scene";
import { isWithPerson, quietReason } from "./may-answer";
import type { Turn } from "./open-turn";
import { runStep } from "./run-dialog";
import type { Scene } from "./scene";
import { settleTurn } from "./settle-turn";
import { storeIntents } from "./store-intents";
import { wordings } from "./wording";

/** Makes up its mind about one text, and acts on it. */
export async function takeTurn(workspaceId: number, turn: Turn): Promise<void> {
  const scene = await withWorkspace(workspaceId, async (tx) => {
    const loaded = await loadScene(tx, workspaceId, turn);
    await storeIntents(tx, loaded, loaded.asked);
    return loaded;
  });
  const isDraft = scene.business.assistant.mode === "draft";
  if (turn.decided) return settleTurn(workspaceId, turn, turn.decided, isDraft && !turn.decided.hasActed);
  const { decision, isOurs } = await decide(scene, turn, isDraft);
  await settleTurn(workspaceId, turn, decision, isDraft && !isOurs);
}

/** @returns `isOurs` for answers about visits, which are given in every mode. */
async function decide(
  scene: Scene,
  turn: Turn,
  isDraft: boolean,
): Promise<{ decision: Decision; isOurs: boolean }> {
  const limit = limitOf(turn.lately);
  if (limit === "flood") return { decision: silent(limit), isOurs: false };
  if (limit === "loop") return { decision: giveOver(limit, null), isOurs: false };
  const isSpent = limit === "reply_limit";
  const visit = await answerAboutVisit(scene, turn);
  if (visit) return { decision: isSpent ? unsaid(visit) : visit, isOurs: true };
  const quiet = quietReason(turn, scene.business, scene.at);
  if (quiet) return { decision: silent(quiet), isOurs: false };
  const desk = isDraft ? dryDesk(scene) : liveDesk(scene, turn.key);
  if (isSpent) {
    const dialog = await continueDialog(scene, desk);
    return { decision: dialog ? unsaid(dialog) : giveOver(limit, null), isOurs: false };
  }
  const decision =
    beyondMachines(scene) ?? (await continueDialog(scene, desk)) ?? (await answerFreely(scene, desk));
  return { decision: once(lastWord(decision, scene, turn), scene, turn), isOurs: false };
}

/** By the model where there is one; else, and whenever it fails, by the rules. */
async function answerFreely(scene: Scene, desk: Desk): Promise<Decision> {
  const { decision, trace } = await answerByModel(scene, desk);
  if (decision) return decision;
  const ruled = await answerByRules(scene, desk);
  return { ...ruled, trace: [...trace, ...ruled.trace] };
}

/** What is done is done, and a text about the visit may follow; another automatic answer is one too many. */
const unsaid = (decision: Decision): Decision =>
  decision.hasActed || decision.body === null
    ? {
        ...decision,
        body: null,
        kind: decision.rests ? decision.kind : "handover",
        reason: decision.reason ?? "reply_limit",
      }
    : giveOver("reply_limit", null, { trace: decision.trace });

/** Yes and no to a free slot, to a reminder, to a confirmation: before and outside any model. */
async function answerAboutVisit(scene: Scene, turn: Turn): Promise<Decision | null> {
  const actor = assistantActor(scene.workspaceId);
  for (const { id, body } of scene.asked) {
    const asked = { contactId: turn.contactId, messageId: id, body };
    const offer = await answerOffer(actor, asked);
    const answer = offer ?? (await answerBookingText(actor, asked));
    if (answer) return aboutVisit(answer, scene, turn, offer ? "waitlist" : "booking_text");
  }
  return null;
}

async function aboutVisit(answer: Reply, scene: Scene, turn: Turn, from: string): Promise<Decision> {
  const done = { hasActed: true, trace: [{ step: from }] };
  if (answer.startsMove !== undefined) {
    const { language } = readScene(scene);
    const step = beginDialog("move", "", scene, language, answer.startsMove);
    const asked = await runStep(step, scene, liveDesk(scene, turn.key), language);
    if (asked?.kind === "handover") return { ...asked, ...done };
    return reply(`${answer.body} ${wordings[language].whichDay}`, { ...done, dialog: asked?.dialog ?? null });
  }
  if (answer.handsOver) return giveOver(answer.handsOver, answer.body, done);
  return reply(answer.body, done);
}

const LONGEST_SEGMENTS = 3;

/** The last automatic answer for now says that people are there for the rest. */
function lastWord(decision: Decision, scene: Scene, turn: Turn): Decision {
  const isLast = turn.lately.repliesLastTenMinutes === REPLIES_PER_TEN_MINUTES - 1;
  if (!isLast || decision.kind !== "reply" || decision.body === null) return decision;
  const body = `${decision.body}\n${wordings[readScene(scene).language].elsewise}`;
  return countSegments(body).segments <= LONGEST_SEGMENTS ? { ...decision, body } : decision;
}

/** That a person will answer is said once. */
function once(decision: Decision, scene: Scene, turn: Turn): Decision {
  if (decision.kind !== "handover" || !isWithPerson(turn, scene.business)) return decision;
  return decision.hasActed ? decision : silent("with_person", { trace: decision.trace });
}
