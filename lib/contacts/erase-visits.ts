import { raw, type Tx } from "@/db/client";
import type { Actor } from "@/lib/actor";
import { now } from "@/lib/clock";

/**
 * Visits of people who are erased lose their names and notes and stay in the counts; those to come are canceled, with
 * their texts, and leave a row for the waitlist, which looks at it at `opening/changed`. Nobody waits any longer, and
 * whom they brought is forgotten.
 */
export async function eraseVisits(tx: Tx, actor: Actor, contactIds: number[]): Promise<void> {
  const sql = raw(tx);
  const at = sql`${now().toISOString()}::timestamptz`;
  const theirs = sql`workspace_id = ${actor.workspaceId} and contact_id = any(${contactIds}::bigint[])`;
  await sql`
    with ahead as materialized (
      select id, status from bookings
      where ${theirs} and status in ('held', 'booked', 'confirmed') and starts_at > ${at} order by id for update),
    canceled as (
      update bookings b set status = 'canceled', canceled_at = ${at}, version = b.version + 1, updated_at = ${at}
      from ahead where b.workspace_id = ${actor.workspaceId} and b.id = ahead.id
      returning b.*, ahead.status as was),
    freed as (
      insert into waitlist_openings (workspace_id, booking_id, booking_version, service_id, resource_id, starts_at,
        ends_at, next_at)
      select ${actor.workspaceId}, id, version, service_id, resource_id, starts_at, ends_at, ${at} from canceled
      where was <> 'held')
    insert into booking_events (workspace_id, booking_id, version, kind, data, actor_kind, actor_id, actor_name)
    select ${actor.workspaceId}, id, version, 'canceled', '{}', ${actor.kind}, ${actor.id}, ${actor.name} from canceled`;
  await sql`
    update bookings set guest_name = null, note = null,
      cancel_reason = case when canceled_at = ${at} then 'contact erased' end
    where ${theirs}`;
  const visits = sql`booking_id in (select id from bookings where ${theirs})`;
  await sql`
    update booking_events set data = data - 'reason'
    where workspace_id = ${actor.workspaceId} and ${visits} and data ? 'reason'`;
  await sql`
    update booking_texts set status = 'stale', reason = 'contact_erased'
    where workspace_id = ${actor.workspaceId} and ${visits} and status = 'due'`;
  await sql`
    update waitlist_entries set guest_name = null, note = null, updated_at = ${at},
      status = case when status in ('waiting', 'offered') then 'canceled' else status end
    where ${theirs}`;
  await sql`delete from contact_guests where ${theirs}`;
}
