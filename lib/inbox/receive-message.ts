import { raw, type Tx, withWorkspace } from "@/db/client";
import { wake } from "@/inngest/events";
import { type Actor, systemActor } from "@/lib/actor";
import { now } from "@/lib/clock";
import { asksForAnswer } from "@/lib/consent/keywords";
import { ensureContacts, type Recipient } from "@/lib/contacts/ensure-contacts";
import { log } from "@/lib/log";
import { insertEvents } from "@/lib/messages/insert-messages";
import { waitForClaimed } from "@/lib/messages/stop-number";
import { parsePhone } from "@/lib/phone";
import type { VerifiedWebhook } from "@/lib/providers/verify-webhook";
import { countSegments } from "@/lib/templates/segments";
import { answerKeyword } from "./answer-keyword";
import { findInboundSender, type InboundSender } from "./find-inbound-sender";
import { type InboundText, readInbound } from "./schema";
import { touchInbound } from "./touch-conversation";

export type Received = "stored" | "repeated" | "not_ours" | "unreadable";

/**
 * Takes in a customer's text: stored once per MessageSid, keywords acted on in the same transaction, before anything
 * else may look at it. After a STOP it returns only when no text to that number can start any more.
 * @param heardBy `list` for a text that was found at the provider because no webhook had told of it.
 */
export async function receiveMessage(
  hook: VerifiedWebhook,
  heardBy: "webhook" | "list" = "webhook",
): Promise<Received> {
  const text = readInbound(hook.params);
  if (!text) return "unreadable";
  const sender = await findInboundSender(hook, text);
  if (!sender) {
    log.warn({ provider: "twilio" }, "an inbound text for a number that is no sender here");
    return "not_ours";
  }
  const phone = parsePhone(text.from, { relaxed: true });
  if (!phone.ok) return "unreadable";
  const actor: Actor = { ...systemActor(sender.workspaceId, "Customer"), kind: "customer" };
  const take = async (tx: Tx) => {
    const people = await ensureContacts(tx, sender.workspaceId, [phone.phone], "inbound");
    const contact = people.get(phone.phone.e164);
    if (!contact) throw new Error("a contact vanished");
    const id = await insertInbound(tx, sender, contact, text, heardBy);
    const { phoneIndexes: indexes } = contact;
    if (id === null) return { isNew: false, isStop: false, isKeyword: true, indexes };
    const heard = await answerKeyword(tx, actor, { sender, contact, text, messageId: id });
    if (heard.isKeyword)
      await raw(tx)`insert into message_intents (workspace_id, message_id, intent, source, confidence)
        values (${sender.workspaceId}, ${id}, 'keyword', 'rules', 1)`;
    await touchInbound(tx, sender.workspaceId, {
      contactId: contact.id,
      senderId: sender.senderId,
      channel: text.channel,
      messageId: id,
      at: now(),
      asksForAnswer: !heard.isKeyword && asksForAnswer(text.body),
      isKeyword: heard.isKeyword,
      isFarewell: heard.isFarewell,
    });
    return { isNew: true, ...heard, indexes };
  };
  const outcome = await withWorkspace(sender.workspaceId, take, { byKey: true });
  // A repetition may be the only call the provider hears the answer of, so it promises as much as the first.
  if (outcome.isStop || !outcome.isNew) await waitForClaimed(sender.workspaceId, outcome.indexes);
  if (outcome.isNew) wake("message/queued");
  if (!outcome.isKeyword) wake("conversation/waiting");
  return outcome.isNew ? "stored" : "repeated";
}

/** One row a MessageSid: the provider's repetition stops here. */
async function insertInbound(
  tx: Tx,
  sender: InboundSender,
  contact: Recipient,
  text: InboundText,
  heardBy: string,
): Promise<number | null> {
  const { encoding, segments } = countSegments(text.body);
  const [row] = await raw(tx)<{ id: number }[]>`
    insert into messages (workspace_id, direction, channel, category, contact_id, sender_id, phone_idx, phone_last4, body,
      encoding, segments, media_urls, metadata, provider_sid, priority, due_at, status, actor_kind, actor_name, finished_at)
    values (${sender.workspaceId}, 'inbound', ${text.channel}, 'conversation', ${contact.id}, ${sender.senderId},
      ${contact.phoneIdx}, ${contact.phoneLast4}, ${text.body}, ${encoding}, ${segments},
      ${text.mediaUrls.length > 0 ? text.mediaUrls : null},
      ${text.mediaUrls.length > 0 ? raw(tx).json({ media_types: text.mediaTypes }) : null}, ${text.providerSid}, 2, now(), 'received', 'customer',
      'Customer', now())
    on conflict (workspace_id, provider_sid) where direction = 'inbound' do nothing returning id`;
  if (!row) return null;
  await insertEvents(tx, sender.workspaceId, [
    {
      messageId: row.id,
      kind: "received",
      status: "received",
      source: "customer",
      data: { provider_sid: text.providerSid, heard_by: heardBy },
    },
  ]);
  return row.id;
}
