import { raw, type Tx } from "@/db/client";
import type { BookingStatus, BookingTextKind } from "@/db/enums";
import type { VisitRow } from "../visit-words";

/** A text that is due, with everything it says. */
export type DueText = VisitRow & {
  id: number;
  kind: BookingTextKind;
  due_at: string;
  text_version: number;
  booking_id: number;
  version: number;
  status: BookingStatus;
  contact_id: number | null;
  ends_at: string;
  price_micros: number | null;
  currency: string;
  first_name: string | null;
  business: string;
  address: string | null;
  booking_rules: Record<string, unknown>;
};

/**
 * Locks these texts with their bookings, as far as nobody else has them. Bookings first, in the order in which a move
 * or cancellation takes them: whoever changes one now is waited for by nobody, its texts come up again.
 */
export async function lockDueTexts(tx: Tx, workspaceId: number, ids: number[]): Promise<DueText[]> {
  const sql = raw(tx);
  const bookings = await sql<{ id: number }[]>`
    select id from bookings
    where workspace_id = ${workspaceId} and id in (
      select booking_id from booking_texts where workspace_id = ${workspaceId} and id = any(${ids}::bigint[]))
    order by id for share skip locked`;
  return sql<DueText[]>`
    with mine as materialized (
      select id, booking_id, booking_version, kind, due_at from booking_texts
      where workspace_id = ${workspaceId} and id = any(${ids}::bigint[]) and status = 'due'
        and booking_id = any(${bookings.map(({ id }) => id)}::bigint[])
      order by id for no key update skip locked)
    select t.id, t.kind, t.due_at, t.booking_version as text_version, b.id as booking_id, b.version, b.status,
      b.contact_id, b.guest_name, b.party_size, b.starts_at, b.ends_at, b.price_micros, b.currency,
      s.name as service, s.takes_party, r.name as resource, r.kind as resource_kind,
      c.first_name, c.language, w.name as business, w.address, w.time_zone, w.language as workspace_language,
      w.booking_rules
    from mine t
    join bookings b on b.workspace_id = ${workspaceId} and b.id = t.booking_id
    join services s on s.workspace_id = ${workspaceId} and s.id = b.service_id
    join resources r on r.workspace_id = ${workspaceId} and r.id = b.resource_id
    join workspaces w on w.id = ${workspaceId}
    left join contacts c on c.workspace_id = ${workspaceId} and c.id = b.contact_id
    order by t.id`;
}
