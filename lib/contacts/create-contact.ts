import { and, eq, inArray } from "drizzle-orm";
import { type Tx, withWorkspace } from "@/db/client";
import { contacts } from "@/db/schema/contacts";
import { type Actor, authorize } from "@/lib/actor";
import { knowTogether } from "@/lib/consent/know-together";
import { conflict, invalid } from "@/lib/errors";
import type { Phone } from "@/lib/phone";
import { recordAudit } from "@/lib/workspaces/record-audit";
import { checkAttributes } from "./definitions";
import { mergeConsent } from "./merge-consent";
import { identify, indexesOf } from "./phone-identity";
import type { ContactRow } from "./present-contact";
import { readPhone, requireContact, savedView } from "./queries";
import type { CreateContactInput, SavedContact } from "./schema";
import { changeContact, lockContacts } from "./update-contact";

/**
 * Creates a contact with its consent, in one transaction. With `onConflict: "update"` a number that is already
 * known is merged: given fields win, attributes and tags are added.
 * @throws Problem 409 `contact_exists`, 422 for a number that is none or not allowed.
 */
export async function createContact(
  actor: Actor,
  input: CreateContactInput,
  onConflict: "error" | "update",
): Promise<{ created: boolean; contact: SavedContact }> {
  authorize(actor, "contacts:write");
  return withWorkspace(actor.workspaceId, async (tx) => {
    const phone = await readPhone(tx, actor.workspaceId, input.phone);
    const indexes = indexesOf(actor.workspaceId, phone.e164);
    const given = input.attributes
      ? { ...input, attributes: await checkAttributes(tx, actor.workspaceId, input.attributes) }
      : input;
    const existing = await findByPhone(tx, actor.workspaceId, indexes);
    const made = existing ? null : await insertContact(tx, actor, phone, given);
    const number = existing ?? made ?? (await findByPhone(tx, actor.workspaceId, indexes));
    if (!number) throw new Error("a contact that exists is not visible");
    if (!made && onConflict === "error")
      throw conflict("contact_exists", "There is already a contact with this number.");
    const row = await personOf(tx, number);
    const { consent, phone: _, ...fields } = given;
    const saved =
      made ?? (await changeContact(tx, row, { ...fields, tags: mergeTags(row.tags, input.tags ?? []) }));
    const who = { phoneIdx: number.phoneIdx ?? indexes[0] ?? "", phoneIndexes: indexes, last4: phone.last4 };
    const warnings = await mergeConsent(tx, actor, who, consent);
    const verb = made ? "contact.created" : "contact.updated";
    await recordAudit(tx, actor, {
      verb,
      subjectType: "contact",
      subjectId: row.id,
      after: { fields: namesOf(fields), version: saved.version },
    });
    return { created: made !== null, contact: await savedView(tx, saved, warnings) };
  });
}

async function findByPhone(tx: Tx, workspaceId: number, indexes: string[]): Promise<ContactRow | null> {
  const [row] = await tx
    .select()
    .from(contacts)
    .where(and(eq(contacts.workspaceId, workspaceId), inArray(contacts.phoneIdx, indexes)))
    .for("update");
  return row ?? null;
}

/** Who a merged number belongs to now: what is learned about the number is learned about them. */
async function personOf(tx: Tx, number: ContactRow): Promise<ContactRow> {
  if (number.mergedIntoId === null) return number;
  await lockContacts(tx, number.workspaceId, [number.mergedIntoId]);
  return requireContact(tx, number.workspaceId, number.id);
}

/** Null when another request created the same contact a moment ago. */
async function insertContact(
  tx: Tx,
  actor: Actor,
  phone: Phone,
  input: CreateContactInput,
): Promise<ContactRow | null> {
  const { idx, sealed, last4 } = identify(actor.workspaceId, phone.e164);
  const [row] = await tx
    .insert(contacts)
    .values({
      workspaceId: actor.workspaceId,
      firstName: input.first_name,
      lastName: input.last_name,
      email: input.email,
      language: input.language,
      timeZone: input.time_zone,
      preferredChannel: input.preferred_channel,
      tags: input.tags ?? [],
      attributes: withoutNulls(input.attributes ?? {}),
      source: actor.kind === "member" ? "staff" : "api",
      phoneIdx: idx,
      phoneSealed: sealed,
      phoneLast4: last4,
      country: phone.country,
    })
    .onConflictDoNothing()
    .returning();
  if (row) await knowTogether(tx, actor.workspaceId, () => [indexesOf(actor.workspaceId, phone.e164)]);
  return row ?? null;
}

const namesOf = (fields: Record<string, unknown>) =>
  Object.keys(fields).filter((name) => fields[name] !== undefined);

function mergeTags(before: string[], given: string[]): string[] {
  const merged = [...new Set([...before, ...given])];
  if (merged.length > 50)
    throw invalid("tags", "too_many_tags", "At most 50 tags, with those already there.");
  return merged;
}

const withoutNulls = (map: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(map).filter(([, value]) => value !== null));
