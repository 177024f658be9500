import { raw, type Tx } from "@/db/client";

/** Offers whose time is over; who was asked waits again. */
export async function expireOffers(tx: Tx, workspaceId: number, openingId: number, at: Date): Promise<void> {
  await endOffers(tx, workspaceId, openingId, "expired", at);
}

/** @param at only those that are over by then. */
async function endOffers(
  tx: Tx,
  workspaceId: number,
  openingId: number,
  status: "expired" | "gone",
  at: Date | null,
): Promise<void> {
  await raw(tx)`
    with ended as (
      update waitlist_offers set status = ${status}
      where workspace_id = ${workspaceId} and opening_id = ${openingId} and status = 'offered'
        and expires_at <= coalesce(${at?.toISOString() ?? null}::timestamptz, 'infinity')
      returning entry_id)
    update waitlist_entries e set status = 'waiting', updated_at = now()
    from ended where e.workspace_id = ${workspaceId} and e.id = ended.entry_id and e.status = 'offered'`;
}

/**
 * Ends an opening that the caller has locked: `filled` by this booking, or `gone`, which frees the slot. Others who
 * were asked wait again, and hear it when they answer.
 */
export async function endOpening(
  tx: Tx,
  workspaceId: number,
  openingId: number,
  status: "filled" | "gone",
  filledBy: number | null = null,
): Promise<void> {
  const sql = raw(tx);
  await sql`
    with freed as (
      update bookings b set status = 'expired', version = b.version + 1, updated_at = now()
      from waitlist_openings o
      where o.workspace_id = ${workspaceId} and o.id = ${openingId} and b.workspace_id = ${workspaceId}
        and b.id = o.hold_booking_id and b.status = 'held'
      returning b.id, b.version)
    insert into booking_events (workspace_id, booking_id, version, kind, actor_kind, actor_name)
    select ${workspaceId}, id, version, 'expired', 'system', 'Parley' from freed`;
  await sql`
    update waitlist_openings set status = ${status}, filled_booking_id = ${filledBy}, next_at = null
    where workspace_id = ${workspaceId} and id = ${openingId}`;
  await endOffers(tx, workspaceId, openingId, "gone", null);
}

/**
 * Takes slots that are kept for the waiting list back, because the team has somebody for this time and this person or
 * table: the holds end, and who answers later hears that it is gone. Does nothing where no resource is named.
 */
export async function releaseHolds(
  tx: Tx,
  workspaceId: number,
  visit: { serviceId: number; resourceId?: number | null; startsAt: Date },
): Promise<void> {
  if (visit.resourceId == null) return;
  const openings = await raw(tx)<{ id: number }[]>`
    select o.id from waitlist_openings o
    join bookings b on b.workspace_id = o.workspace_id and b.id = o.hold_booking_id
    join services s on s.workspace_id = o.workspace_id and s.id = ${visit.serviceId}
    where o.workspace_id = ${workspaceId} and o.resource_id = ${visit.resourceId} and o.status = 'open'
      and b.status = 'held' and b.blocked_until > ${visit.startsAt.toISOString()}
      and b.starts_at < ${visit.startsAt.toISOString()}::timestamptz
        + make_interval(mins => s.duration_minutes + s.buffer_minutes)
    order by o.id for update of o`;
  for (const { id } of openings) await endOpening(tx, workspaceId, id, "gone");
}
