import { raw, type Tx } from "@/db/client";
import { handoverSentence } from "./handover-words";
import { openTask } from "./open-task";

/**
 * Gives a conversation to the team: nobody's, open, waiting, with the reason for staff and a task unless one is open.
 * What the assistant still had to do for it is over.
 * @param reason a code of the assistant or of the rules.
 */
export async function handOver(
  tx: Tx,
  workspaceId: number,
  conversationId: number,
  reason: string,
): Promise<void> {
  const sql = raw(tx);
  const [row] = await sql<{ contact_id: number; has_task: boolean }[]>`
    update conversations c set owner = 'nobody', owner_id = null, status = 'open', closed_at = null,
      handover_reason = ${reason}, handed_over_at = now(), answer_due_at = null,
      waiting_since = coalesce(c.waiting_since, c.last_inbound_at, now()), version = c.version + 1
    where c.workspace_id = ${workspaceId} and c.id = ${conversationId}
    returning c.contact_id, exists (select from tasks t where t.workspace_id = ${workspaceId}
      and t.contact_id = c.contact_id and t.kind = 'handover' and t.done_at is null) as has_task`;
  if (!row || row.has_task) return;
  await openTask(tx, workspaceId, {
    contactId: row.contact_id,
    kind: "handover",
    detail: handoverSentence(reason),
  });
}
