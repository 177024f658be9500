import { raw, withoutWorkspace } from "@/db/client";
import { now } from "@/lib/clock";
import { readKeyword } from "./keyword";
import { keepFile, newMediaSid, type PhoneFile } from "./media";
import { insertMessage } from "./message-row";
import { wakePump } from "./pump-timer";
import { ensureThread, type ThreadKey } from "./threads";

/**
 * A customer texts a business. The carrier acts on STOP, START and HELP itself (SMS only: WhatsApp has no such
 * default at Twilio) and posts the text to the business's webhook in every case. A file goes along with words or without.
 */
export async function receiveText(
  key: ThreadKey & { messagingServiceSid: string | null },
  text: string,
  file: PhoneFile | null = null,
): Promise<{ sid: string }> {
  const { senderId, phoneId, channel, messagingServiceSid } = key;
  const message = { channel, sender_id: senderId, phone_id: phoneId };
  const received = await withoutWorkspace(async (tx) => {
    const thread = await ensureThread(tx, key);
    const mediaSid = newMediaSid();
    const made = await insertMessage(tx, {
      ...message,
      direction: "inbound",
      messagingServiceSid,
      body: text,
      mediaUrls: file ? [mediaSid] : [],
      status: "received",
    });
    if (file) await keepFile(tx, made.id, mediaSid, file);
    await raw(tx)`insert into sandbox.deliveries (message_id, status, due_at)
      values (${made.id}, 'received', ${now().toISOString()}::timestamptz)`;
    if (channel !== "sms") return made;
    const wasBlocked = thread.opted_out_at !== null;
    const { isBlocked, reply } = readKeyword(text, wasBlocked);
    if (isBlocked !== wasBlocked) {
      await raw(
        tx,
      )`update sandbox.threads set opted_out_at = ${isBlocked ? now().toISOString() : null}::timestamptz
        where sender_id = ${senderId} and phone_id = ${phoneId} and channel = ${channel}`;
    }
    if (reply)
      await insertMessage(tx, { ...message, direction: "outbound-reply", body: reply, status: "delivered" });
    return made;
  });
  wakePump();
  return { sid: received.sid };
}
