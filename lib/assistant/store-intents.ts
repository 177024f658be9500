import { raw, type Tx } from "@/db/client";
import type { IntentSource } from "@/db/enums";
import { asksForAnswer } from "@/lib/consent/keywords";
import { type Reading, readIntent } from "./intent";
import type { Said, Scene } from "./scene";

/** Writes down what each text is about, as the rules read it; what a model read stays. */
export async function storeIntents(
  tx: Tx,
  scene: Pick<Scene, "workspaceId" | "services">,
  texts: Said[],
): Promise<void> {
  const names = scene.services.map(({ name }) => name);
  for (const { id, body } of texts) {
    const reading: Reading = asksForAnswer(body)
      ? readIntent(body, names)
      : { intent: "keyword", confidence: 1, language: null };
    await storeIntent(tx, scene.workspaceId, id, reading, "rules");
  }
}

/** A model's reading replaces that of the rules, and never the other way round. */
export async function storeIntent(
  tx: Tx,
  workspaceId: number,
  messageId: number,
  { intent, confidence, language }: Reading,
  source: IntentSource,
): Promise<void> {
  await raw(tx)`
    insert into message_intents as i (workspace_id, message_id, intent, source, confidence, language)
    values (${workspaceId}, ${messageId}, ${intent}, ${source}, ${confidence}, ${language})
    on conflict (workspace_id, message_id) do update
      set intent = excluded.intent, source = excluded.source, confidence = excluded.confidence,
        language = coalesce(excluded.language, i.language)
      where excluded.source = 'model'`;
}
