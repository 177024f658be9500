import { raw, type Tx, withWorkspace } from "@/db/client";
import type { WaitlistStatus } from "@/db/enums";
import { type Actor, authorize } from "@/lib/actor";
import { now } from "@/lib/clock";
import { personOf } from "@/lib/contacts/numbers-of";
import { notFound } from "@/lib/errors";
import { type Page, readCursor, toPage } from "@/lib/paging";
import { maskPhone } from "@/lib/phone";
import { weekdays } from "@/lib/workspaces/weekdays";
import type { ListWaitlistQuery, WaitlistEntryView } from "../waitlist-schema";

type Row = {
  id: number;
  contact_id: number;
  first_name: string | null;
  last_name: string | null;
  phone_last4: string | null;
  service_id: number;
  service: string;
  resource_id: number | null;
  resource: string | null;
  guest_name: string | null;
  party_size: number;
  earliest_at: string;
  latest_at: string;
  weekdays: number[] | null;
  time_from: string | null;
  time_until: string | null;
  note: string | null;
  status: WaitlistStatus;
  booking_id: number | null;
  created_by: string;
  created_at: string;
};

/** Whose time is over waits for nothing, whatever the row says. */
const standing = (tx: Tx) => raw(tx)`
  case when e.status = 'waiting' and e.latest_at <= ${now().toISOString()} then 'expired' else e.status end`;

const selected = (tx: Tx) => raw(tx)`
  select e.id, e.contact_id, c.first_name, c.last_name, c.phone_last4, e.service_id, s.name as service, e.resource_id,
    r.name as resource, e.guest_name, e.party_size, e.earliest_at, e.latest_at, e.weekdays, e.time_from, e.time_until,
    e.note, ${standing(tx)} as status, e.booking_id, e.created_by, e.created_at
  from waitlist_entries e
  join contacts c on c.workspace_id = e.workspace_id and c.id = e.contact_id
  join services s on s.workspace_id = e.workspace_id and s.id = e.service_id
  left join resources r on r.workspace_id = e.workspace_id and r.id = e.resource_id`;

const waitingOnes: readonly WaitlistStatus[] = ["waiting", "offered"];

/** Newest first; those who still wait, where no status is asked for. */
export async function listWaitlist(actor: Actor, query: ListWaitlistQuery): Promise<Page<WaitlistEntryView>> {
  authorize(actor, "bookings:read");
  const before = readCursor(query.cursor);
  return withWorkspace(actor.workspaceId, async (tx) => {
    const sql = raw(tx);
    const rows = await sql<Row[]>`${selected(tx)}
      where e.workspace_id = ${actor.workspaceId}
        and (${standing(tx)})::text = any(${[...(query.status ?? waitingOnes)]}::text[])
        ${query.service_id ? sql`and e.service_id = ${query.service_id}` : sql``}
        ${query.contact_id ? sql`and e.contact_id = ${personOf(sql, actor.workspaceId, query.contact_id)}` : sql``}
        ${before === null ? sql`` : sql`and e.id < ${before}`}
      order by e.id desc limit ${query.limit + 1}`;
    return toPage(rows, query.limit, present);
  });
}

/** @throws Problem 404. */
export async function requireEntry(tx: Tx, workspaceId: number, id: number): Promise<WaitlistEntryView> {
  const sql = raw(tx);
  const [row] = await sql<Row[]>`${selected(tx)} where e.workspace_id = ${workspaceId} and e.id = ${id}`;
  if (!row) throw notFound();
  return present(row);
}

/** @throws Problem 404. */
export async function getEntry(actor: Actor, id: number): Promise<WaitlistEntryView> {
  authorize(actor, "bookings:read");
  return withWorkspace(actor.workspaceId, (tx) => requireEntry(tx, actor.workspaceId, id));
}

const present = (row: Row): WaitlistEntryView => ({
  id: row.id,
  contact: presentPerson(row),
  service: { id: row.service_id, name: row.service },
  resource: row.resource_id === null ? null : { id: row.resource_id, name: row.resource ?? "" },
  guest_name: row.guest_name,
  party_size: row.party_size,
  earliest_at: new Date(row.earliest_at).toISOString(),
  latest_at: new Date(row.latest_at).toISOString(),
  weekdays: row.weekdays?.flatMap((day) => weekdays[day] ?? []) ?? null,
  time_from: row.time_from,
  time_until: row.time_until,
  note: row.note,
  status: row.status,
  booking_id: row.booking_id,
  created_by: row.created_by,
  created_at: new Date(row.created_at).toISOString(),
});

/** Somebody as lists of the calendar name them. */
export const presentPerson = (row: Pick<Row, "contact_id" | "first_name" | "last_name" | "phone_last4">) => ({
  id: row.contact_id,
  name: [row.first_name, row.last_name].filter(Boolean).join(" ") || null,
  phone: maskPhone(row.phone_last4),
});
