import { and, eq } from "drizzle-orm";
import { raw, type Tx, withWorkspace } from "@/db/client";
import { contacts } from "@/db/schema/contacts";
import { type Actor, authorize } from "@/lib/actor";
import { now } from "@/lib/clock";
import { lockConsent } from "@/lib/consent/record-consent";
import { recordAudit } from "@/lib/workspaces/record-audit";
import { requireContact } from "./queries";
import type { ErasedContact } from "./schema";

/**
 * Erases a person: the contact is blanked, queued texts are canceled, every text loses its words and its number.
 * What remains is the ledger under the number's blind index, so that a later import cannot text somebody who said
 * no. Takes the consent lock, because a claim in progress must either finish first or see the erasure.
 * @throws Problem 404.
 */
export async function eraseContact(actor: Actor, id: number): Promise<ErasedContact> {
  authorize(actor, "contacts:write");
  return withWorkspace(actor.workspaceId, async (tx) => {
    await lockConsent(tx, actor.workspaceId, "write");
    await requireContact(tx, actor.workspaceId, id);
    const canceled = await cancelQueued(tx, actor, id);
    const blanked = await blankMessages(tx, actor.workspaceId, id);
    await tx
      .update(contacts)
      .set({
        firstName: null,
        lastName: null,
        email: null,
        language: null,
        timeZone: null,
        country: null,
        tags: [],
        attributes: {},
        phoneSealed: null,
        phoneIdx: null,
        phoneLast4: null,
        erasedAt: now(),
        updatedAt: now(),
      })
      .where(and(eq(contacts.workspaceId, actor.workspaceId), eq(contacts.id, id)));
    await recordAudit(tx, actor, { verb: "contact.erased", subjectType: "contact", subjectId: id });
    return { id, outcome: "erased", canceled_messages: canceled, blanked_messages: blanked };
  });
}

async function cancelQueued(tx: Tx, actor: Actor, contactId: number): Promise<number> {
  const [row] = await raw(tx)<{ canceled: number }[]>`
    with canceled as (
      update messages set status = 'canceled', reason = 'erased', finished_at = now()
      where workspace_id = ${actor.workspaceId} and contact_id = ${contactId} and status = 'queued' returning id
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
async function blankMessages(tx: Tx, workspaceId: number, contactId: number): Promise<number> {
  const { count } = await raw(tx)`
    update messages set body = '', phone_idx = '', phone_last4 = '', metadata = null, media_urls = null, customer_id = null,
      order_id = null, reservation_id = null, prefix_idx = null
    where workspace_id = ${workspaceId} and contact_id = ${contactId} and status not in ('sending', 'unconfirmed')`;
  return count;
}
