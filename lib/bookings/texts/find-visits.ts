import { raw, type Tx } from "@/db/client";
import type { BookingStatus } from "@/db/enums";
import { type Spoken, spokenVisit, type VisitRow } from "../visit-words";

type Row = VisitRow & {
  id: number;
  version: number;
  status: BookingStatus;
  contact_id: number | null;
  moved_at_version: number | null;
};

/** A visit of one person, with the words to speak of it in their language. */
export type SpokenVisit = {
  id: number;
  version: number;
  status: BookingStatus;
  startsAt: Date;
  /** The version that its last move made; null when it never moved, or only there and back. */
  movedAtVersion: number | null;
  guestName: string | null;
  language: Spoken;
  /** "Haircut with Dana for Leo" */
  what: string;
  /** "Fri, Nov 27 at 3:00 PM" */
  when: string;
};

/** Those of these visits that are this person's, soonest first. */
export async function findVisits(
  tx: Tx,
  workspaceId: number,
  contactId: number,
  within: { ids: number[] } | { from: Date; until: Date },
): Promise<SpokenVisit[]> {
  const sql = raw(tx);
  const filter =
    "ids" in within
      ? sql`b.id = any(${within.ids}::bigint[])`
      : sql`b.status in ('booked', 'confirmed') and b.starts_at >= ${within.from.toISOString()}
          and b.starts_at < ${within.until.toISOString()}`;
  const rows = await sql<Row[]>`
    select b.id, b.version, b.status, b.contact_id, b.guest_name, b.party_size, b.starts_at, s.name as service,
      s.takes_party, r.name as resource, r.kind as resource_kind, w.time_zone, c.language,
      w.language as workspace_language,
      (select max(e.version) from booking_events e where e.workspace_id = b.workspace_id and e.booking_id = b.id
        and e.kind = 'moved' and not e.data ? 'takes_back' and not exists (
          select from booking_events u where u.workspace_id = b.workspace_id and u.booking_id = b.id
            and u.data->>'takes_back' = e.version::text)) as moved_at_version
    from bookings b
    join services s on s.workspace_id = b.workspace_id and s.id = b.service_id
    join resources r on r.workspace_id = b.workspace_id and r.id = b.resource_id
    join workspaces w on w.id = b.workspace_id
    join contacts c on c.workspace_id = b.workspace_id and c.id = b.contact_id
    where b.workspace_id = ${workspaceId} and b.contact_id = ${contactId} and ${filter}
    order by b.starts_at, b.id limit 20`;
  return rows.map(present);
}

const present = (row: Row): SpokenVisit => ({
  ...spokenVisit(row),
  id: row.id,
  version: row.version,
  status: row.status,
  startsAt: new Date(row.starts_at),
  movedAtVersion: row.moved_at_version,
  guestName: row.guest_name,
});
