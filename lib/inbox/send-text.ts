import { raw, withWorkspace } from "@/db/client";
import type { Actor } from "@/lib/actor";
import { now } from "@/lib/clock";
import type { AcceptedMessage, SendMessageInput } from "@/lib/messages/schema";
import { sendMessage } from "@/lib/messages/send-message";
import { touchOutbound } from "./touch-conversation";

/**
 * Accepts one text; words to a customer who wrote are the answer they waited for, whatever page they were written on.
 * @throws what `sendMessage` throws.
 */
export async function sendText(actor: Actor, input: SendMessageInput): Promise<AcceptedMessage> {
  const accepted = await sendMessage(actor, input);
  if (accepted.category === "conversation") await answerConversation(actor, accepted.id);
  return accepted;
}

const answerConversation = (actor: Actor, messageId: number): Promise<unknown> =>
  withWorkspace(actor.workspaceId, async (tx) => {
    const [text] = await raw(tx)<{ contact_id: number }[]>`
      select contact_id from messages where workspace_id = ${actor.workspaceId} and id = ${messageId}`;
    if (!text) return;
    await touchOutbound(tx, actor.workspaceId, { contactId: text.contact_id, messageId, at: now() });
  });
