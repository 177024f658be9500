import { raw, type Tx } from "@/db/client";

/**
 * What was said with another number goes on in the person's conversation, with what the assistant made of it and what
 * the team was to do: nothing that waits is forgotten. It becomes the person's where they had none. Where both had one,
 * that of whoever has most to do with it leads: a member of the team, then a hand-over to it, then the assistant.
 */
export async function mergeConversations(
  tx: Tx,
  workspaceId: number,
  personId: number,
  otherId: number,
): Promise<void> {
  const sql = raw(tx);
  await sql`
    update tasks set contact_id = ${personId} where workspace_id = ${workspaceId} and contact_id = ${otherId}`;
  const both = await sql<{ id: number; contact_id: number }[]>`
    select id, contact_id from conversations
    where workspace_id = ${workspaceId} and contact_id in (${personId}, ${otherId}) order by id for update`;
  const into = both.find((row) => row.contact_id === personId)?.id;
  const from = both.find((row) => row.contact_id === otherId)?.id;
  if (from === undefined) return;
  if (into === undefined) {
    await sql`
      update conversations set contact_id = ${personId} where workspace_id = ${workspaceId} and id = ${from}`;
    return;
  }
  const otherLeads = sql`${weight(sql, "o")} > ${weight(sql, "p")}`;
  await sql`
    update conversations p set unread = p.unread + o.unread, version = p.version + 1,
      waiting_since = least(p.waiting_since, o.waiting_since),
      answer_due_at = least(p.answer_due_at, o.answer_due_at),
      last_message_id = greatest(p.last_message_id, o.last_message_id), last_at = greatest(p.last_at, o.last_at),
      last_inbound_at = greatest(p.last_inbound_at, o.last_inbound_at),
      channel = case when o.last_inbound_at > p.last_inbound_at then o.channel else p.channel end,
      sender_id = case when o.last_inbound_at > p.last_inbound_at then o.sender_id else p.sender_id end,
      status = case when o.status = 'open' then 'open' else p.status end,
      closed_at = case when o.status = 'open' then null else p.closed_at end,
      owner = case when ${otherLeads} then o.owner else p.owner end,
      owner_id = case when ${otherLeads} then o.owner_id else p.owner_id end,
      handover_reason = case when ${otherLeads} then o.handover_reason else p.handover_reason end,
      handed_over_at = case when ${otherLeads} then o.handed_over_at else p.handed_over_at end
    from conversations o where p.workspace_id = ${workspaceId} and p.id = ${into}
      and o.workspace_id = ${workspaceId} and o.id = ${from}`;
  await sql`
    update assistant_turns set conversation_id = ${into}
    where workspace_id = ${workspaceId} and conversation_id = ${from}`;
  await sql`
    update assistant_dialogs set conversation_id = ${into}
    where workspace_id = ${workspaceId} and conversation_id = ${from} and not exists (
      select from assistant_dialogs where workspace_id = ${workspaceId} and conversation_id = ${into})`;
  await sql`delete from conversations where workspace_id = ${workspaceId} and id = ${from}`;
}

/** How much somebody has to do with a conversation; one that was put away is nobody's. */
const weight = (sql: ReturnType<typeof raw>, alias: "o" | "p") => sql`case
  when ${sql(alias)}.status = 'closed' then 0 when ${sql(alias)}.owner = 'member' then 3
  when ${sql(alias)}.handover_reason is not null then 2 when ${sql(alias)}.owner = 'assistant' then 1 else 0 end`;
