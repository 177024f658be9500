import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { raw, type Tx, withWorkspace } from "@/db/client";
import { contacts } from "@/db/schema/contacts";
import { type Actor, authorize } from "@/lib/actor";
import { ledgerOf, ledgersOf } from "@/lib/consent/queries";
import { env } from "@/lib/env";
import { invalid, notFound } from "@/lib/errors";
import { type Page, readCursor, toPage } from "@/lib/paging";
import { type Phone, parsePhone } from "@/lib/phone";
import { findWorkspace } from "@/lib/workspaces/queries";
import { peopleWho, type Wanted } from "./contact-filter";
import type { ContactCount, ContactFilter, ListContactsQuery } from "./filter-schema";
import { indexesOf } from "./phone-identity";
import { type ContactRow, ledgerIndexes, presentContact } from "./present-contact";
import type { ContactView, ContactWarning, SavedContact } from "./schema";

/** How far a filtered list is counted: beyond it "more than" says enough and costs nothing. */
const COUNTED = 1_000;

/** Newest first; erased people and merged numbers are not listed. */
export async function listContacts(actor: Actor, query: ListContactsQuery): Promise<Page<ContactView>> {
  authorize(actor, "contacts:read");
  const before = readCursor(query.cursor);
  return withWorkspace(actor.workspaceId, async (tx) => {
    const wanted = await readFilter(tx, actor.workspaceId, query);
    const ids = await findIds(tx, actor.workspaceId, wanted, before, query.limit + 1);
    const rows = await loadRows(tx, actor.workspaceId, ids);
    const views = await presentContacts(tx, actor.workspaceId, rows);
    return toPage(rows, query.limit, (row) => views.get(row.id) ?? presentContact(row, []));
  });
}

/** How many people fit; everybody is counted exactly, a filtered list up to a thousand. */
export async function countContacts(actor: Actor, filter: Partial<ContactFilter>): Promise<ContactCount> {
  authorize(actor, "contacts:read");
  return withWorkspace(actor.workspaceId, async (tx) => {
    const sql = raw(tx);
    const wanted = await readFilter(tx, actor.workspaceId, filter);
    const people = peopleWho(sql, actor.workspaceId, wanted, null);
    const isEverybody = !(
      filter.q ||
      filter.tag ||
      filter.phone ||
      filter.last4 ||
      filter.attribute ||
      filter.consent
    );
    const [row] = await sql<{ count: number }[]>`
      select count(*) as count from (${people} ${isEverybody ? sql`` : sql`limit ${COUNTED + 1}`}) p`;
    const count = row?.count ?? 0;
    return !isEverybody && count > COUNTED ? { count: COUNTED, is_more: true } : { count, is_more: false };
  });
}

/** Ids of those who fit, newest first. */
export async function findIds(
  tx: Tx,
  workspaceId: number,
  wanted: Wanted,
  before: number | null,
  limit: number,
): Promise<number[]> {
  const sql = raw(tx);
  const rows = await sql<{ id: number }[]>`
    select id from (${peopleWho(sql, workspaceId, wanted, before)}) p order by id desc limit ${limit}`;
  return rows.map((row) => row.id);
}

/** Rows in the order of the ids, which is newest first. */
export async function loadRows(tx: Tx, workspaceId: number, ids: number[]): Promise<ContactRow[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .select()
    .from(contacts)
    .where(and(eq(contacts.workspaceId, workspaceId), inArray(contacts.id, ids)));
  return rows.sort((a, b) => b.id - a.id);
}

/** The filter with its numbers read by the workspace's rules. */
export async function readFilter(
  tx: Tx,
  workspaceId: number,
  filter: Partial<ContactFilter> & { ids?: number[] },
): Promise<Wanted> {
  const { q, phone } = filter;
  const isNumber = q !== undefined && /\d{5}/.test(q.replace(/\D/g, ""));
  return {
    ...filter,
    phoneIndexes: phone === undefined ? null : await indexesAsked(tx, workspaceId, phone),
    searchIndexes: isNumber ? await indexesAsked(tx, workspaceId, q) : [],
  };
}

