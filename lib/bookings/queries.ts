import { raw, type Tx, withWorkspace } from "@/db/client";
import type { BookingSource, BookingStatus } from "@/db/enums";
import { type Actor, authorize } from "@/lib/actor";
import { now } from "@/lib/clock";
import { personOf } from "@/lib/contacts/numbers-of";
import { notFound } from "@/lib/errors";
import type { Page } from "@/lib/paging";
import { maskPhone } from "@/lib/phone";
import { cutPage, readPlace } from "./cursor";
import type { BookingEventView, BookingView, ListBookingsQuery } from "./schema";
import { upcoming } from "./status";

type Row = {
  id: number;
  service_id: number;
  service_name: string;
  resource_id: number;
  resource_name: string;
  contact_id: number | null;
  first_name: string | null;
  last_name: string | null;
  phone_last4: string | null;
  guest_name: string | null;
  party_size: number;
  starts_at: Date;
  ends_at: Date;
  blocked_until: Date;
  status: BookingStatus;
  held_until: Date | null;
  version: number;
  source: BookingSource;
  note: string | null;
  price_micros: number | null;
  currency: string;
  campaign_id: number | null;
  confirmed_at: Date | null;
  canceled_at: Date | null;
  cancel_reason: string | null;
  created_by: string;
  created_at: Date;
  updated_at: Date;
};

type Sql = ReturnType<typeof raw>;

/** `from`: a query of rows of bookings; left out, all of them. */
const selected = (sql: Sql, from = sql`select * from bookings`) => sql`
  select b.id, b.service_id, s.name as service_name, b.resource_id, r.name as resource_name,
    c.id as contact_id, c.first_name, c.last_name, c.phone_last4, b.guest_name, b.party_size, b.starts_at, b.ends_at,
    b.blocked_until, b.status, b.held_until, b.version, b.source, b.note, b.price_micros, b.currency, b.campaign_id,
    b.confirmed_at, b.canceled_at, b.cancel_reason, b.created_by, b.created_at, b.updated_at
  from (${from}) b
  join services s on s.workspace_id = b.workspace_id and s.id = b.service_id
  join resources r on r.workspace_id = b.workspace_id and r.id = b.resource_id
  left join contacts c on c.workspace_id = b.workspace_id and c.id = b.contact_id and c.erased_at is null`;

const iso = (moment: Date | string | null): string | null =>
  moment === null ? null : new Date(moment).toISOString();

function presentBooking(row: Row): BookingView {
  const { service_id, service_name, resource_id, resource_name, contact_id, ...rest } = row;
  const { first_name, last_name, phone_last4, ...own } = rest;
  return {
    ...own,
    service: { id: service_id, name: service_name },
    resource: { id: resource_id, name: resource_name },
    contact:
      contact_id === null
        ? null
        : {
            id: contact_id,
            name: [first_name, last_name].filter(Boolean).join(" ") || null,
            phone: maskPhone(phone_last4),
          },
    starts_at: iso(row.starts_at) ?? "",
    ends_at: iso(row.ends_at) ?? "",
    blocked_until: iso(row.blocked_until) ?? "",
    held_until: iso(row.held_until),
    confirmed_at: iso(row.confirmed_at),
    canceled_at: iso(row.canceled_at),
    created_at: iso(row.created_at) ?? "",
    updated_at: iso(row.updated_at) ?? "",
  };
}

/** A booking as it stands in this transaction, or null. */
export async function findBooking(tx: Tx, workspaceId: number, id: number): Promise<BookingView | null> {
  const sql = raw(tx);
  const [row] = await sql<Row[]>`${selected(sql)} where b.workspace_id = ${workspaceId} and b.id = ${id}`;
  return row ? presentBooking(row) : null;
}

/** @throws Problem 404. */
export async function requireBooking(tx: Tx, workspaceId: number, id: number): Promise<BookingView> {
  const booking = await findBooking(tx, workspaceId, id);
  if (!booking) throw notFound();
  return booking;
}

/** @throws Problem 404. */
export async function getBooking(actor: Actor, id: number): Promise<BookingView> {
  authorize(actor, "bookings:read");
  return withWorkspace(actor.workspaceId, (tx) => requireBooking(tx, actor.workspaceId, id));
}

