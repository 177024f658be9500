import { raw, type Tx } from "@/db/client";

/**
 * What was said with another number goes on in the person's conversation: nothing that waits is forgotten. The other
 * conversation stays behind, put away, or becomes the person's where they had none.
 */
export async function mergeConversations(
  tx: Tx,
  workspaceId: number,
  personId: number,
  otherId: number,
): Promise<void> {
  const sql = raw(tx);
  await sql`
    update conversations set contact_id = ${personId}
    where workspace_id = ${workspaceId} and contact_id = ${otherId} and not exists (
      select from conversations where workspace_id = ${workspaceId} and contact_id = ${personId})`;
  await sql`
    with other as (
      select * from conversations where workspace_id = ${workspaceId} and contact_id = ${otherId}),
    gained as (
      update conversations p set unread = p.unread + o.unread, version = p.version + 1,
        waiting_since = least(p.waiting_since, o.waiting_since),
        last_message_id = greatest(p.last_message_id, o.last_message_id), last_at = greatest(p.last_at, o.last_at),
        last_inbound_at = greatest(p.last_inbound_at, o.last_inbound_at),
        status = case when o.status = 'open' then 'open' else p.status end,
        closed_at = case when o.status = 'open' then null else p.closed_at end
      from other o where p.workspace_id = ${workspaceId} and p.contact_id = ${personId})
    update conversations set status = 'closed', closed_at = now(), waiting_since = null, unread = 0, answer_due_at = null
    where workspace_id = ${workspaceId} and contact_id = ${otherId}`;
  await sql`
    update tasks set contact_id = ${personId} where workspace_id = ${workspaceId} and contact_id = ${otherId}`;
}
