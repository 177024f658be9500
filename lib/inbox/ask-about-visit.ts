import { raw, type Tx } from "@/db/client";
import { now } from "@/lib/clock";
import { personOf } from "@/lib/contacts/numbers-of";
import { openTask } from "./open-task";

/** "cancel", "Cancel.", "CANCELAR": the carrier ends all texts for it, and a guest may have meant a visit. */
const isBareCancel = (body: string): boolean =>
  /^\W*cancell?(?:ed|ar|o|en)?(?: please| por favor)?\W*$/i.test(body);

/**
 * Lets the team ask somebody who texted CANCEL whether they meant their visit: we may not text them any more.
 * Does nothing for those who have no visit ahead, or where somebody is to ask already.
 */
export async function askAboutVisit(
  tx: Tx,
  workspaceId: number,
  inbound: { contactId: number; messageId: number; body: string },
): Promise<void> {
  if (!isBareCancel(inbound.body)) return;
  const [visit] = await raw(tx)<{ id: number; words: string; others: number }[]>`
    select b.id, s.name || case r.kind when 'person' then ' with ' || r.name else '' end
        || coalesce(' for ' || b.guest_name, '') || ', '
        || to_char(b.starts_at at time zone w.time_zone, 'Dy, Mon FMDD "at" FMHH12:MI AM') as words,
      count(*) over ()::int - 1 as others
    from bookings b
    join services s on s.workspace_id = b.workspace_id and s.id = b.service_id
    join resources r on r.workspace_id = b.workspace_id and r.id = b.resource_id
    join workspaces w on w.id = b.workspace_id
    where b.workspace_id = ${workspaceId} and b.status in ('booked', 'confirmed')
      and b.starts_at > ${now().toISOString()} and b.contact_id = ${personOf(raw(tx), workspaceId, inbound.contactId)}
      and not exists (
        select from tasks t where t.workspace_id = b.workspace_id and t.contact_id = b.contact_id
          and t.booking_id = b.id and t.kind = 'visit_question' and t.done_at is null)
    order by b.starts_at, b.id limit 1`;
  if (!visit) return;
  const more = visit.others > 0 ? ` They have ${visit.others} more.` : "";
  await openTask(tx, workspaceId, {
    contactId: inbound.contactId,
    bookingId: visit.id,
    messageId: inbound.messageId,
    kind: "visit_question",
    detail: `They texted CANCEL, which ended all texts to them. Call and ask whether they meant their visit: ${visit.words}.${more}`,
  });
}
