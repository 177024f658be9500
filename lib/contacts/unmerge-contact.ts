import { and, eq, inArray, sql } from "drizzle-orm";
import { z } from "zod";
import { raw, type Tx, withWorkspace } from "@/db/client";
import { contacts } from "@/db/schema/contacts";
import { type Actor, authorize } from "@/lib/actor";
import { now } from "@/lib/clock";
import { conflict } from "@/lib/errors";
import { recordAudit } from "@/lib/workspaces/record-audit";
import { divideConversation } from "./divide-conversation";
import { withoutGained } from "./fill-from";
import { handVisitsBack } from "./hand-visits-over";
import type { ContactRow } from "./present-contact";
import { requireNumber, savedView } from "./queries";
import type { SavedContact } from "./schema";
import { lockContacts } from "./update-contact";

const mergeRecord = z.object({
  moved: z.array(z.number()),
  gained: z.object({
    fields: z.array(z.string()),
    attributes: z.array(z.string()),
    tags: z.array(z.number()),
  }),
  visits: z.object({ bookings: z.array(z.number()), waitlist: z.array(z.number()) }).optional(),
});

/**
 * Makes a merged number a contact of its own again, with what it was and what was said with it, and takes back what the
 * person had from it and did not change since. Refusals that the merge wrote down stay for both.
 * @returns the contact that is on its own again.
 * @throws Problem 404, 409 `not_merged`.
 */
export async function unmergeContact(actor: Actor, id: number): Promise<SavedContact> {
  authorize(actor, "contacts:write");
  return withWorkspace(actor.workspaceId, async (tx) => {
    const { workspaceId } = actor;
    const seen = await requireNumber(tx, workspaceId, id);
    await lockContacts(tx, workspaceId, [seen.id, seen.mergedIntoId ?? seen.id]);
    const other = await requireNumber(tx, workspaceId, id);
    if (other.mergedIntoId === null || other.mergedIntoId !== seen.mergedIntoId)
      throw conflict("not_merged", "This contact stands on its own.");
    const person = await requireNumber(tx, workspaceId, other.mergedIntoId);
    const record = await findMerge(tx, workspaceId, person.id, other.id);
    await tx
      .update(contacts)
      .set({ mergedIntoId: null, version: sql`${contacts.version} + 1`, updatedAt: now() })
      .where(and(eq(contacts.workspaceId, workspaceId), eq(contacts.id, other.id)));
    if (record) await takeBack(tx, person, other, record);
    await divideConversation(tx, workspaceId, person.id, other.id);
    await recordAudit(tx, actor, {
      verb: "contact.unmerged",
      subjectType: "contact",
      subjectId: person.id,
      after: { contact_id: other.id, fields: record?.gained.fields ?? [], version: person.version + 1 },
    });
    return savedView(tx, await requireNumber(tx, workspaceId, other.id), []);
  });
}

async function takeBack(
  tx: Tx,
  person: ContactRow,
  other: ContactRow,
  { moved, gained, visits }: z.output<typeof mergeRecord>,
): Promise<void> {
  if (visits) await handVisitsBack(tx, person.workspaceId, { from: person.id, to: other.id }, visits);
  await tx
    .update(contacts)
    .set({ ...withoutGained(person, other, gained), version: sql`${contacts.version} + 1`, updatedAt: now() })
    .where(and(eq(contacts.workspaceId, person.workspaceId), eq(contacts.id, person.id)));
  if (moved.length === 0) return;
  await tx
    .update(contacts)
    .set({ mergedIntoId: other.id })
    .where(
      and(
        eq(contacts.workspaceId, person.workspaceId),
        inArray(contacts.id, moved),
        eq(contacts.mergedIntoId, person.id),
      ),
    );
}

/** What the merge did, from its audit entry; null once that is gone, and then nothing is taken back. */
async function findMerge(tx: Tx, workspaceId: number, personId: number, otherId: number) {
  const [entry] = await raw(tx)<{ after: unknown }[]>`
    select after from audit_events
    where workspace_id = ${workspaceId} and subject_type = 'contact' and subject_id = ${personId}
      and verb = 'contact.merged' and (after ->> 'contact_id')::bigint = ${otherId}
    order by id desc limit 1`;
  return mergeRecord.safeParse(entry?.after).data ?? null;
}
