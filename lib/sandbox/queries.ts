import { raw, type Tx, withoutWorkspace } from "@/db/client";
import { parseSenderAddress } from "./address";
import { CarrierError } from "./carrier-error";
import { type MessageRow, messageColumns, messageTables } from "./message-row";
import { findNumber } from "./numbers";

/** One message by its sid. @throws CarrierError 20404 */
export function getMessage(sid: string): Promise<MessageRow> {
  return withoutWorkspace((tx) => readMessage(tx, sid));
}

/** The same inside a transaction. */
export async function readMessage(tx: Tx, sid: string): Promise<MessageRow> {
  const sql = raw(tx);
  const [row] = await sql<
    MessageRow[]
  >`select ${messageColumns(sql)} from ${messageTables(sql)} where m.sid = ${sid}`;
  if (!row) throw new CarrierError(20404);
  return row;
}

export type Page = { rows: MessageRow[]; nextToken: string | null; pageSize: number };

/**
 * The account's messages, newest first, filtered as Twilio filters: `To`, `From`, `DateSent`, `DateSent<`, `DateSent>`
 * (both inclusive). A message that has not been sent has no date and matches no filter on it.
 */
export async function listMessages(query: URLSearchParams): Promise<Page> {
  const pageSize = Math.min(1000, Math.max(1, Number(query.get("PageSize")) || 50));
  const before = readToken(query.get("PageToken"));
  const [since, until] = readDates(query);
  return withoutWorkspace(async (tx) => {
    const sql = raw(tx);
    const ends = { to: await readEnd("To"), from: await readEnd("From") };
    async function readEnd(name: string) {
      const text = query.get(name);
      if (!text) return null;
      const address = parseSenderAddress(text);
      return {
        id: (address && (await findNumber(tx, address.number))) ?? 0,
        channel: address?.channel ?? "",
      };
    }
    const rows = await sql<MessageRow[]>`
      select ${messageColumns(sql)} from ${messageTables(sql)} where m.id < ${before}
      ${since ? sql`and m.sent_at >= ${since}::timestamptz` : sql``}
      ${until ? sql`and m.sent_at <= ${until}::timestamptz` : sql``}
      ${ends.to ? sql`and m.channel = ${ends.to.channel} and case m.direction when 'inbound' then m.sender_id else m.phone_id end = ${ends.to.id}` : sql``}
      ${ends.from ? sql`and m.channel = ${ends.from.channel} and case m.direction when 'inbound' then m.phone_id else m.sender_id end = ${ends.from.id}` : sql``}
      order by m.id desc limit ${pageSize + 1}`;
    const last = rows[pageSize - 1];
    const hasMore = rows.length > pageSize && last !== undefined;
    return { rows: rows.slice(0, pageSize), nextToken: hasMore ? `PB${last.id}` : null, pageSize };
  });
}

function readToken(token: string | null): number {
  if (!token) return Number.MAX_SAFE_INTEGER;
  const before = Number(/^PB(\d{1,15})$/.exec(token)?.[1]);
  if (!before) throw new CarrierError(20001);
  return before;
}

function readDates(query: URLSearchParams): [string | null, string | null] {
  const [day, since, until] = ["DateSent", "DateSent>", "DateSent<"].map((name) => readDate(query.get(name)));
  if (!day) return [since ?? null, until ?? null];
  const start = `${day.slice(0, 10)}T00:00:00.000Z`;
  return [start, `${day.slice(0, 10)}T23:59:59.999Z`];
}

function readDate(text: string | null): string | null {
  if (!text) return null;
  const at = new Date(text);
  if (!/^\d{4}-\d\d-\d\d/.test(text) || Number.isNaN(at.getTime())) throw new CarrierError(20001);
  return at.toISOString();
}
