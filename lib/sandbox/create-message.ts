import { raw, type Tx, withoutWorkspace } from "@/db/client";
import { later, now } from "@/lib/clock";
import { planSteps } from "./behavior";
import { CarrierError } from "./carrier-error";
import { insertMessage, type MessageRow } from "./message-row";
import { ensureNumbers } from "./numbers";
import { wakePump } from "./pump-timer";
import { readMessage } from "./queries";
import { type Order, readOrder } from "./read-order";
import { ensureThread, type ThreadKey } from "./threads";
import { isWindowOpen, outsideWindow } from "./whatsapp-rules";

/**
 * Takes a text for delivery, as `POST …/Messages.json` does. `isAnswerLost` asks the door to drop the line
 * instead of answering, because the phone's switches say so.
 * @throws CarrierError with Twilio's code for every refusal; a refused text is never written.
 */
export async function createMessage(form: URLSearchParams): Promise<Accepted> {
  const order = await readOrder(form);
  const outcome = await withoutWorkspace((tx) => accept(tx, order));
  if ("refused" in outcome) throw new CarrierError(outcome.refused);
  // The first step is due after some 40 ms.
  wakePump(40);
  return outcome;
}

type Accepted = { message: MessageRow; isAnswerLost: boolean };
type Outcome = Accepted | { refused: 20429 | 20500 | 21610 };

async function accept(tx: Tx, order: Order): Promise<Outcome> {
  const { to, from, messagingServiceSid, body, mediaUrls, statusCallback } = order;
  const [senderId = 0, phoneId = 0] = await ensureNumbers(tx, from.number, to.number);
  const key = { senderId, phoneId, channel: to.channel };
  const thread = await ensureThread(tx, key);
  const fault = thread.faults_left > 0 ? await strike(tx, key) : null;
  if (fault === "rate_limited") return { refused: 20429 };
  if (fault === "server_error") return { refused: 20500 };
  if (fault === "opted_out" || thread.opted_out_at !== null) return { refused: 21610 };
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
  const isLate = to.channel === "whatsapp" && !order.isTemplate && !(await isWindowOpen(tx, key));
  const planned = isLate
    ? outsideWindow
    : planSteps(thread.behavior, {
        channel: to.channel,
        hasService,
        validitySeconds: order.validitySeconds,
      });
  const steps = planned.map((step) => ({
    status: step.status,
    error_code: step.errorCode ?? null,
    due_at: later(start, step.afterMs).toISOString(),
  }));
  await raw(tx)`insert into sandbox.deliveries (message_id, status, error_code, due_at)
    select ${id}::bigint, status, error_code, due_at
    from jsonb_to_recordset(${JSON.stringify(steps)}::jsonb) as x(status text, error_code int, due_at timestamptz)`;
  return { message: await readMessage(tx, sid), isAnswerLost: fault === "answer_lost" };
}

/** Uses up one of the faults that lie in wait for the thread, and says which. */
async function strike(tx: Tx, { senderId, phoneId, channel }: ThreadKey): Promise<string | null> {
  const [struck] = await raw(tx)<{ fault: string }[]>`
    update sandbox.threads set faults_left = faults_left - 1
    where sender_id = ${senderId} and phone_id = ${phoneId} and channel = ${channel} and faults_left > 0
    returning fault`;
  return struck?.fault ?? null;
}
