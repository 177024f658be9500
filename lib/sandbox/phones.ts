import { raw, type Tx, withoutWorkspace } from "@/db/client";
import { notFound } from "@/lib/errors";
import { behaviorNames, faultNames } from "./behavior";
import { contactNames } from "./contact-names";
import type { MessageRow } from "./message-row";
import { displayNumber, openNumber } from "./numbers";
import { listScheduled } from "./scheduled-texts";
import type { Phone, PhoneList, PhoneMessage } from "./schema";
import type { VisibleSender } from "./visible-senders";

const listLimit = 200;

/** The phones that have a thread with one of these senders, the latest first. */
export async function listPhones(senders: VisibleSender[]): Promise<PhoneList> {
  const rows = await withoutWorkspace(
    (tx) => raw(tx)<ListedPhone[]>`
    with latest as (
      select t.phone_id, max(t.last_id) as last_id, bool_or(t.opted_out_at is not null) as is_opted_out, max(t.created_at) as made_at,
        sum((select count(*) from sandbox.messages m where m.phone_id = t.phone_id and m.sender_id = t.sender_id
          and m.channel = t.channel and m.direction <> 'inbound' and m.id > t.seen_id))::int as unread
      from sandbox.threads t join ${mine(tx, senders)} on mine.sender_id = t.sender_id and mine.channel = t.channel
      where t.phone_id in (${recentPhones(tx, senders)})
      group by t.phone_id)
    select l.phone_id, l.is_opted_out, l.unread, p.number_idx, p.number_sealed, m.body, m.direction, m.created_at,
      coalesce(cardinality(m.media_urls), 0) as media
    from latest l join sandbox.numbers p on p.id = l.phone_id left join sandbox.messages m on m.id = l.last_id
    order by greatest(m.created_at, l.made_at) desc, l.phone_id desc`,
  );
  const numbers = rows.map(openNumber);
  const names = await contactNames(senders, numbers);
  return {
    senders: senders.map(({ workspaceId, senderId, channel, name, number }) => ({
      workspaceId,
      senderId,
      channel,
      name,
      display: displayNumber(number),
    })),
    phones: rows.map((row, i) => ({
      id: row.phone_id,
      ...numberOf(numbers[i] ?? "", names),
      unread: row.unread,
      isOptedOut: row.is_opted_out,
      last:
        row.created_at === null || row.body === null
          ? null
          : {
              body: row.body || (row.media > 0 ? "Picture" : ""),
              isFromPhone: row.direction === "inbound",
              at: new Date(row.created_at).toISOString(),
            },
    })),
  };
}

/** A phone with its threads and last texts, as far as these senders are concerned. @throws Problem 404 */
export async function getPhone(senders: VisibleSender[], phoneId: number): Promise<Phone> {
  const { number, ...state } = await readPhone(senders, phoneId);
  const [names, scheduled] = await Promise.all([
    contactNames(senders, [number]),
    listScheduled(senders, number),
  ]);
  return { ...numberOf(number, names), ...state, scheduled };
}

async function readPhone(senders: VisibleSender[], phoneId: number) {
  return withoutWorkspace(async (tx) => {
    const threads = await raw(tx)<PhoneThread[]>`
      select t.*, p.number_idx, p.number_sealed from sandbox.threads t
      join ${mine(tx, senders)} on mine.sender_id = t.sender_id and mine.channel = t.channel
      join sandbox.numbers p on p.id = t.phone_id where t.phone_id = ${phoneId} order by t.last_id desc`;
    const [first] = threads;
    if (!first) throw notFound();
    const messages = await raw(tx)<
      (MessageRow & { outcome: string | null; files: PhoneMessage["files"] | null })[]
    >`
      select m.*, to_jsonb(m.media_urls) as media_urls, d.outcome, (select jsonb_agg(jsonb_build_object('url',
          '/sandbox/api/phones/' || m.phone_id || '/media/' || f.sid, 'contentType', f.content_type))
        from sandbox.media f where f.message_id = m.id) as files from sandbox.messages m
      join ${mine(tx, senders)} on mine.sender_id = m.sender_id and mine.channel = m.channel
      left join sandbox.deliveries d on d.message_id = m.id and m.direction = 'inbound'
      where m.phone_id = ${phoneId} order by m.id desc limit 200`;
    return {
      id: phoneId,
      number: openNumber(first),
      behavior: behaviorNames.find((name) => name === first.behavior) ?? "normal",
      faults: threads.flatMap((thread) => {
        const fault = faultNames.find((name) => name === thread.fault);
        return fault && thread.faults_left > 0 ? [{ ...keyOf(thread), fault, left: thread.faults_left }] : [];
      }),
      optedOut: threads.filter((t) => t.opted_out_at !== null).map(keyOf),
      messages: messages.reverse().map((row) => ({
        id: row.id,
        senderId: row.sender_id,
        channel: row.channel,
        isFromPhone: row.direction === "inbound",
        isFromCarrier: row.direction === "outbound-reply",
        body: row.body,
        mediaUrls: row.direction === "inbound" ? [] : row.media_urls,
        files: row.files ?? [],
        status: row.status,
        errorCode: row.error_code,
        outcome: row.outcome,
        at: new Date(row.created_at).toISOString(),
      })),
    };
  });
}

const numberOf = (number: string, names: Map<string, string>) => ({
  number,
  display: displayNumber(number),
  name: names.get(number) ?? null,
});

const keyOf = ({ sender_id, channel }: PhoneThread) => ({ senderId: sender_id, channel });

type ListedPhone = {
  phone_id: number;
  is_opted_out: boolean;
  unread: number;
  number_idx: string;
  number_sealed: string;
  body: string | null;
  media: number;
  direction: string | null;
  created_at: string | null;
};

type PhoneThread = {
  sender_id: number;
  channel: "sms" | "whatsapp";
  behavior: string;
  fault: string | null;
  faults_left: number;
  opted_out_at: string | null;
  number_idx: string;
  number_sealed: string;
};

/** These senders as a table to join with. */
export function mine(tx: Tx, senders: VisibleSender[]) {
  const keys = JSON.stringify(senders.map(({ senderId, channel }) => ({ sender_id: senderId, channel })));
  return raw(tx)`jsonb_to_recordset(${keys}::jsonb) as mine(sender_id bigint, channel text)`;
}

const recentPhones = (tx: Tx, senders: VisibleSender[]) => raw(tx)`
  select recent.phone_id from ${mine(tx, senders)}
  cross join lateral (select r.phone_id from sandbox.threads r where r.sender_id = mine.sender_id and r.channel = mine.channel
    order by r.last_id desc limit ${listLimit}) recent`;
