import { and, eq, sql } from "drizzle-orm";
import { type Tx, withWorkspace } from "@/db/client";
import { contacts } from "@/db/schema/contacts";
import { type Actor, authorize } from "@/lib/actor";
import { now } from "@/lib/clock";
import { invalid } from "@/lib/errors";
import { recordAudit } from "@/lib/workspaces/record-audit";
import { mergeConsent } from "./merge-consent";
import { indexesOf } from "./phone-identity";
import { type ContactRow, ledgerIndexes } from "./present-contact";
import { readPhone, requireContact, savedView } from "./queries";
import type { SavedContact, UpdateContactInput } from "./schema";

/**
 * Changes a contact. Attributes are merged, null removes one; tags are replaced.
 * @throws Problem 404, 422 `phone_immutable` for another number: consent belongs to the number, not to the name.
 */
export async function updateContact(
  actor: Actor,
  id: number,
  input: UpdateContactInput,
): Promise<SavedContact> {
  authorize(actor, "contacts:write");
  return withWorkspace(actor.workspaceId, async (tx) => {
    await lock(tx, actor.workspaceId, id);
    const before = await requireContact(tx, actor.workspaceId, id);
    const { phone, consent, ...fields } = input;
    if (phone !== undefined) await requireSameNumber(tx, before, phone);
    const row = await changeContact(tx, before, fields);
    const who = {
      phoneIdx: row.phoneIdx ?? "",
      phoneIndexes: ledgerIndexes(row),
      last4: row.phoneLast4 ?? "",
    };
    const warnings = await mergeConsent(tx, actor, who, consent);
    // Names of fields, not their values: the audit must not outlive an erasure.
    const after = { fields: Object.keys(input) };
    await recordAudit(tx, actor, { verb: "contact.updated", subjectType: "contact", subjectId: id, after });
    return savedView(tx, row, warnings);
  });
}

type Fields = Omit<UpdateContactInput, "phone" | "consent">;

/** Writes the given fields over a locked contact. @throws Problem 422 `too_many_attributes` when a merge exceeds 100. */
export async function changeContact(tx: Tx, before: ContactRow, fields: Fields): Promise<ContactRow> {
  const [row] = await tx
    .update(contacts)
    .set({
      firstName: fields.first_name,
      lastName: fields.last_name,
      email: fields.email,
      language: fields.language,
      timeZone: fields.time_zone,
      tags: fields.tags,
      attributes:
        fields.attributes === undefined ? undefined : mergeAttributes(before.attributes, fields.attributes),
      version: sql`${contacts.version} + 1`,
      updatedAt: now(),
    })
    .where(and(eq(contacts.workspaceId, before.workspaceId), eq(contacts.id, before.id)))
    .returning();
  if (!row) throw new Error("a locked contact is gone");
  return row;
}

function mergeAttributes(
  before: Record<string, unknown>,
  given: Record<string, unknown>,
): Record<string, unknown> {
  const merged = Object.entries({ ...before, ...given }).filter(([, value]) => value !== null);
  if (merged.length > 100) throw invalid("attributes", "too_many_attributes", "At most 100 attributes.");
  return Object.fromEntries(merged);
}

async function requireSameNumber(tx: Tx, row: ContactRow, text: string): Promise<void> {
  const phone = await readPhone(tx, row.workspaceId, text);
  if (indexesOf(row.workspaceId, phone.e164).includes(row.phoneIdx ?? "")) return;
  throw invalid(
    "phone",
    "phone_immutable",
    "A number cannot be exchanged: consent belongs to it. Create another contact.",
  );
}

const lock = (tx: Tx, workspaceId: number, id: number) =>
  tx
    .select({ id: contacts.id })
    .from(contacts)
    .where(and(eq(contacts.workspaceId, workspaceId), eq(contacts.id, id)))
    .for("update");
