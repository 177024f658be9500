import { and, arrayContains, desc, eq, inArray, isNull, like, lt, or, sql } from "drizzle-orm";
import { type Tx, withWorkspace } from "@/db/client";
import { contacts } from "@/db/schema/contacts";
import { type Actor, authorize } from "@/lib/actor";
import { ledgerOf, ledgersOf } from "@/lib/consent/queries";
import { env } from "@/lib/env";
import { invalid, notFound } from "@/lib/errors";
import { type Page, readCursor, toPage } from "@/lib/paging";
import { type Phone, parsePhone } from "@/lib/phone";
import { findWorkspace } from "@/lib/workspaces/queries";
import { indexesOf } from "./phone-identity";
import { type ContactRow, ledgerIndexes, presentContact } from "./present-contact";
import type { ContactView, ContactWarning, ListContactsQuery, SavedContact } from "./schema";

/** Newest first; erased people are not listed. */
export async function listContacts(actor: Actor, query: ListContactsQuery): Promise<Page<ContactView>> {
  authorize(actor, "contacts:read");
  const before = readCursor(query.cursor);
  return withWorkspace(actor.workspaceId, async (tx) => {
    const indexes = query.phone === undefined ? null : await indexesAsked(tx, actor.workspaceId, query.phone);
    const asNumber =
      query.q && /\d{5}/.test(query.q.replace(/\D/g, ""))
        ? await indexesAsked(tx, actor.workspaceId, query.q)
        : [];
    const rows = await tx
      .select()
      .from(contacts)
      .where(
        and(
          eq(contacts.workspaceId, actor.workspaceId),
          isNull(contacts.erasedAt),
          indexes === null ? undefined : inArray(contacts.phoneIdx, indexes),
          query.last4 ? eq(contacts.phoneLast4, query.last4) : undefined,
          query.tag ? arrayContains(contacts.tags, [query.tag]) : undefined,
          query.q ? matches(query.q, asNumber) : undefined,
          before === null ? undefined : lt(contacts.id, before),
        ),
      )
      .orderBy(desc(contacts.id))
      .limit(query.limit + 1);
    const views = await presentContacts(tx, actor.workspaceId, rows);
    return toPage(rows, query.limit, (row) => views.get(row.id) ?? presentContact(row, []));
  });
}

/** @throws Problem 404 when this workspace has no such contact, or it was erased. */
export async function getContact(actor: Actor, id: number): Promise<ContactView> {
  authorize(actor, "contacts:read");
  return withWorkspace(actor.workspaceId, async (tx) => {
    const row = await requireContact(tx, actor.workspaceId, id);
    return (await presentContacts(tx, actor.workspaceId, [row])).get(id) ?? presentContact(row, []);
  });
}

/** The row of a living contact. @throws Problem 404. */
export async function requireContact(tx: Tx, workspaceId: number, id: number): Promise<ContactRow> {
  const [row] = await tx
    .select()
    .from(contacts)
    .where(and(eq(contacts.workspaceId, workspaceId), eq(contacts.id, id), isNull(contacts.erasedAt)));
  if (!row) throw notFound();
  return row;
}

/** Views of many contacts with one read of their ledgers. */
export async function presentContacts(
  tx: Tx,
  workspaceId: number,
  rows: ContactRow[],
): Promise<Map<number, ContactView>> {
  const indexes = new Map(rows.map((row) => [row.id, ledgerIndexes(row)]));
  const ledgers = await ledgersOf(tx, workspaceId, [...indexes.values()].flat());
  return new Map(
    rows.map((row) => [row.id, presentContact(row, ledgerOf(ledgers, indexes.get(row.id) ?? []))]),
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

/** Part of a name or e-mail; digits are also read as the end of a number, or as the whole of it. */
function matches(q: string, indexes: string[]) {
  const part = `%${escapeLike(q)}%`;
  const name = sql`concat_ws(' ', ${contacts.firstName}, ${contacts.lastName}) ilike ${part}`;
  const ending = /^\d{2,4}$/.test(q) ? like(contacts.phoneLast4, `%${q}`) : undefined;
  return or(
    name,
    sql`${contacts.email} ilike ${part}`,
    ending,
    indexes.length > 0 ? inArray(contacts.phoneIdx, indexes) : undefined,
  );
}

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, "\\$&");
