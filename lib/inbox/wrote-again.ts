import { raw, type Tx } from "@/db/client";
import { numbersOf } from "@/lib/contacts/numbers-of";

/**
 * Whether they wrote after this text, from any of their numbers. Holds the conversation until the transaction ends, and
 * waits for a text that is being taken in: a statement sees of others only what was committed before it began, so the
 * question is one of its own, behind the lock.
 */
export async function wroteAgain(
  tx: Tx,
  workspaceId: number,
  conversationId: number,
  messageId: number,
): Promise<boolean> {
  const sql = raw(tx);
  const [held] = await sql<{ contact_id: number }[]>`
    select contact_id from conversations where workspace_id = ${workspaceId} and id = ${conversationId} for update`;
  if (!held) return false;
  const [newer] = await sql`
    select 1 from messages
    where workspace_id = ${workspaceId} and contact_id = any(${numbersOf(sql, workspaceId, held.contact_id)})
      and direction = 'inbound' and id > ${messageId} limit 1`;
  return newer !== undefined;
}