/** @throws Problem 404 when this workspace has no such contact, or it was erased. A merged one leads to its person. */
export async function getContact(actor: Actor, id: number): Promise<ContactView> {
  authorize(actor, "contacts:read");
  return withWorkspace(actor.workspaceId, async (tx) => {
    const row = await requireContact(tx, actor.workspaceId, id);
    return (await presentContacts(tx, actor.workspaceId, [row])).get(row.id) ?? presentContact(row, []);
  });
}

/** The row of a living person: of who a merged number belongs to now. @throws Problem 404. */
export async function requireContact(tx: Tx, workspaceId: number, id: number): Promise<ContactRow> {
  const row = await requireNumber(tx, workspaceId, id);
  return row.mergedIntoId === null ? row : requireNumber(tx, workspaceId, row.mergedIntoId);
}

/** The row of exactly this number, merged or not. @throws Problem 404. */
export async function requireNumber(tx: Tx, workspaceId: number, id: number): Promise<ContactRow> {
  const [row] = await tx
    .select()
    .from(contacts)
    .where(and(eq(contacts.workspaceId, workspaceId), eq(contacts.id, id), isNull(contacts.erasedAt)));
  if (!row) throw notFound();
  return row;
}

/** The numbers that were merged into these people, oldest first. */
export async function otherNumbers(tx: Tx, workspaceId: number, ids: number[]): Promise<ContactRow[]> {
  if (ids.length === 0) return [];
  return tx
    .select()
    .from(contacts)
    .where(
      and(
        eq(contacts.workspaceId, workspaceId),
        inArray(contacts.mergedIntoId, ids),
        isNull(contacts.erasedAt),
      ),
    )
    .orderBy(asc(contacts.id));
}

/** Views of many contacts with one read of their ledgers. */
export async function presentContacts(
  tx: Tx,
  workspaceId: number,
  rows: ContactRow[],
): Promise<Map<number, ContactView>> {
  const indexes = new Map(rows.map((row) => [row.id, ledgerIndexes(row)]));
  const ledgers = await ledgersOf(tx, workspaceId, [...indexes.values()].flat());
  const others = await otherNumbers(tx, workspaceId, [...indexes.keys()]);
  return new Map(
    rows.map((row) => [
      row.id,
      presentContact(
        row,
        ledgerOf(ledgers, indexes.get(row.id) ?? []),
        others.filter((other) => other.mergedIntoId === row.id),
      ),
    ]),
  );
}

/** The answer to a write. */
export async function savedView(tx: Tx, row: ContactRow, warnings: ContactWarning[]): Promise<SavedContact> {
  const view = (await presentContacts(tx, row.workspaceId, [row])).get(row.id) ?? presentContact(row, []);
  return { ...view, warnings };
}

/** Reads a number by the workspace's rules. @throws Problem 422 `phone_invalid` or `destination_not_allowed`. */
export async function readPhone(tx: Tx, workspaceId: number, text: string): Promise<Phone> {
  const workspace = await findWorkspace(tx, workspaceId);
  const { defaultCountry, allowedCountries } = workspace ?? {};
  const parsed = parsePhone(text, { defaultCountry, allowedCountries, relaxed: env().isSandbox });
  if (parsed.ok) return parsed.phone;
  const message =
    parsed.reason === "phone_invalid"
      ? "This is no phone number."
      : "Texts to this kind of number or country are not allowed.";
  throw invalid("phone", parsed.reason, message);
}

/** A `+` in a URL arrives as a space unless it was escaped. */
async function indexesAsked(tx: Tx, workspaceId: number, text: string): Promise<string[]> {
  const workspace = await findWorkspace(tx, workspaceId);
  const parsed = parsePhone(text.replace(/^ /, "+"), {
    defaultCountry: workspace?.defaultCountry,
    relaxed: true,
  });
  return parsed.ok ? indexesOf(workspaceId, parsed.phone.e164) : [];
}
