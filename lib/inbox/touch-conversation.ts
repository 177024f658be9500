import { raw, type Tx } from "@/db/client";
import type { Channel } from "@/db/enums";
import { personOf } from "@/lib/contacts/numbers-of";
import { wroteAgain } from "./wrote-again";

export type InboundTouch = {
  contactId: number;
  senderId: number;
  channel: Channel;
  messageId: number;
  at: Date;
  /** Whether whoever writes this waits for words of ours. */
  asksForAnswer: boolean;
  /** A keyword or a refusal, which was acted on already. */
  isKeyword: boolean;
  /** They want no texts any more: nobody can answer them. */
  isFarewell?: boolean;
};

/**
 * Puts a received text into its person's conversation, in the transaction that stores it: one statement by key. A text
 * that people should see opens a closed conversation again, with nobody for its owner; a keyword leaves it as it is.
 * @returns the conversation's id.
 */
export async function touchInbound(tx: Tx, workspaceId: number, text: InboundTouch): Promise<number> {
  const { channel, senderId, messageId, isKeyword, isFarewell = false } = text;
  const at = text.at.toISOString();
  const waitingSince = text.asksForAnswer ? at : null;
  const answerDueAt = isKeyword ? null : at;
  const [row] = await raw(tx)<{ id: number }[]>`
    insert into conversations as c (workspace_id, contact_id, channel, sender_id, status, closed_at, last_message_id,
      last_at, last_inbound_at, unread, waiting_since, answer_due_at)
    select ${workspaceId}, coalesce(p.merged_into_id, p.id), ${channel}, ${senderId}::bigint,
      ${isKeyword ? "closed" : "open"}::conversation_status, ${isKeyword ? at : null}::timestamptz,
      ${messageId}::bigint, ${at}::timestamptz, ${at}::timestamptz, ${isKeyword ? 0 : 1}::int,
      ${waitingSince}::timestamptz, ${answerDueAt}::timestamptz
    from contacts p where p.workspace_id = ${workspaceId} and p.id = ${text.contactId}
    on conflict (workspace_id, contact_id) do update set
      channel = excluded.channel, sender_id = excluded.sender_id,
      last_message_id = greatest(c.last_message_id, excluded.last_message_id),
      last_at = greatest(c.last_at, excluded.last_at),
      last_inbound_at = greatest(c.last_inbound_at, excluded.last_inbound_at),
      unread = c.unread + excluded.unread,
      waiting_since = case when ${isFarewell} then null else coalesce(c.waiting_since, excluded.waiting_since) end,
      answer_due_at = case when ${isFarewell} then null else coalesce(excluded.answer_due_at, c.answer_due_at) end,
      version = c.version + 1,
      status = case when ${isKeyword} then c.status else 'open' end,
      closed_at = case when ${isKeyword} then c.closed_at end,
      owner = case when c.status = 'closed' and not ${isKeyword} then 'nobody' else c.owner end,
      owner_id = case when c.status = 'closed' and not ${isKeyword} then null else c.owner_id end,
      handover_reason = case when c.status = 'closed' and not ${isKeyword} then null else c.handover_reason end
    returning c.id`;
  if (!row) throw new Error("a conversation without a contact");
  return row.id;
}

export type OutboundTouch = {
  contactId: number;
  messageId: number;
  at: Date;
  /** The newest text that this one answers; without it, it answers whatever came in. */
  answersUpTo?: number;
  /** Whose the conversation is from now on; left out, it stays whose it is. */
  owner?: { kind: "member"; id: number } | { kind: "assistant" };
};

/**
 * We spoke last: nobody waits any more, unless they wrote again after what was answered. Does nothing where there is no
 * conversation. @returns its id, or null.
 */
export async function touchOutbound(
  tx: Tx,
  workspaceId: number,
  text: OutboundTouch,
): Promise<number | null> {
  const { contactId, messageId, answersUpTo, owner } = text;
  const sql = raw(tx);
  const [conversation] = await sql<{ id: number }[]>`
    select id from conversations
    where workspace_id = ${workspaceId} and contact_id = ${personOf(sql, workspaceId, contactId)}`;
  if (!conversation) return null;
  const { id } = conversation;
  const isAskedMore = answersUpTo !== undefined && (await wroteAgain(tx, workspaceId, id, answersUpTo));
  const ownerId = owner?.kind === "member" ? owner.id : null;
  const isByPerson = owner?.kind !== "assistant";
  await sql`
    update conversations c set
      last_message_id = greatest(c.last_message_id, ${messageId}::bigint),
      last_at = greatest(c.last_at, ${text.at.toISOString()}::timestamptz),
      waiting_since = case when ${isAskedMore} then c.waiting_since end,
      unread = case when ${isAskedMore} then c.unread else 0 end,
      answer_due_at = case when ${isAskedMore} or not ${isByPerson} then c.answer_due_at end,
      handover_reason = case when ${isByPerson} then null else c.handover_reason end,
      handed_over_at = case when ${isByPerson} then null else c.handed_over_at end,
      owner = coalesce(${owner?.kind ?? null}::conversation_owner, c.owner),
      owner_id = case when ${owner === undefined} then c.owner_id else ${ownerId}::bigint end,
      version = c.version + 1
    where c.workspace_id = ${workspaceId} and c.id = ${id}`;
  return id;
}

/** What they wrote asks for nothing ("Thanks!"): nobody waits for an answer, unless they wrote again after this text. */
export async function restConversation(
  tx: Tx,
  workspaceId: number,
  conversationId: number,
  upToMessageId: number,
): Promise<void> {
  if (await wroteAgain(tx, workspaceId, conversationId, upToMessageId)) return;
  await raw(tx)`
    update conversations set waiting_since = null, version = version + 1
    where workspace_id = ${workspaceId} and id = ${conversationId} and waiting_since is not null`;
}
