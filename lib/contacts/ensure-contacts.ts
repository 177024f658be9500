import { raw, type Tx } from "@/db/client";
import type { Channel } from "@/db/enums";
import { knowTogether } from "@/lib/consent/know-together";
import type { Phone } from "@/lib/phone";
import { identify, indexesOf, revealPhone } from "./phone-identity";

/** What sending needs to know of a person. */
export type Recipient = {
  id: number;
  phoneIdx: string;
  phoneIndexes: string[];
  phoneLast4: string;
  country: string | null;
  timeZone: string | null;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  language: string | null;
  preferredChannel: Channel | null;
  attributes: Record<string, unknown>;
};

type Row = {
  id: number;
  phone_idx: string;
  country: string | null;
  time_zone: string | null;
  first_name: string | null;
  last_name: string | null;
  email: string | null;
  language: string | null;
  preferred_channel: Channel | null;
  attributes: Record<string, unknown>;
};

/**
 * Finds the contacts of these numbers and creates the missing ones, in two statements whatever their count.
 * @returns by E.164. Numbers known under a former index key are found by it.
 */
export async function ensureContacts(
  tx: Tx,
  workspaceId: number,
  phones: Phone[],
  source: string,
): Promise<Map<string, Recipient>> {
  const unique = [...new Map(phones.map((p) => [p.e164, p])).values()];
  const indexes = new Map(unique.map((p) => [p.e164, indexesOf(workspaceId, p.e164)]));
  const found = await findByIndex(tx, workspaceId, [...indexes.values()].flat());
  const missing = unique.filter((p) => !indexes.get(p.e164)?.some((idx) => found.has(idx)));
  if (missing.length > 0) {
    await insertMissing(tx, workspaceId, missing, source);
    const made = await findByIndex(
      tx,
      workspaceId,
      missing.flatMap((p) => indexes.get(p.e164) ?? []),
    );
    for (const [idx, row] of made) found.set(idx, row);
  }
  const recipients = new Map<string, Recipient>();
  for (const phone of unique) {
    const all = indexes.get(phone.e164) ?? [];
    const row = all.map((idx) => found.get(idx)).find((r) => r !== undefined);
    if (row) recipients.set(phone.e164, present(row, all, phone));
  }
  return recipients;
}

/** The contact behind an id with its number, or null when there is none or it was erased. */
export async function findRecipient(
  tx: Tx,
  workspaceId: number,
  contactId: number,
): Promise<(Recipient & { e164: string }) | null> {
  const [row] = await raw(tx)<(Row & { phone_sealed: string })[]>`
    select ${columns(tx)}, c.phone_sealed
    from contacts c ${owner(tx)}
    where c.workspace_id = ${workspaceId} and c.id = ${contactId} and c.phone_sealed is not null`;
  if (!row) return null;
  const e164 = revealPhone(workspaceId, row.phone_idx, row.phone_sealed);
  const indexes = [...new Set([row.phone_idx, ...indexesOf(workspaceId, e164)])];
  return { ...present(row, indexes, { e164, country: row.country, last4: e164.slice(-4) }), e164 };
}

/** The contact of a number or an id, without creating one. */
export async function findContact(
  tx: Tx,
  workspaceId: number,
  by: { e164: string } | { id: number },
): Promise<Recipient | null> {
  if ("id" in by) return findRecipient(tx, workspaceId, by.id);
  const indexes = indexesOf(workspaceId, by.e164);
  const found = await findByIndex(tx, workspaceId, indexes);
  const row = indexes.map((idx) => found.get(idx)).find((r) => r !== undefined);
  return row
    ? present(row, indexes, { e164: by.e164, country: row.country, last4: by.e164.slice(-4) })
    : null;
}

const columns = (tx: Tx) => raw(tx)`
  c.id, c.phone_idx, coalesce(c.country, p.country) as country, coalesce(p.time_zone, c.time_zone) as time_zone,
  coalesce(p.first_name, c.first_name) as first_name, coalesce(p.last_name, c.last_name) as last_name,
  coalesce(p.email, c.email) as email, coalesce(p.language, c.language) as language,
  coalesce(p.preferred_channel, c.preferred_channel) as preferred_channel,
  coalesce(p.attributes, c.attributes) as attributes`;

/** Whom a number belongs to when it was merged: texts to it speak to that person. */
const owner = (tx: Tx) => raw(tx)`
  left join lateral (
    select * from contacts where workspace_id = c.workspace_id and id = c.merged_into_id offset 0) p on true`;

async function findByIndex(tx: Tx, workspaceId: number, indexes: string[]): Promise<Map<string, Row>> {
  const rows = await raw(tx)<Row[]>`
    select ${columns(tx)}
    from unnest(${indexes}::text[]) as w(idx)
    cross join lateral (
      select * from contacts where workspace_id = ${workspaceId} and phone_idx = w.idx offset 0) c
    ${owner(tx)}`;
  return new Map(rows.map((row) => [row.phone_idx, row]));
}

async function insertMissing(tx: Tx, workspaceId: number, phones: Phone[], source: string): Promise<void> {
  // Sorted, so that two requests creating the same people wait for each other instead of deadlocking.
  const rows = phones
    .map((p) => ({ ...identify(workspaceId, p.e164), country: p.country ?? "" }))
    .sort((a, b) => (a.idx < b.idx ? -1 : 1));
  await raw(tx)`
    insert into contacts (workspace_id, source, phone_idx, phone_sealed, phone_last4, country)
    select ${workspaceId}, ${source}, idx, sealed, last4, nullif(country, '')
    from unnest(${rows.map((r) => r.idx)}::text[], ${rows.map((r) => r.sealed)}::text[],
      ${rows.map((r) => r.last4)}::text[], ${rows.map((r) => r.country)}::text[]) as t(idx, sealed, last4, country)
    on conflict (workspace_id, phone_idx) do nothing`;
  await knowTogether(tx, workspaceId, () => phones.map((p) => indexesOf(workspaceId, p.e164)));
}

const present = (row: Row, phoneIndexes: string[], phone: Phone): Recipient => ({
  id: row.id,
  phoneIdx: row.phone_idx,
  phoneIndexes,
  phoneLast4: phone.last4,
  country: row.country ?? phone.country,
  timeZone: row.time_zone,
  firstName: row.first_name,
  lastName: row.last_name,
  email: row.email,
  language: row.language,
  preferredChannel: row.preferred_channel,
  attributes: row.attributes,
});
