import { raw, type Tx } from "@/db/client";

/**
 * `from … where …` over those who wait for a slot like this opening's and were not asked yet: `e` is their entry.
 * Whoever gave the slot up, has a visit at that time or was offered another one meanwhile is not asked; nobody is, where
 * the slot became free because the business or that person is away then, or no longer offers it.
 */
export const waiting = (tx: Tx, workspaceId: number, openingId: number) => raw(tx)`
  from waitlist_openings o
  join workspaces w on w.id = o.workspace_id
  join services s on s.workspace_id = o.workspace_id and s.id = o.service_id
  join resources r on r.workspace_id = o.workspace_id and r.id = o.resource_id
  join bookings freed on freed.workspace_id = o.workspace_id and freed.id = o.booking_id
  join waitlist_entries e on e.workspace_id = o.workspace_id and e.service_id = o.service_id
  cross join lateral (select o.starts_at at time zone w.time_zone as local) t
  where o.workspace_id = ${workspaceId} and o.id = ${openingId} and e.status = 'waiting'
    and s.archived_at is null and r.archived_at is null
    and not exists (
      select from closures x
      where x.workspace_id = o.workspace_id and (x.resource_id is null or x.resource_id = o.resource_id)
        and x.starts_at < o.ends_at and x.ends_at > o.starts_at)
    and e.contact_id is distinct from freed.contact_id
    and (e.resource_id is null or e.resource_id = o.resource_id)
    and (not s.takes_party or e.party_size <= r.capacity)
    and e.earliest_at <= o.starts_at and e.latest_at >= o.starts_at
    and (e.weekdays is null or (extract(isodow from t.local)::int - 1) = any(e.weekdays))
    and (e.time_from is null or to_char(t.local, 'HH24:MI') >= e.time_from)
    and (e.time_until is null or to_char(t.local, 'HH24:MI') < e.time_until)
    and not exists (
      select from waitlist_offers f
      where f.workspace_id = o.workspace_id and f.contact_id = e.contact_id
        and (f.status = 'offered' or f.opening_id = o.id))
    and not exists (
      select from bookings b
      where b.workspace_id = o.workspace_id and b.contact_id = e.contact_id and b.status in ('booked', 'confirmed')
        and b.starts_at < o.ends_at and b.ends_at > o.starts_at)`;