/** What this request made when it ran before, or null. */
export async function findByIdempotencyKey(tx: Tx, actor: Actor): Promise<BookingView | null> {
  if (actor.idempotencyKey === null) return null;
  const sql = raw(tx);
  const [row] = await sql<Row[]>`${selected(sql)}
    where b.workspace_id = ${actor.workspaceId} and b.idempotency_key = ${actor.idempotencyKey}`;
  return row ? presentBooking(row) : null;
}

/** Visits of this person that are still to come, the next one first. */
export async function upcomingBookings(
  tx: Tx,
  workspaceId: number,
  contactId: number,
): Promise<BookingView[]> {
  const sql = raw(tx);
  const rows = await sql<Row[]>`${selected(sql)}
    where b.workspace_id = ${workspaceId} and b.contact_id = ${contactId}
      and b.status = any(${[...upcoming]}::text[]::booking_status[]) and b.starts_at > ${now().toISOString()}::timestamptz
    order by b.starts_at, b.id limit 50`;
  return rows.map(presentBooking);
}

/** Bookings by when they begin; canceled ones and those that ran out only where their status is asked for. */
export async function listBookings(actor: Actor, query: ListBookingsQuery): Promise<Page<BookingView>> {
  authorize(actor, "bookings:read");
  const after = readPlace(query.cursor);
  return withWorkspace(actor.workspaceId, async (tx) => {
    const sql = raw(tx);
    const [beyond, direction] = query.order === "asc" ? [sql`>`, sql`asc`] : [sql`<`, sql`desc`];
    const from = query.from?.toISOString();
    await planByIndex(sql);
    // The page is cut before anything is joined: a long history would be joined and sorted whole.
    const page = sql`
      select * from bookings b where b.workspace_id = ${actor.workspaceId}
        ${from ? sql`and b.ends_at > ${from}::timestamptz and b.starts_at > ${from}::timestamptz - interval '24 hours'` : sql``}
        ${query.until ? sql`and b.starts_at < ${query.until.toISOString()}::timestamptz` : sql``}
        ${query.resource_id ? sql`and b.resource_id = ${query.resource_id}` : sql``}
        ${query.service_id ? sql`and b.service_id = ${query.service_id}` : sql``}
        ${query.contact_id ? sql`and b.contact_id = ${personOf(sql, actor.workspaceId, query.contact_id)}` : sql``}
        ${query.status ? sql`and b.status = any(${query.status}::text[]::booking_status[])` : sql`and b.status not in ('canceled', 'expired')`}
        and (b.status <> 'held' or b.held_until is null or b.held_until > ${now().toISOString()}::timestamptz)
        ${after ? sql`and (b.starts_at, b.id) ${beyond} (${new Date(after.by).toISOString()}::timestamptz, ${after.id}::bigint)` : sql``}
      order by b.starts_at ${direction}, b.id ${direction} limit ${query.limit + 1}`;
    const rows = await sql<
      Row[]
    >`${selected(sql, page)} order by b.starts_at ${direction}, b.id ${direction}`;
    return cutPage(
      rows,
      query.limit,
      (row) => ({ by: new Date(row.starts_at).getTime(), id: row.id }),
      presentBooking,
    );
  });
}

/** Under row-level security a whole tenant looks like one row, which is sorted for nothing: an index has the order. */
const planByIndex = (sql: Sql) => sql`
  select set_config('plan_cache_mode', 'force_custom_plan', true), set_config('enable_seqscan', 'off', true),
    set_config('enable_bitmapscan', 'off', true), set_config('enable_sort', 'off', true)`;

type EventRow = Omit<BookingEventView, "actor" | "at"> & { actor_kind: string; actor_name: string; at: Date };

/** What happened to a booking, oldest first: who did what, and what it was before. @throws Problem 404. */
export async function listBookingEvents(actor: Actor, id: number): Promise<{ data: BookingEventView[] }> {
  authorize(actor, "bookings:read");
  return withWorkspace(actor.workspaceId, async (tx) => {
    await requireBooking(tx, actor.workspaceId, id);
    const rows = await raw(tx)<EventRow[]>`
      select id, version, kind, data, actor_kind, actor_name, created_at as at from booking_events
      where workspace_id = ${actor.workspaceId} and booking_id = ${id} order by id limit 500`;
    return {
      data: rows.map(({ actor_kind, actor_name, at, ...row }) => ({
        ...row,
        actor: { kind: actor_kind, name: actor_name },
        at: iso(at) ?? "",
      })),
    };
  });
}
