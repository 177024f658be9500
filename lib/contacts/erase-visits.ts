import { raw, type Tx } from "@/db/client";
import type { Actor } from "@/lib/actor";
import { now } from "@/lib/clock";

/**
 * Visits of people who are erased lose their names and notes and stay in the counts; those to come are canceled, with
 * their texts. Nobody waits any longer, and whom they brought is forgotten.
 */
export async function eraseVisits(tx: Tx, actor: Actor, contactIds: number[]): Promise<void> {
  const sql = raw(tx);
  const at = sql`${now().toISOString()}::timestamptz`;
  const theirs = sql`workspace_id = ${actor.workspaceId} and contact_id = any(${contactIds}::bigint[])`;
  await sql`
    with canceled as (
      update bookings set status = 'canceled', canceled_at = ${at}, version = version + 1, updated_at = ${at}
      where ${theirs} and status in ('held', 'booked', 'confirmed') and starts_at > ${at} returning id, version)
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
