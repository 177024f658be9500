import { and, eq, inArray, sql } from "drizzle-orm";
import { raw, type Tx, withWorkspace } from "@/db/client";
import { contacts } from "@/db/schema/contacts";
import { type Actor, authorize } from "@/lib/actor";
import { now } from "@/lib/clock";
import { invalid, Problem } from "@/lib/errors";
import { recordAudit } from "@/lib/workspaces/record-audit";
import { checkAttributes } from "./definitions";
import { mergeConsent } from "./merge-consent";
import { indexesOf } from "./phone-identity";
import { type ContactRow, ledgerIndexes } from "./present-contact";
import { readPhone, requireContact, savedView } from "./queries";
import type { SavedContact, UpdateContactInput } from "./schema";

/**
 * Changes a contact. Attributes are merged, null removes one; tags are replaced. With `version` nothing is changed
 * when somebody else was faster.
 * @throws Problem 404, 409 `contact_changed` naming what was changed since, 422 `phone_immutable` for another number:
 * consent belongs to the number, not to the name.
 */
export async function updateContact(
  actor: Actor,
  id: number,
  input: UpdateContactInput,
): Promise<SavedContact> {
  authorize(actor, "contacts:write");
  return withWorkspace(actor.workspaceId, async (tx) => {
    const { id: personId } = await requireContact(tx, actor.workspaceId, id);
    await lockContacts(tx, actor.workspaceId, [personId]);
    const before = await requireContact(tx, actor.workspaceId, personId);
    const { phone, consent, version, ...fields } = input;
    if (version !== undefined && version !== before.version) throw await contactChanged(tx, before, version);
    if (phone !== undefined) await requireSameNumber(tx, before, phone);
    if (fields.attributes)
      fields.attributes = await checkAttributes(tx, actor.workspaceId, fields.attributes);
    const row = await changeContact(tx, before, fields);
    const who = {
      phoneIdx: row.phoneIdx ?? "",
      phoneIndexes: ledgerIndexes(row),
      last4: row.phoneLast4 ?? "",
    };
    const warnings = await mergeConsent(tx, actor, who, consent);
    // Names of fields, not their values: the audit must not outlive an erasure.
    const after = { fields: Object.keys(input).filter((name) => name !== "version"), version: row.version };
    await recordAudit(tx, actor, {
      verb: "contact.updated",
      subjectType: "contact",
      subjectId: row.id,
      after,
    });
    return savedView(tx, row, warnings);
  });
}

type Fields = Omit<UpdateContactInput, "phone" | "consent" | "version">;

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
      preferredChannel: fields.preferred_channel,
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

/** The refusal names what others wrote since the version that was read, as far as the audit tells. */
async function contactChanged(tx: Tx, row: ContactRow, version: number): Promise<Problem> {
  const changes = await raw(tx)<{ actor_name: string; fields: string[] }[]>`
    select actor_name, array(select jsonb_array_elements_text(after -> 'fields')) as fields from audit_events
    where workspace_id = ${row.workspaceId} and subject_type = 'contact' and subject_id = ${row.id}
      and jsonb_typeof(after -> 'fields') = 'array' and (after ->> 'version')::int > ${version}
    order by id desc limit 20`;
  const errors = changes.flatMap(({ actor_name: by, fields }) =>
    fields.map((path) => ({ path, message: `Changed by ${by} meanwhile.`, code: "changed" })),
  );
  const newest = [...new Map(errors.reverse().map((error) => [error.path, error])).values()];
  newest.sort((a, b) => (a.path < b.path ? -1 : 1));
  return new Problem(409, "contact_changed", "Somebody changed this contact while you were editing it.", {
    errors: newest,
  });
}

/** Holds these contacts to the end of the transaction, always in one order. */
export const lockContacts = (tx: Tx, workspaceId: number, ids: number[]) =>
  tx
    .select({ id: contacts.id })
    .from(contacts)
    .where(and(eq(contacts.workspaceId, workspaceId), inArray(contacts.id, ids)))
    .orderBy(contacts.id)
    .for("update");
