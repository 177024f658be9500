import { raw, type Tx, withWorkspace } from "@/db/client";
import type { ActorKind, Intent, IntentSource } from "@/db/enums";
import { type Actor, authorize } from "@/lib/actor";
import { findPage, presentMessage } from "@/lib/messages/queries";
import type { Page } from "@/lib/paging";
import type { ThreadMessage } from "./conversations-schema";
import { requireConversation } from "./queries";

type Beside = {
  id: number;
  actor_kind: ActorKind;
  intent: Intent | null;
  source: IntentSource;
  confidence: number;
  language: string | null;
};

/**
 * Everything said with this person, over all their numbers and both channels, newest first, each text with who wrote it
 * and what it is about. @throws Problem 404.
 */
export async function listThread(
  actor: Actor,
  id: number,
  query: { limit: number; cursor?: string | undefined },
): Promise<Page<ThreadMessage>> {
  authorize(actor, "conversations:read");
  authorize(actor, "messages:read");
  return withWorkspace(actor.workspaceId, async (tx) => {
    const { contact_id } = await requireConversation(tx, actor.workspaceId, id);
    const page = await findPage(tx, actor.workspaceId, { contact_id }, query.limit, query.cursor);
    const beside = await readBeside(
      tx,
      actor.workspaceId,
      page.rows.map((row) => row.id),
    );
    return {
      data: page.rows.map((row) => ({ ...presentMessage(row), ...aboutText(beside.get(row.id)) })),
      next_cursor: page.next,
    };
  });
}

const aboutText = (row: Beside | undefined): Pick<ThreadMessage, "sent_by_kind" | "intent"> => ({
  sent_by_kind: row?.actor_kind ?? "system",
  intent: row?.intent
    ? { intent: row.intent, source: row.source, confidence: row.confidence, language: row.language }
    : null,
});

async function readBeside(tx: Tx, workspaceId: number, ids: number[]): Promise<Map<number, Beside>> {
  const rows = await raw(tx)<Beside[]>`
    select m.id, m.actor_kind, i.intent, i.source, i.confidence, i.language
    from messages m
    left join message_intents i on i.workspace_id = m.workspace_id and i.message_id = m.id
    where m.workspace_id = ${workspaceId} and m.id = any(${ids}::bigint[])`;
  return new Map(rows.map((row) => [row.id, row]));
}
