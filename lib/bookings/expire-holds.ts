import { raw, type Tx } from "@/db/client";
import { now } from "@/lib/clock";

/** Holds of this time that ran out are ended, so that they stand in nobody's way; the constraint knows no clock. */
export async function expireHolds(
  tx: Tx,
  workspaceId: number,
  { from, until }: { from: Date; until: Date },
): Promise<void> {
  await raw(tx)`
    with expired as (
      update bookings set status = 'expired', version = version + 1, updated_at = ${now().toISOString()}::timestamptz
      where workspace_id = ${workspaceId} and status = 'held' and held_until <= ${now().toISOString()}::timestamptz
        and starts_at < ${until.toISOString()}::timestamptz and blocked_until > ${from.toISOString()}::timestamptz
      returning id, version)
    insert into booking_events (workspace_id, booking_id, version, kind, actor_kind, actor_name)
    select ${workspaceId}, id, version, 'expired', 'system', 'Parley' from expired`;
}
