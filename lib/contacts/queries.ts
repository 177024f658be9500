import { and, arrayContains, desc, eq, inArray, isNull, like, lt, or, sql } from "drizzle-orm";
import { type Tx, withWorkspace } from "@/db/client";
import { consentEvents, contacts } from "@/db/schema/contacts";
import { messages } from "@/db/schema/messages";
import { workspaces } from "@/db/schema/workspaces";
import { type Actor, authorize } from "@/lib/actor";
import { now } from "@/lib/clock";
import { ledgerOf, ledgersOf } from "@/lib/consent/queries";
import { env } from "@/lib/env";
import { invalid, notFound } from "@/lib/errors";
import { type Page, readCursor, toPage } from "@/lib/paging";
import { type Phone, parsePhone } from "@/lib/phone";
import { recordAudit } from "@/lib/workspaces/record-audit";
import { indexesOf } from "./phone-identity";
import { type ContactRow, ledgerIndexes, presentContact } from "./present-contact";
import type { ContactExport, ContactView, ListContactsQuery } from "./schema";

/** Newest first; erased people are not listed. */
export async function listContacts(actor: Actor, query: ListContactsQuery): Promise<Page<ContactView>> {
  authorize(actor, "contacts:read");
  const before = readCursor(query.cursor);
  return withWorkspace(actor.workspaceId, async (tx) => {
    const indexes = query.phone === undefined ? null : await indexesAsked(tx, actor.workspaceId, query.phone);
    const asNumber = query.q && /\d{5}/.test(query.q.replace(/\D/g, "")) ? await indexesAsked(tx, actor.workspaceId, query.q) : [];
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

/** Everything kept about a person, for them to have: the contact, its consent ledger, its texts. Audited. */
export async function exportContact(actor: Actor, id: number): Promise<ContactExport> {
  authorize(actor, "contacts:read");
  return withWorkspace(actor.workspaceId, async (tx) => {
    const row = await requireContact(tx, actor.workspaceId, id);
    const contact = (await presentContacts(tx, actor.workspaceId, [row])).get(id) ?? presentContact(row, []);
    const consent = await tx
      .select()
      .from(consentEvents)
      .where(and(eq(consentEvents.workspaceId, actor.workspaceId), inArray(consentEvents.phoneIdx, ledgerIndexes(row))))
      .orderBy(consentEvents.id);
    const texts = await tx
      .select()
      .from(messages)
      .where(and(eq(messages.workspaceId, actor.workspaceId), eq(messages.contactId, id)))
      .orderBy(messages.id);
    await recordAudit(tx, actor, { verb: "contact.exported", subjectType: "contact", subjectId: id });
    return {
      exported_at: now().toISOString(),
      contact,
      consent_events: consent.map((event) => ({
        at: event.at.toISOString(),
        action: event.action,
        channel: event.channel,
        category: event.category,
        method: event.method,
        keyword: event.keyword,
        wording: event.wording,
        reason: event.reason,
        raw_text: event.rawText,
      })),
      messages: texts.map((text) => ({
        id: text.id,
        direction: text.direction,
        channel: text.channel,
        category: text.category,
        status: text.status,
        body: text.body,
        created_at: text.createdAt.toISOString(),
      })),
    };
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
export async function presentContacts(tx: Tx, workspaceId: number, rows: ContactRow[]): Promise<Map<number, ContactView>> {
  const indexes = new Map(rows.map((row) => [row.id, ledgerIndexes(row)]));
  const ledgers = await ledgersOf(tx, workspaceId, [...indexes.values()].flat());
  return new Map(rows.map((row) => [row.id, presentContact(row, ledgerOf(ledgers, indexes.get(row.id) ?? []))]));
}

/** Reads a number by the workspace's rules. @throws Problem 422 `phone_invalid` or `destination_not_allowed`. */
export async function readPhone(tx: Tx, workspaceId: number, text: string): Promise<Phone> {
  const [workspace] = await tx
    .select({ defaultCountry: workspaces.defaultCountry, allowedCountries: workspaces.allowedCountries })
    .from(workspaces)
    .where(eq(workspaces.id, workspaceId));
  const parsed = parsePhone(text, { ...workspace, relaxed: env().isSandbox });
  if (parsed.ok) return parsed.phone;
  const message = parsed.reason === "phone_invalid" ? "This is no phone number." : "Texts to this kind of number or country are not allowed.";
  throw invalid("phone", parsed.reason, message);
}

/** A `+` in a URL arrives as a space unless it was escaped. */
async function indexesAsked(tx: Tx, workspaceId: number, text: string): Promise<string[]> {
  const [workspace] = await tx
    .select({ defaultCountry: workspaces.defaultCountry })
    .from(workspaces)
    .where(eq(workspaces.id, workspaceId));
  const parsed = parsePhone(text.replace(/^ /, "+"), { ...workspace, relaxed: true });
  return parsed.ok ? indexesOf(workspaceId, parsed.phone.e164) : [];
}

/** Part of a name or e-mail; digits are also read as the end of a number, or as the whole of it. */
function matches(q: string, indexes: string[]) {
  const part = `%${escapeLike(q)}%`;
  const name = sql`concat_ws(' ', ${contacts.firstName}, ${contacts.lastName}) ilike ${part}`;
  const ending = /^\d{2,4}$/.test(q) ? like(contacts.phoneLast4, `%${q}`) : undefined;
  return or(name, sql`${contacts.email} ilike ${part}`, ending, indexes.length > 0 ? inArray(contacts.phoneIdx, indexes) : undefined);
}

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, "\\$&");
