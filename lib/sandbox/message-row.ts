import { randomBytes } from "node:crypto";
import type postgres from "postgres";
import { raw, type Tx } from "@/db/client";
import { now } from "@/lib/clock";
import type { Channel } from "./address";
import { countSegments } from "./count-segments";

export type MessageRow = {
  id: number;
  sid: string;
  channel: Channel;
  direction: "outbound-api" | "outbound-reply" | "inbound";
  sender_id: number;
  phone_id: number;
  messaging_service_sid: string | null;
  body: string;
  num_segments: number;
  media_urls: string[];
  status: string;
  error_code: number | null;
  price_micros: number | null;
  status_callback: string | null;
  created_at: string;
  updated_at: string;
  sent_at: string | null;
  sender: { number_idx: string; number_sealed: string };
  phone: { number_idx: string; number_sealed: string };
};

/** Columns of a message with both of its numbers; `m`, `s` and `p` are the aliases to select them from. */
export const messageColumns = (sql: postgres.TransactionSql<{ bigint: number }>) => sql`
  m.*, to_jsonb(m.media_urls) as media_urls,
  jsonb_build_object('number_idx', s.number_idx, 'number_sealed', s.number_sealed) as sender,
  jsonb_build_object('number_idx', p.number_idx, 'number_sealed', p.number_sealed) as phone`;

export const messageTables = (sql: postgres.TransactionSql<{ bigint: number }>) => sql`
  sandbox.messages m join sandbox.numbers s on s.id = m.sender_id join sandbox.numbers p on p.id = m.phone_id`;

type NewMessage = Pick<MessageRow, "channel" | "direction" | "sender_id" | "phone_id" | "body" | "status"> & {
  messagingServiceSid?: string | null;
  mediaUrls?: string[];
  statusCallback?: string | null;
};

/** Writes a text into a thread. A text that is complete as it stands (a customer's, the carrier's own reply) is priced at once. */
export async function insertMessage(tx: Tx, message: NewMessage): Promise<{ id: number; sid: string }> {
  const {
    channel,
    direction,
    sender_id,
    phone_id,
    body,
    status,
    messagingServiceSid,
    mediaUrls = [],
    statusCallback,
  } = message;
  // With pictures a text is one message, however long its words are.
  const hasMedia = mediaUrls.length > 0;
  const sid = `${hasMedia ? "MM" : "SM"}${randomBytes(16).toString("hex")}`;
  const segments = channel === "sms" && !hasMedia ? countSegments(body) : 1;
  const at = now().toISOString();
  const isComplete = direction !== "outbound-api";
  const [row] = await raw(tx)<{ id: number; sid: string }[]>`
    insert into sandbox.messages (sid, channel, direction, sender_id, phone_id, messaging_service_sid, body, num_segments,
      media_urls, status, status_callback, created_at, updated_at, sent_at, price_micros)
    values (${sid}, ${channel}, ${direction}, ${sender_id}, ${phone_id}, ${messagingServiceSid ?? null}, ${body}, ${segments},
      array(select jsonb_array_elements_text(${JSON.stringify(mediaUrls)}::jsonb)), ${status}, ${statusCallback ?? null},
      ${at}::timestamptz, ${at}::timestamptz, ${isComplete ? at : null}::timestamptz,
      ${isComplete ? (hasMedia ? mediaPriceMicros : segments * segmentPriceMicros) : null})
    returning id, sid`;
  if (!row) throw new Error("message not written");
  await raw(tx)`update sandbox.threads set last_id = greatest(last_id, ${row.id})
    where sender_id = ${sender_id} and phone_id = ${phone_id} and channel = ${channel}`;
  return row;
}

/** Twilio's list price of a US segment in 2026, in millionths of a dollar; what is charged is negative. */
export const segmentPriceMicros = -8300;

/** The same of a message with pictures. */
export const mediaPriceMicros = -22_000;
