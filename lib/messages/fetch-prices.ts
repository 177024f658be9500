import { asRouter, raw, type Tx, withWorkspace } from "@/db/client";
import type { Channel, MessageStatus } from "@/db/enums";
import { lockConsent } from "@/lib/consent/record-consent";
import { log } from "@/lib/log";
import { isOptOut } from "@/lib/providers/error-classes";
import { carrierFor, findCredentials } from "@/lib/providers/find-carrier";
import type { Drained } from "./dispatch";
import { insertEvents } from "./insert-messages";
import { mayBecome, statusFromProvider } from "./status";
import { recordProviderOptOut } from "./stop-number";

const BATCH = 100;
const AT_ONCE = 4;
const MAX_TRIES = 8;

type Row = {
  id: number;
  provider_sid: string;
  account_id: number | null;
  status: MessageStatus;
  phone_idx: string;
  channel: Channel;
};

/**
 * Asks the provider what finished texts cost (receipts don't say), and how texts stand that no receipt came for.
 * Slow on purpose: a price is worth nothing to a customer who waits.
 */
export async function fetchPrices(): Promise<Drained> {
  const due = await asRouter(
    (tx) => raw(tx)<{ workspace_id: number; ids: number[] }[]>`
      select workspace_id, array_agg(id) as ids from (
        select workspace_id, id from messages where price_due_at <= now() order by price_due_at limit ${BATCH}
      ) m group by workspace_id`,
  );
  let worked = 0;
  for (const { workspace_id: workspaceId, ids } of due) {
    const rows = await withWorkspace(workspaceId, (tx) => takeTurn(tx, workspaceId, ids.map(Number)), {
      byKey: true,
    });
    worked += rows.length;
    for (let start = 0; start < rows.length; start += AT_ONCE) {
      await Promise.all(rows.slice(start, start + AT_ONCE).map((row) => priceOne(workspaceId, row)));
    }
  }
  return { worked, next: await nextPrice() };
}

export async function nextPrice(): Promise<Date | null> {
  const [row] = await asRouter(
    (tx) =>
      raw(tx)<
        { at: string | null }[]
      >`select min(price_due_at) as at from messages where price_due_at is not null`,
  );
  return row?.at ? new Date(row.at) : null;
}

/** Each look puts the next one further off; after the last the estimate stands. */
async function takeTurn(tx: Tx, workspaceId: number, ids: number[]): Promise<Row[]> {
  return raw(tx)<Row[]>`
    update messages m set price_tries = m.price_tries + 1,
      price_due_at = case when m.price_tries + 1 >= ${MAX_TRIES} then null
        else now() + make_interval(secs => 60 * 3 ^ m.price_tries) end
    from senders s
    where m.workspace_id = ${workspaceId} and m.id = any(${ids}::bigint[]) and m.price_due_at <= now()
      and m.provider_sid is not null and s.workspace_id = m.workspace_id and s.id = m.sender_id
    returning m.id, m.provider_sid, m.status, m.phone_idx, m.channel, s.account_id`;
}

async function priceOne(workspaceId: number, row: Row): Promise<void> {
  try {
    const credentials = await withWorkspace(workspaceId, (tx) =>
      findCredentials(tx, workspaceId, row.account_id),
    );
    const text = await carrierFor(credentials).fetchText(row.provider_sid);
    if (!text) return;
    const told = statusFromProvider(text.word);
    const status = told && mayBecome(row.status, told) ? told : null;
    // A receipt that was lost may have been the one that told of an opt-out.
    const isOptedOut = status !== null && isOptOut(text.errorCode);
    const write = async (tx: Tx) => {
      if (isOptedOut) await lockConsent(tx, workspaceId, "write");
      await raw(tx)`
        update messages set price_micros = coalesce(${text.priceMicros}, price_micros),
          currency = coalesce(${text.priceMicros === null ? null : text.currency}, currency),
          price_due_at = case when ${text.priceMicros !== null} then null else price_due_at end,
          status = coalesce(${status}::message_status, status),
          error_code = coalesce(${status ? text.errorCode : null}, error_code),
          finished_at = case when ${status !== null && status !== "sent"} then coalesce(finished_at, now()) else finished_at end,
          delivered_at = case when ${status === "delivered" || status === "read"} then coalesce(delivered_at, now()) else delivered_at end
        where workspace_id = ${workspaceId} and id = ${row.id} and status = ${row.status}`;
      if (text.priceMicros === null && !status) return;
      await insertEvents(tx, workspaceId, [
        {
          messageId: row.id,
          kind: "priced",
          status,
          source: "provider",
          data: { price_micros: text.priceMicros, currency: text.currency, word: text.word },
        },
      ]);
      const refused = { phoneIdx: row.phone_idx, channel: row.channel, messageId: row.id };
      if (isOptedOut) await recordProviderOptOut(tx, workspaceId, refused);
    };
    await withWorkspace(workspaceId, write, { byKey: true });
  } catch (err) {
    log.warn({ err, messageId: row.id }, "price not known yet");
  }
}
