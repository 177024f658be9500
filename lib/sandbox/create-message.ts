import { raw, type Tx, withoutWorkspace } from "@/db/client";
import { later, now } from "@/lib/clock";
import { type Address, parsePhoneAddress, parseSenderAddress } from "./address";
import { planSteps } from "./behavior";
import { CarrierError } from "./carrier-error";
import { renderContent } from "./content";
import { findServiceNumber } from "./incoming-numbers";
import { insertMessage } from "./message-row";
import { ensureNumbers } from "./numbers";
import { wakePump } from "./pump-timer";
import { ensureThread } from "./threads";

type Order = {
  to: Address;
  from: Address;
  messagingServiceSid: string | null;
  body: string;
  mediaUrls: string[];
  statusCallback: string | null;
  validitySeconds: number;
  sendAt: Date | null;
};

/**
 * Takes a text for delivery, as `POST …/Messages.json` does. `isAnswerLost` asks the door to drop the line
 * instead of answering, because the phone's switches say so.
 * @throws CarrierError with Twilio's code for every refusal; a refused text leaves no trace.
 */
export async function createMessage(form: URLSearchParams): Promise<{ sid: string; isAnswerLost: boolean }> {
  const order = await readOrder(form);
  const outcome = await withoutWorkspace((tx) => accept(tx, order));
  if ("refused" in outcome) throw new CarrierError(outcome.refused);
  // The first step is due after some 40 ms.
  wakePump(40);
  return outcome;
}

type Outcome = { sid: string; isAnswerLost: boolean } | { refused: 20429 | 20500 | 21610 };

async function accept(tx: Tx, order: Order): Promise<Outcome> {
  const { to, from, messagingServiceSid, body, mediaUrls, statusCallback } = order;
  const [senderId = 0, phoneId = 0] = await ensureNumbers(tx, from.number, to.number);
  const thread = await ensureThread(tx, { senderId, phoneId, channel: to.channel });
  const [struck] = await raw(tx)<{ fault: string }[]>`
    update sandbox.threads set faults_left = faults_left - 1
    where sender_id = ${senderId} and phone_id = ${phoneId} and channel = ${to.channel} and faults_left > 0 returning fault`;
  if (struck?.fault === "rate_limited") return { refused: 20429 };
  if (struck?.fault === "server_error") return { refused: 20500 };
  if (thread.opted_out_at !== null) return { refused: 21610 };
  const hasService = messagingServiceSid !== null;
  const status = order.sendAt ? "scheduled" : hasService ? "accepted" : "queued";
  const message = {
    channel: to.channel,
    direction: "outbound-api" as const,
    sender_id: senderId,
    phone_id: phoneId,
  };
  const { id, sid } = await insertMessage(tx, {
    ...message,
    messagingServiceSid,
    body,
    mediaUrls,
    statusCallback,
    status,
  });
  const start = order.sendAt ?? now();
  const steps = planSteps(thread.behavior, {
    channel: to.channel,
    hasService,
    validitySeconds: order.validitySeconds,
  }).map((step) => ({
    status: step.status,
    error_code: step.errorCode ?? null,
    due_at: later(start, step.afterMs).toISOString(),
  }));
  await raw(tx)`insert into sandbox.deliveries (message_id, status, error_code, due_at)
    select ${id}::bigint, status, error_code, due_at
    from jsonb_to_recordset(${JSON.stringify(steps)}::jsonb) as x(status text, error_code int, due_at timestamptz)`;
  return { sid, isAnswerLost: struck?.fault === "answer_lost" };
}

async function readOrder(form: URLSearchParams): Promise<Order> {
  const service = form.get("MessagingServiceSid") || null;
  const toText = form.get("To");
  const fromText = form.get("From");
  if (!toText) throw new CarrierError(21604);
  if (!fromText && !service) throw new CarrierError(21603);
  if (service && !/^MG[0-9a-fA-F]{32}$/.test(service)) throw new CarrierError(21705);
  const to = parsePhoneAddress(toText);
  if (!to) throw new CarrierError(21211);
  const from = fromText
    ? parseSenderAddress(fromText)
    : { channel: to.channel, number: await findServiceNumber(service ?? "") };
  if (!from) throw new CarrierError(21212);
  if (from.channel !== to.channel) throw new CarrierError(21910);
  const content = readContent(form);
  return {
    to,
    from,
    messagingServiceSid: service,
    ...content,
    statusCallback: readCallback(form),
    validitySeconds: readValidity(form),
    sendAt: readSendAt(form, service),
  };
}

function readContent(form: URLSearchParams): { body: string; mediaUrls: string[] } {
  const contentSid = form.get("ContentSid");
  const body = contentSid
    ? renderContent(contentSid, form.get("ContentVariables"))
    : (form.get("Body") ?? "");
  const mediaUrls = form.getAll("MediaUrl").filter(Boolean);
  if (body === "" && mediaUrls.length === 0) throw new CarrierError(21602);
  if (body.length > 1600) throw new CarrierError(21617);
  if (mediaUrls.length > 10) throw new CarrierError(21623);
  if (!mediaUrls.every(isHttpUrl)) throw new CarrierError(21620);
  return { body, mediaUrls };
}

function readCallback(form: URLSearchParams): string | null {
  const callback = form.get("StatusCallback") || null;
  if (callback && (callback.length > 4000 || !isHttpUrl(callback))) throw new CarrierError(21609);
  return callback;
}

function readValidity(form: URLSearchParams): number {
  const validity = Number(form.get("ValidityPeriod") || 36_000);
  if (!Number.isInteger(validity) || validity < 1 || validity > 36_000) throw new CarrierError(21624);
  return validity;
}

function readSendAt(form: URLSearchParams, service: string | null): Date | null {
  const text = form.get("SendAt");
  if (!text) return null;
  const at = new Date(text);
  const isUsable = service !== null && form.get("ScheduleType") === "fixed" && !Number.isNaN(at.getTime());
  if (!isUsable) throw new CarrierError(20001);
  return at;
}

function isHttpUrl(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && (url.protocol === "https:" || url.protocol === "http:");
}
