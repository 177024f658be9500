import { and, eq, inArray, lte, sql } from "drizzle-orm";
import { type Tx, withWorkspace } from "@/db/client";
import type { BookingStatus } from "@/db/enums";
import { bookings } from "@/db/schema/bookings";
import { wake } from "@/inngest/events";
import { type Actor, authorize } from "@/lib/actor";
import { now } from "@/lib/clock";
import { conflict } from "@/lib/errors";
import { recordAudit } from "@/lib/workspaces/record-audit";
import { requireBooking } from "./queries";
import { recordBookingEvent } from "./record-event";
import type { BookingView } from "./schema";
import { overWords, predecessors } from "./status";
import { scheduleTexts } from "./texts/schedule-texts";
import { openSlot } from "./waitlist/open-slot";

type End = "confirmed" | "canceled" | "completed" | "no_show";
export type Step = { to: End; version?: number; reason?: string };

/**
 * Takes a booking into another state, where it is one that may come into it. One that is there already stays.
 * @throws Problem 404, 409 `booking_changed` (another version was seen), `booking_over` or `not_yet`.
 */
export async function stepBooking(actor: Actor, id: number, step: Step): Promise<BookingView> {
  authorize(actor, "bookings:write");
  const booking = await withWorkspace(actor.workspaceId, async (tx) => {
    const row = await moveOn(tx, actor.workspaceId, id, step);
    if (!row) return refuseOrKeep(tx, actor.workspaceId, id, step);
    const { version } = row;
    const data = step.reason ? { reason: step.reason } : {};
    await recordBookingEvent(tx, actor, { bookingId: id, version, kind: step.to, data });
    await scheduleTexts(tx, actor.workspaceId, id);
    // Nobody waits for a slot that was only held for somebody.
    const isHold = row.contactId === null && row.source === "waitlist";
    if (step.to === "canceled" && !isHold && row.startsAt > now())
      await openSlot(tx, actor.workspaceId, { ...row, bookingId: id });
    const verb = `booking.${step.to}`;
    await recordAudit(tx, actor, { verb, subjectType: "booking", subjectId: id, after: { version } });
    return requireBooking(tx, actor.workspaceId, id);
  });
  wake("booking/changed");
  if (step.to === "canceled") wake("opening/changed");
  return booking;
}

const isFinish = (to: BookingStatus): boolean => to === "completed" || to === "no_show";

async function moveOn(tx: Tx, workspaceId: number, id: number, { to, version, reason }: Step) {
  const [row] = await tx
    .update(bookings)
    .set({
      status: to,
      version: sql`${bookings.version} + 1`,
      updatedAt: now(),
      ...(to === "confirmed" ? { confirmedAt: now() } : {}),
      ...(to === "canceled" ? { canceledAt: now(), cancelReason: reason ?? null } : {}),
    })
    .where(
      and(
        eq(bookings.workspaceId, workspaceId),
        eq(bookings.id, id),
        inArray(bookings.status, [...(predecessors[to] ?? [])]),
        version === undefined ? undefined : eq(bookings.version, version),
        isFinish(to) ? lte(bookings.startsAt, now()) : undefined,
      ),
    )
    .returning();
  return row ?? null;
}

async function refuseOrKeep(tx: Tx, workspaceId: number, id: number, step: Step): Promise<BookingView> {
  const booking = await requireBooking(tx, workspaceId, id);
  if (booking.status === step.to) return booking;
  if (step.version !== undefined && step.version !== booking.version) throw bookingChanged(booking.version);
  if (isFinish(step.to) && predecessors[step.to]?.includes(booking.status))
    throw conflict("not_yet", "This visit has not begun yet.");
  throw conflict("booking_over", overWords[booking.status]);
}

export const bookingChanged = (version: number) =>
  conflict(
    "booking_changed",
    `Somebody else changed this booking meanwhile; it is at version ${version} now.`,
  );
