import { and, eq, inArray, sql } from "drizzle-orm";
import { raw, type Tx, withWorkspace } from "@/db/client";
import { campaignRecipients } from "@/db/schema/campaigns";
import { consentEvents, contactNotes, contacts } from "@/db/schema/contacts";
import { importRows } from "@/db/schema/imports";
import { wake } from "@/inngest/events";
import { type Actor, authorize } from "@/lib/actor";
import { now } from "@/lib/clock";
import { lockConsent } from "@/lib/consent/record-consent";
import { recordAudit } from "@/lib/workspaces/record-audit";
import { eraseVisits } from "./erase-visits";
import { type ContactRow, ledgerIndexes } from "./present-contact";
import type { ErasedContact, ErasurePreview } from "./privacy-schema";
import { otherNumbers, requireContact } from "./queries";

/**
 * Erases a person: the contact with every merged number is blanked, queued texts are canceled, every text loses its
 * words and its number, notes and rows of imports go, visits to come are canceled, campaigns no longer count on them. What remains is the ledger under the numbers' blind indexes, so
 * that a later import cannot text somebody who said no. Takes the consent lock, because a claim in progress must
 * either finish first or see the erasure.
 * @throws Problem 404.
 */
export async function eraseContact(actor: Actor, id: number): Promise<ErasedContact> {
  authorize(actor, "contacts:write");
  const erased = await withWorkspace(actor.workspaceId, async (tx): Promise<ErasedContact> => {
    await lockConsent(tx, actor.workspaceId, "write");
    const numbers = await numbersOf(tx, actor.workspaceId, id);
    const [person] = numbers;
    const ids = numbers.map((number) => number.id);
    const canceled = await cancelQueued(tx, actor, ids);
    const blanked = await blankMessages(tx, actor.workspaceId, ids);
    await eraseVisits(tx, actor, ids);
    await deleteTraces(tx, actor.workspaceId, ids, numbers.flatMap(ledgerIndexes));
    await tx
      .update(contacts)
      .set({
        firstName: null,
        lastName: null,
        email: null,
        language: null,
        timeZone: null,
        preferredChannel: null,
        country: null,
        tags: [],
        attributes: {},
        phoneSealed: null,
        phoneIdx: null,
        phoneLast4: null,
        mergedIntoId: null,
        erasedAt: now(),
        updatedAt: now(),
      })
      .where(and(eq(contacts.workspaceId, actor.workspaceId), inArray(contacts.id, ids)));
    await recordAudit(tx, actor, { verb: "contact.erased", subjectType: "contact", subjectId: person.id });
    return { id: person.id, outcome: "erased", canceled_messages: canceled, blanked_messages: blanked };
  });
  wake("opening/changed");
  return erased;
}

/** What an erasure would reach. @throws Problem 404. */
export async function previewErasure(actor: Actor, id: number): Promise<ErasurePreview> {
  authorize(actor, "contacts:read");
  return withWorkspace(actor.workspaceId, async (tx) => {
    const numbers = await numbersOf(tx, actor.workspaceId, id);
    const ids = numbers.map((number) => number.id);
    const [row] = await raw(tx)<{ texts: number; queued_texts: number; notes: number }[]>`
      select count(*) as texts, count(*) filter (where status = 'queued') as queued_texts,
        (select count(*) from contact_notes where workspace_id = ${actor.workspaceId} and deleted_at is null
          and contact_id = any(${ids}::bigint[])) as notes
      from messages where workspace_id = ${actor.workspaceId} and contact_id = any(${ids}::bigint[])`;
    if (!row) throw new Error("a count without a row");
    return { ...row, numbers: numbers.length };
  });
}

async function numbersOf(tx: Tx, workspaceId: number, id: number): Promise<[ContactRow, ...ContactRow[]]> {
  const person = await requireContact(tx, workspaceId, id);
  return [person, ...(await otherNumbers(tx, workspaceId, [person.id]))];
}

/**
 * Notes, and rows of files that were imported: those found by number are of this person too. The ledger forgets words
 * and last digits, and keeps what was decided.
 */
async function deleteTraces(tx: Tx, workspaceId: number, ids: number[], indexes: string[]): Promise<void> {
  await tx
    .delete(contactNotes)
    .where(and(eq(contactNotes.workspaceId, workspaceId), inArray(contactNotes.contactId, ids)));
  await tx
    .delete(importRows)
    .where(and(eq(importRows.workspaceId, workspaceId), inArray(importRows.phoneIdx, indexes)));
  // With what the assistant made of it.
  await raw(
    tx,
  )`delete from conversations where workspace_id = ${workspaceId} and contact_id = any(${ids}::bigint[])`;
  await raw(tx)`delete from tasks where workspace_id = ${workspaceId} and contact_id = any(${ids}::bigint[])`;
  // Short addresses they got lead nowhere from now on, and nobody knows that they followed one.
  await raw(tx)`
    delete from short_links where workspace_id = ${workspaceId} and message_id in (
      select id from messages where workspace_id = ${workspaceId} and contact_id = any(${ids}::bigint[]))`;
  // In campaigns the row stays, so that counts do not change, and names nobody.
  await tx
    .update(campaignRecipients)
    .set({
      phoneIdx: sql`'erased:' || ${campaignRecipients.contactId}`,
      facts: null,
      status: sql`case when ${campaignRecipients.status} = 'pending' then 'canceled' else ${campaignRecipients.status} end`,
      reason: sql`case when ${campaignRecipients.status} = 'pending' then 'erased' else ${campaignRecipients.reason} end`,
    })
    .where(and(eq(campaignRecipients.workspaceId, workspaceId), inArray(campaignRecipients.contactId, ids)));
  await tx
    .update(consentEvents)
    .set({ phoneLast4: null, wording: null, reason: null, rawText: null })
    .where(and(eq(consentEvents.workspaceId, workspaceId), inArray(consentEvents.phoneIdx, indexes)));
}

async function cancelQueued(tx: Tx, actor: Actor, contactIds: number[]): Promise<number> {
  const [row] = await raw(tx)<{ canceled: number }[]>`
    with canceled as (
      update messages set status = 'canceled', reason = 'erased', finished_at = now()
      where workspace_id = ${actor.workspaceId} and contact_id = any(${contactIds}::bigint[]) and status = 'queued' returning id
    ), told as (
      insert into message_events (workspace_id, message_id, kind, status, source, data)
      select ${actor.workspaceId}, id, 'canceled', 'canceled', ${actor.kind}, '{"reason":"erased"}'::jsonb from canceled
    ) select count(*) as canceled from canceled`;
  return row?.canceled ?? 0;
}

/**
 * Texts on their way keep number index and words until they settle: the reconciler compares them with the
 * provider's list, so that erasing never turns into a second text. Blanking those is the settler's duty.
 */
async function blankMessages(tx: Tx, workspaceId: number, contactIds: number[]): Promise<number> {
  const { count } = await raw(tx)`
    update messages set body = '', phone_idx = '', phone_last4 = '', metadata = null, media_urls = null, content_variables = null, customer_id = null,
      order_id = null, reservation_id = null, prefix_idx = null
    where workspace_id = ${workspaceId} and contact_id = any(${contactIds}::bigint[]) and status not in ('sending', 'unconfirmed')`;
  return count;
}
