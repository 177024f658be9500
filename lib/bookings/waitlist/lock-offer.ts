import { raw, type Tx } from "@/db/client";
import type { OfferStatus, OpeningStatus } from "@/db/enums";
import type { VisitRow } from "../visit-words";

/** One person's offer, with what it takes to answer. */
export type Offer = VisitRow & {
  id: number;
  opening_id: number;
  entry_id: number;
  contact_id: number;
  status: OfferStatus;
  opening_status: OpeningStatus;
  hold_booking_id: number | null;
  filled_booking_id: number | null;
};

/** The opening first, as whoever works on it takes it, then the offer as it stands behind that lock. */
export async function lockOffer(tx: Tx, workspaceId: number, offerId: number): Promise<Offer | null> {
  await raw(tx)`
    select 1 from waitlist_openings
    where workspace_id = ${workspaceId} and id = (
      select opening_id from waitlist_offers where workspace_id = ${workspaceId} and id = ${offerId})
    for update`;
  const [offer] = await raw(tx)<Offer[]>`
    select f.id, f.opening_id, f.entry_id, f.contact_id, f.status, o.status as opening_status, o.hold_booking_id,
      o.filled_booking_id, e.guest_name, e.party_size, o.starts_at, s.name as service, s.takes_party,
      r.name as resource, r.kind as resource_kind, c.language, w.language as workspace_language, w.time_zone
    from waitlist_offers f
    join waitlist_openings o on o.workspace_id = f.workspace_id and o.id = f.opening_id
    join waitlist_entries e on e.workspace_id = f.workspace_id and e.id = f.entry_id
    join services s on s.workspace_id = f.workspace_id and s.id = o.service_id
    join resources r on r.workspace_id = f.workspace_id and r.id = o.resource_id
    join contacts c on c.workspace_id = f.workspace_id and c.id = f.contact_id
    join workspaces w on w.id = f.workspace_id
    where f.workspace_id = ${workspaceId} and f.id = ${offerId}`;
  return offer ?? null;
}
