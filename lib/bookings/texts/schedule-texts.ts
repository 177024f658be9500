import { raw, type Tx } from "@/db/client";
import type { ActorKind, BookingSource, BookingStatus } from "@/db/enums";
import { now } from "@/lib/clock";
import { readBookingRules } from "@/lib/workspaces/booking-rules";
import { cancelQueued, dropOlder, owedBefore } from "./end-texts";
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
  last_actor: ActorKind | null;
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
      last.kind as last_event, last.actor_kind as last_actor
    from bookings b join workspaces w on w.id = b.workspace_id
    left join lateral (
      select e.kind, e.actor_kind from booking_events e where e.workspace_id = b.workspace_id and e.booking_id = b.id
        and e.version = b.version order by e.id desc limit 1) last on true
    where b.workspace_id = ${workspaceId} and b.id = ${bookingId}`;
  if (!row) return;
  const happened = change ?? changeOf(row);
  const dropped = await dropOlder(tx, workspaceId, bookingId, row.version);
  const unsent =
    happened === "taken_back" ? await owedBefore(tx, workspaceId, bookingId, row.version - 1) : dropped;
  if (happened === "moved" || happened === "canceled")
    await cancelQueued(tx, workspaceId, bookingId, row.version);
  if (row.contact_id === null) return;
  const visit = {
    status: row.status,
    source: row.source,
    startsAt: new Date(row.starts_at),
    endsAt: new Date(row.ends_at),
    isUndoable: happened === "moved" && row.last_actor === "member",
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
