import { raw, type Tx } from "@/db/client";
import type { BookingTextKind } from "@/db/enums";
import type { PlannedText } from "./plan-texts";

type TextRow = { kind: BookingTextKind; hours: number; due_at: string };

const planned = ({ kind, hours, due_at }: TextRow): PlannedText => ({
  kind,
  hours,
  dueAt: new Date(due_at),
});

/** Texts of older versions that have not left never leave. @returns those. */
export async function dropOlder(
  tx: Tx,
  workspaceId: number,
  bookingId: number,
  version: number,
): Promise<PlannedText[]> {
  const dropped = await raw(tx)<TextRow[]>`
    update booking_texts set status = 'stale', reason = 'booking_changed'
    where workspace_id = ${workspaceId} and booking_id = ${bookingId} and booking_version < ${version}
      and status = 'due' returning kind, hours, due_at`;
  return dropped.map(planned);
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

/** What this version left unsaid: the newest notice before it, where that never left, and what it dropped itself. */
export async function owedBefore(
  tx: Tx,
  workspaceId: number,
  bookingId: number,
  version: number,
): Promise<PlannedText[]> {
  const sql = raw(tx);
  const [last] = await sql<(TextRow & { is_owed: boolean })[]>`
    select t.kind, t.hours, t.due_at,
      t.reason = 'booking_changed' or coalesce(m.status = 'canceled', false) as is_owed
    from booking_texts t
    left join messages m on m.workspace_id = t.workspace_id and m.id = t.message_id
    where t.workspace_id = ${workspaceId} and t.booking_id = ${bookingId} and t.booking_version < ${version}
      and t.kind in ('confirmation', 'moved')
    order by t.booking_version desc, t.id desc limit 1`;
  const dropped = await sql<TextRow[]>`
    select kind, hours, due_at from booking_texts
    where workspace_id = ${workspaceId} and booking_id = ${bookingId} and booking_version = ${version - 1}
      and kind in ('reminder', 'follow_up') and status = 'stale' and reason = 'booking_changed'`;
  return [...(last?.is_owed ? [last] : []), ...dropped].map(planned);
}
