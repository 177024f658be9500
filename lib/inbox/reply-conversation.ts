import { raw, type Tx, withWorkspace } from "@/db/client";
import { wake } from "@/inngest/events";
import { type Actor, authorize } from "@/lib/actor";
import { now } from "@/lib/clock";
import { requireMedia } from "@/lib/media/check-media";
import { acceptMessages } from "@/lib/messages/accept-messages";
import { findByIdempotencyKey } from "@/lib/messages/queries";
import type { AcceptedMessage, SendMessageInput } from "@/lib/messages/schema";
import { presentAccepted, refused, suppressed } from "@/lib/messages/send-message";
import type { ConversationRow } from "./conversation-rows";
import type { ReplyInput } from "./conversations-schema";
import { lockConversation } from "./lock-conversation";
import { finishHandover } from "./tasks";
import { touchOutbound } from "./touch-conversation";

/**
 * Answers a customer on the channel and from the number they used last. A member who answers owns the conversation from
 * then on; a closed one is open again. Two answers at once: the second is refused and told of the first.
 * @throws Problem 404; 409 `conversation_changed`; 422 with the field at fault, or with the gate's reason and the id of
 * the suppressed row.
 */
export async function reply(
  actor: Actor,
  conversationId: number,
  input: ReplyInput,
): Promise<AcceptedMessage> {
  authorize(actor, "conversations:write");
  authorize(actor, "messages:write");
  if (input.media_urls?.length) await requireMedia(actor.workspaceId, input.media_urls);
  const accepted = await withWorkspace(actor.workspaceId, async (tx) => {
    const before = await findByIdempotencyKey(tx, actor);
    if (before) return { id: before.id, row: before, warnings: [] };
    const conversation = await lockConversation(tx, actor, conversationId, input.version);
    const draft = {
      actor,
      input: await draftOf(tx, conversation, input),
      idempotencyKey: actor.idempotencyKey,
    };
    const [result] = await acceptMessages(tx, actor.workspaceId, [draft]);
    if (!result) throw new Error("no outcome for a draft");
    if (!result.ok) throw refused(result.refusal);
    if (result.row.status !== "suppressed") await takeOver(tx, actor, conversation, result.id);
    return result;
  });
  const { row, id, warnings } = accepted;
  if (row.status === "suppressed") throw suppressed(id, row.reason ?? "suppressed");
  wake("message/queued");
  return presentAccepted(id, row, warnings);
}

/** To the number they wrote from, which may be another one of the same person; from ours, while it may send. */
async function draftOf(
  tx: Tx,
  { contact_id, channel, sender_id }: ConversationRow,
  input: ReplyInput,
): Promise<SendMessageInput> {
  const { version: _, ...content } = input;
  const [place] = await raw(tx)<
    { workspace_id: number; wrote_as: number | null; sender_id: number | null }[]
  >`
    select c.workspace_id,
      (select m.contact_id from messages m join contacts n on n.workspace_id = c.workspace_id and n.id = m.contact_id
       where m.workspace_id = c.workspace_id and m.direction = 'inbound' and m.contact_id = any(array(
         select id from contacts where workspace_id = c.workspace_id and (id = c.id or merged_into_id = c.id)))
       order by m.id desc limit 1) as wrote_as,
      (select s.id from senders s where s.workspace_id = c.workspace_id and s.id = ${sender_id} and s.status = 'active') as sender_id
    from contacts c where c.workspace_id = (select current_workspace_id()) and c.id = ${contact_id}`;
  const isElsewhere = input.channel !== undefined && input.channel !== channel;
  const from =
    isElsewhere || !place?.sender_id ? { channel: input.channel ?? channel } : { sender_id: place.sender_id };
  const { channel: _asked, ...rest } = content;
  return { ...rest, ...from, contact_id: place?.wrote_as ?? contact_id, category: "conversation" };
}

async function takeOver(
  tx: Tx,
  actor: Actor,
  conversation: ConversationRow,
  messageId: number,
): Promise<void> {
  const isMember = actor.kind === "member" && actor.id !== null;
  await touchOutbound(tx, actor.workspaceId, {
    contactId: conversation.contact_id,
    messageId,
    at: now(),
    ...(isMember && actor.id !== null ? { owner: { kind: "member", id: actor.id } } : {}),
  });
  await raw(tx)`
    update conversations set status = 'open', closed_at = null
    where workspace_id = ${actor.workspaceId} and id = ${conversation.id} and status = 'closed'`;
  await finishHandover(tx, actor, conversation.contact_id);
}
