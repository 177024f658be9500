import { and, eq, or, sql } from "drizzle-orm";
import { type Tx, withWorkspace } from "@/db/client";
import { type Category, type Channel, categories, channels } from "@/db/enums";
import { contacts } from "@/db/schema/contacts";
import { type Actor, authorize } from "@/lib/actor";
import { now } from "@/lib/clock";
import { type ConsentFact, consentState } from "@/lib/consent/consent-state";
import { ledgerOf, ledgersOf } from "@/lib/consent/queries";
import { type ConsentEntry, lockConsent, recordConsent } from "@/lib/consent/record-consent";
import { conflict, invalid } from "@/lib/errors";
import { recordAudit } from "@/lib/workspaces/record-audit";
import { fillFrom } from "./fill-from";
import { handVisitsOver } from "./hand-visits-over";
import { mergeConversations } from "./merge-conversations";
import { type ContactRow, ledgerIndexes } from "./present-contact";
import { otherNumbers, requireContact, requireNumber, savedView } from "./queries";
import type { SavedContact } from "./schema";
import { lockContacts } from "./update-contact";

/**
 * Makes another contact a further number of this person. The person gets its tags and the fields they lack; what
 * either number refused holds for all of them, and no yes wanders. The other row keeps what it was, for `unmerge`.
 * @throws Problem 404, 422 `same_contact`, 409 `already_merged`.
 */
export async function mergeContact(actor: Actor, id: number, otherId: number): Promise<SavedContact> {
  authorize(actor, "contacts:write");
  return withWorkspace(actor.workspaceId, async (tx) => {
    const { workspaceId } = actor;
    await lockConsent(tx, workspaceId, "write");
    const { id: personId } = await requireContact(tx, workspaceId, id);
    await lockContacts(tx, workspaceId, [personId, otherId]);
    const person = await requireContact(tx, workspaceId, personId);
    const other = await requireOther(tx, workspaceId, otherId, person);
    const further = await otherNumbers(tx, workspaceId, [person.id, other.id]);
    const { values, gained } = fillFrom(person, other);
    await tx
      .update(contacts)
      .set({ mergedIntoId: person.id, updatedAt: now() })
      .where(
        and(
          eq(contacts.workspaceId, workspaceId),
          or(eq(contacts.id, other.id), eq(contacts.mergedIntoId, other.id)),
        ),
      );
    const [row] = await tx
      .update(contacts)
      .set({ ...values, version: sql`${contacts.version} + 1`, updatedAt: now() })
      .where(and(eq(contacts.workspaceId, workspaceId), eq(contacts.id, person.id)))
      .returning();
    if (!row) throw new Error("a locked contact is gone");
    await holdEveryNo(tx, actor, [person, other, ...further]);
    await mergeConversations(tx, workspaceId, person.id, other.id);
    const visits = await handVisitsOver(tx, workspaceId, { from: other.id, to: person.id });
    const moved = further.filter((one) => one.mergedIntoId === other.id).map((one) => one.id);
    const fields = [...gained.fields, ...(gained.tags.length > 0 ? ["tags"] : [])];
    await recordAudit(tx, actor, {
      verb: "contact.merged",
      subjectType: "contact",
      subjectId: person.id,
      after: { contact_id: other.id, moved, gained, fields, visits, version: row.version },
    });
    return savedView(tx, row, []);
  });
}

async function requireOther(
  tx: Tx,
  workspaceId: number,
  otherId: number,
  person: ContactRow,
): Promise<ContactRow> {
  const other = await requireNumber(tx, workspaceId, otherId).catch(() => null);
  if (!other) throw invalid("contact_id", "contact_not_found", "There is no such contact.");
  if (other.id === person.id) throw invalid("contact_id", "same_contact", "This is the same contact.");
  if (other.mergedIntoId !== null)
    throw conflict("already_merged", "This contact already belongs to somebody.");
  return other;
}

/** What one number refused, each other number refuses from now on: written to the ledger, where the gate looks. */
async function holdEveryNo(tx: Tx, actor: Actor, numbers: ContactRow[]): Promise<void> {
  const indexes = new Map(numbers.map((row) => [row.id, ledgerIndexes(row)]));
  const ledgers = await ledgersOf(tx, actor.workspaceId, [...indexes.values()].flat());
  const ledgerById = numbers.map((row) => ledgerOf(ledgers, indexes.get(row.id) ?? []));
  const refused = channels.flatMap((channel) =>
    categories
      .filter((category) => ledgerById.some((ledger) => consentState(ledger, channel, category).optedOut))
      .map((category) => ({ channel, category })),
  );
  const method = actor.kind === "member" ? ("staff" as const) : ("api" as const);
  const entries = numbers.flatMap((row, i) =>
    linesFor(ledgerById[i] ?? [], refused).map(
      (line): ConsentEntry => ({
        ...line,
        phoneIdx: row.phoneIdx ?? "",
        phoneLast4: row.phoneLast4,
        action: "opted_out",
        method,
        reason: "another number of this person refused; the contacts were merged",
      }),
    ),
  );
  await recordConsent(tx, actor, entries);
}

type Refusal = { channel: Channel; category: Category | null };

/** The lines this ledger lacks; a no to everything is one line a channel. */
function linesFor(ledger: ConsentFact[], refused: Refusal[]): Refusal[] {
  return channels.flatMap((channel) => {
    const all = refused.filter((one) => one.channel === channel);
    const missing = all.filter(
      ({ category }) => category === null || !consentState(ledger, channel, category).optedOut,
    );
    if (missing.length === 0) return [];
    return all.length === categories.length ? [{ channel, category: null }] : missing;
  });
}
