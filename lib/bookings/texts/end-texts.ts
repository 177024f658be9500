import { raw, type Tx } from "@/db/client";
import type { BookingTextKind } from "@/db/enums";

/** Texts of older versions that are not due yet never leave. @returns the kinds of those. */
export async function dropOlder(
  tx: Tx,
  workspaceId: number,
  bookingId: number,
  version: number,
): Promise<BookingTextKind[]> {
  const dropped = await raw(tx)<{ kind: BookingTextKind }[]>`
    update booking_texts set status = 'stale', reason = 'booking_changed'
    where workspace_id = ${workspaceId} and booking_id = ${bookingId} and booking_version < ${version}
      and status = 'due' returning kind`;
  return dropped.map(({ kind }) => kind);
}

/** A text that says what is no longer so and has not left yet, because it waits for a better hour, never leaves. */
export async function cancelQueued(
  tx: Tx,
  workspaceId: number,
  bookingId: number,
  version: number,
): Promise<void> {
  await raw(tx)`
    with ended as (
      update messages m set status = 'canceled', reason = 'booking_changed', finished_at = now()
      from booking_texts t
      where t.workspace_id = ${workspaceId} and t.booking_id = ${bookingId} and t.booking_version < ${version}
        and t.status = 'queued' and m.workspace_id = ${workspaceId} and m.id = t.message_id and m.status = 'queued'
      returning m.id)
    insert into message_events (workspace_id, message_id, at, kind, status, source, data)
    select ${workspaceId}, id, clock_timestamp(), 'canceled', 'canceled', 'booking',
      jsonb_build_object('reason', 'booking_changed')
    from ended`;
}

/**
 * Ends what this version of a visit had to tell, as far as it has not left.
 * @returns whether none of it left: nobody heard of this version.
 */
export async function withdrawNotice(
  tx: Tx,
  workspaceId: number,
  bookingId: number,
  version: number,
): Promise<boolean> {
  await dropOlder(tx, workspaceId, bookingId, version + 1);
  await cancelQueued(tx, workspaceId, bookingId, version + 1);
  const [told] = await raw(tx)`
    select 1 from booking_texts t
    join messages m on m.workspace_id = t.workspace_id and m.id = t.message_id
    where t.workspace_id = ${workspaceId} and t.booking_id = ${bookingId} and t.booking_version = ${version}
      and t.kind in ('confirmation', 'moved') and t.status = 'queued' and m.status <> 'canceled' limit 1`;
  return told === undefined;
}

/** The newest notice before this version, where it never left: what they have still to be told. */
export async function owedNotice(
  tx: Tx,
  workspaceId: number,
  bookingId: number,
  version: number,
): Promise<BookingTextKind[]> {
  const [last] = await raw(tx)<{ kind: BookingTextKind; is_owed: boolean }[]>`
    select t.kind, t.reason = 'booking_changed' or coalesce(m.status = 'canceled', false) as is_owed
    from booking_texts t
    left join messages m on m.workspace_id = t.workspace_id and m.id = t.message_id
    where t.workspace_id = ${workspaceId} and t.booking_id = ${bookingId} and t.booking_version < ${version}
      and t.kind in ('confirmation', 'moved')
    order by t.booking_version desc, t.id desc limit 1`;
  return last?.is_owed ? [last.kind] : [];
}
