import { raw, type Tx } from "@/db/client";
import type { BookingSource, BookingStatus, BookingTextKind } from "@/db/enums";
import { now } from "@/lib/clock";
import { readBookingRules } from "@/lib/workspaces/booking-rules";
import { type Change, type PlannedText, planTexts } from "./plan-texts";

type Row = {
  version: number;
  contact_id: number | null;
  status: BookingStatus;
  source: BookingSource;
  starts_at: string;
  ends_at: string;
  booking_rules: Record<string, unknown>;
  last_event: string | null;
};

const changes: Record<string, Change> = { created: "created", moved: "moved", canceled: "canceled" };

/**
 * Writes down which texts follow from a booking as it stands in this transaction, and ends those of its older
 * versions, also the ones that wait in the queue. Wake `booking/changed` after the commit.
 * @param change what happened, where the booking's last event does not say it
 */
export async function scheduleTexts(
  tx: Tx,
  workspaceId: number,
  bookingId: number,
  change?: Change,
): Promise<void> {
  const [row] = await raw(tx)<Row[]>`
    select b.version, b.contact_id, b.status, b.source, b.starts_at, b.ends_at, w.booking_rules,
      (select e.kind from booking_events e where e.workspace_id = b.workspace_id and e.booking_id = b.id
        and e.version = b.version order by e.id desc limit 1) as last_event
    from bookings b join workspaces w on w.id = b.workspace_id
    where b.workspace_id = ${workspaceId} and b.id = ${bookingId}`;
  if (!row) return;
  const unsent = await dropOlder(tx, workspaceId, bookingId, row.version);
  const happened = change ?? changeOf(row);
  if (happened === "moved" || happened === "canceled")
    await cancelQueued(tx, workspaceId, bookingId, row.version);
  if (row.contact_id === null) return;
  const visit = {
    status: row.status,
    source: row.source,
    startsAt: new Date(row.starts_at),
    endsAt: new Date(row.ends_at),
  };
  const planned = planTexts(visit, happened, unsent, readBookingRules(row.booking_rules), now());
  await insertTexts(tx, workspaceId, { bookingId, version: row.version }, planned);
}

function changeOf({ version, status, last_event: event }: Row): Change {
  const told = changes[event ?? ""];
  if (told) return told;
  if (status === "canceled") return "canceled";
  return event === null && version === 1 ? "created" : "other";
}

async function dropOlder(
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
async function cancelQueued(tx: Tx, workspaceId: number, bookingId: number, version: number): Promise<void> {
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

async function insertTexts(
  tx: Tx,
  workspaceId: number,
  of: { bookingId: number; version: number },
  planned: PlannedText[],
): Promise<void> {
  if (planned.length === 0) return;
  const rows = planned.map(({ kind, hours, dueAt }) => ({ kind, hours, due_at: dueAt.toISOString() }));
  await raw(tx)`
    insert into booking_texts (workspace_id, booking_id, booking_version, kind, hours, due_at)
    select ${workspaceId}, ${of.bookingId}, ${of.version}, t.kind::booking_text_kind, t.hours, t.due_at
    from jsonb_to_recordset(${raw(tx).json(rows)}) as t(kind text, hours int, due_at timestamptz)
    on conflict (workspace_id, booking_id, booking_version, kind, hours) do nothing`;
}
