import { raw, type Tx, withWorkspace } from "@/db/client";
import type { OfferStatus, OpeningStatus } from "@/db/enums";
import { type Actor, authorize } from "@/lib/actor";
import { hours, later, now } from "@/lib/clock";
import { readCursor, toPage } from "@/lib/paging";
import type { ListOpeningsQuery, OpeningList, OpeningView, RecoveredView } from "../waitlist-schema";
import { presentPerson } from "./queries";

type OfferRow = {
  opening_id: number;
  contact_id: number;
  first_name: string | null;
  last_name: string | null;
  phone_last4: string | null;
  wave: number;
  status: OfferStatus;
  expires_at: string;
  answered_at: string | null;
  message_id: number | null;
};

type Row = {
  id: number;
  service_id: number;
  service: string;
  resource_id: number;
  resource: string;
  starts_at: string;
  ends_at: string;
  status: OpeningStatus;
  wave: number;
  next_at: string | null;
  booking_id: number;
  filled_booking_id: number | null;
  created_at: string;
};

const DAYS = 30;

/** Slots that became free and whom they were offered to, newest first, with what that brought in the last 30 days. */
export async function listOpenings(actor: Actor, query: ListOpeningsQuery): Promise<OpeningList> {
  authorize(actor, "bookings:read");
  const before = readCursor(query.cursor);
  return withWorkspace(actor.workspaceId, async (tx) => {
    const sql = raw(tx);
    const rows = await sql<Row[]>`
      select o.id, o.service_id, s.name as service, o.resource_id, r.name as resource, o.starts_at, o.ends_at, o.status,
        o.wave, o.next_at, o.booking_id, o.filled_booking_id, o.created_at
      from waitlist_openings o
      join services s on s.workspace_id = o.workspace_id and s.id = o.service_id
      join resources r on r.workspace_id = o.workspace_id and r.id = o.resource_id
      where o.workspace_id = ${actor.workspaceId}
        ${query.status ? sql`and o.status = ${query.status}` : sql``}
        ${before === null ? sql`` : sql`and o.id < ${before}`}
      order by o.id desc limit ${query.limit + 1}`;
    const offers = await sql<OfferRow[]>`
      select f.opening_id, f.contact_id, c.first_name, c.last_name, c.phone_last4, f.wave, f.status, f.expires_at,
        f.answered_at, f.message_id
      from waitlist_offers f join contacts c on c.workspace_id = f.workspace_id and c.id = f.contact_id
      where f.workspace_id = ${actor.workspaceId} and f.opening_id = any(${rows.map(({ id }) => id)}::bigint[])
      order by f.id`;
    const page = toPage(rows, query.limit, (row) =>
      present(
        row,
        offers.filter(({ opening_id }) => opening_id === row.id),
      ),
    );
    return { ...page, recovered: await recoveredVisits(tx, actor.workspaceId) };
  });
}

/** What the waiting list brought back: visits that took the place of canceled ones and stood, with their prices. */
export async function recoveredVisits(tx: Tx, workspaceId: number): Promise<RecoveredView> {
  const since = later(now(), -hours(24 * DAYS)).toISOString();
  const rows = await raw(tx)<{ currency: string | null; openings: number; visits: number; value: number }[]>`
    select b.currency, count(*)::int as openings, count(b.id)::int as visits,
      coalesce(sum(b.price_micros), 0)::bigint as value
    from waitlist_openings o
    left join bookings b on b.workspace_id = o.workspace_id and b.id = o.filled_booking_id
      and b.status in ('booked', 'confirmed', 'completed')
    where o.workspace_id = ${workspaceId} and o.created_at >= ${since}
    group by b.currency order by b.currency`;
  return {
    days: DAYS,
    openings: rows.reduce((sum, row) => sum + row.openings, 0),
    visits: rows.reduce((sum, row) => sum + row.visits, 0),
    value: rows.flatMap(({ currency, value }) =>
      currency === null ? [] : [{ currency, value_micros: Number(value) }],
    ),
  };
}

const iso = (moment: string) => new Date(moment).toISOString();

const present = (row: Row, offers: OfferRow[]): OpeningView => ({
  id: row.id,
  service: { id: row.service_id, name: row.service },
  resource: { id: row.resource_id, name: row.resource },
  starts_at: iso(row.starts_at),
  ends_at: iso(row.ends_at),
  status: row.status,
  wave: row.wave,
  next_at: row.next_at && iso(row.next_at),
  booking_id: row.booking_id,
  filled_booking_id: row.filled_booking_id,
  offers: offers.map((offer) => ({
    contact: presentPerson(offer),
    wave: offer.wave,
    status: offer.status,
    expires_at: iso(offer.expires_at),
    answered_at: offer.answered_at && iso(offer.answered_at),
    message_id: offer.message_id,
  })),
  created_at: iso(row.created_at),
});
