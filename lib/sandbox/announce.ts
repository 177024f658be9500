import { createHash } from "node:crypto";
import { raw, withoutWorkspace } from "@/db/client";
import { now } from "@/lib/clock";
import { env } from "@/lib/env";
import { findSmsUrl } from "./incoming-numbers";
import { mediaFields } from "./media";
import type { MessageRow } from "./message-row";
import { postWebhook } from "./post-webhook";
import { inboundForm, statusForm } from "./webhook-form";

export type Step = {
  id: number;
  message_id: number;
  status: string;
  error_code: number | null;
  message: MessageRow;
};

/** Tells the business what happened. Returns how its webhook answered, or `no callback` when none was asked for. */
export async function announce({ id, status, error_code, message }: Step): Promise<string> {
  const { accountSid } = env().twilio;
  // The same for every try of one step, and for no other: receivers may tell retries apart by it.
  const token = createHash("sha256").update(`${message.sid}/${id}`).digest("hex").slice(0, 32);
  if (message.direction === "inbound") {
    const media = await mediaFields(message.id, message.sid, accountSid);
    return postWebhook(await findSmsUrl(message.sender_id), inboundForm(message, accountSid, media), token);
  }
  if (!message.status_callback) return "no callback";
  if (await losesReceipts(message)) return "receipt lost";
  return postWebhook(
    message.status_callback,
    statusForm(message, accountSid, { status, errorCode: error_code, at: now() }),
    token,
  );
}

async function losesReceipts({ sender_id, phone_id, channel }: MessageRow): Promise<boolean> {
  const [thread] = await withoutWorkspace(
    (tx) => raw(tx)`select 1 from sandbox.threads where sender_id = ${sender_id} and phone_id = ${phone_id}
      and channel = ${channel} and behavior = 'lost'`,
  );
  return thread !== undefined;
}
