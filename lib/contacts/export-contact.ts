import { and, eq, inArray, isNull } from "drizzle-orm";
import { raw, withWorkspace } from "@/db/client";
import { consentEvents, contactNotes } from "@/db/schema/contacts";
import { messages } from "@/db/schema/messages";
import { type Actor, authorize } from "@/lib/actor";
import { now } from "@/lib/clock";
import { recordAudit } from "@/lib/workspaces/record-audit";
import { exportVisits } from "./export-visits";
import { presentNote } from "./notes";
import { ledgerIndexes, presentContact } from "./present-contact";
import type { ContactExport } from "./privacy-schema";
import { otherNumbers, presentContacts, requireContact } from "./queries";

/** Everything kept about a person, for them to have: the contact, its consent ledger, its texts. Audited. */
export async function exportContact(actor: Actor, id: number): Promise<ContactExport> {
  authorize(actor, "contacts:read");
  return withWorkspace(actor.workspaceId, async (tx) => {
    const row = await requireContact(tx, actor.workspaceId, id);
    const numbers = [row, ...(await otherNumbers(tx, actor.workspaceId, [row.id]))];
    const ids = numbers.map((number) => number.id);
    const contact =
      (await presentContacts(tx, actor.workspaceId, [row])).get(row.id) ?? presentContact(row, []);
    const consent = await tx
      .select()
      .from(consentEvents)
      .where(
        and(
          eq(consentEvents.workspaceId, actor.workspaceId),
          inArray(consentEvents.phoneIdx, numbers.flatMap(ledgerIndexes)),
        ),
      )
      .orderBy(consentEvents.id);
    const texts = await tx
      .select()
      .from(messages)
      .where(and(eq(messages.workspaceId, actor.workspaceId), inArray(messages.contactId, ids)))
      .orderBy(messages.id);
    const notes = await tx
      .select()
      .from(contactNotes)
      .where(
        and(
          eq(contactNotes.workspaceId, actor.workspaceId),
          inArray(contactNotes.contactId, ids),
          isNull(contactNotes.deletedAt),
        ),
      )
      .orderBy(contactNotes.id);
    const links = await raw(tx)<{ message_id: number; target: string; clicked_at: string | null }[]>`
      select message_id, target, clicked_at from short_links where workspace_id = ${actor.workspaceId}
        and message_id = any(${texts.map((text) => text.id)}::bigint[])
      order by id`;
    const visits = await exportVisits(tx, actor.workspaceId, ids);
    await recordAudit(tx, actor, { verb: "contact.exported", subjectType: "contact", subjectId: row.id });
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
      notes: notes.map(presentNote),
      messages: texts.map((text) => ({
        id: text.id,
        direction: text.direction,
        channel: text.channel,
        category: text.category,
        status: text.status,
        body: text.body,
        media_urls: text.mediaUrls ?? [],
        created_at: text.createdAt.toISOString(),
      })),
      ...visits,
      links: links.map(({ clicked_at, ...link }) => ({
        ...link,
        clicked_at: clicked_at && new Date(clicked_at).toISOString(),
      })),
    };
  });
}
