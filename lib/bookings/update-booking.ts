import { and, eq, sql } from "drizzle-orm";
import { raw, type Tx, withWorkspace } from "@/db/client";
import { bookings } from "@/db/schema/bookings";
import { wake } from "@/inngest/events";
import { type Actor, authorize } from "@/lib/actor";
import { later, now } from "@/lib/clock";
import { conflict, invalid, notFound } from "@/lib/errors";
import { recordAudit } from "@/lib/workspaces/record-audit";
import { choosePlace, type Place } from "./choose-place";
import { requireBooking } from "./queries";
import { recordBookingEvent } from "./record-event";
import type { BookingView, UpdateBookingInput } from "./schema";
import { orTaken, withAlternatives } from "./slot-taken";
import { overWords, UNDO_MS, upcoming } from "./status";
import { bookingChanged } from "./step-booking";
import { findLastMove, type LastMove, unsay, whereabouts } from "./take-back";
import { scheduleTexts } from "./texts/schedule-texts";
import { openSlot } from "./waitlist/open-slot";
import { whoComes } from "./who-comes";

type Row = typeof bookings.$inferSelect;

/**
 * Changes a booking: when, where and what for, or who comes and what was noted. A visit whose time changes has to be
 * confirmed again, and its old slot is offered to those who wait. Who takes their own move back before anybody heard of
 * it leaves everything as it was.
 * @throws Problem 404, 422 naming the field at fault, 409 `booking_changed`, `booking_over`, or `slot_taken` with what
 * is free instead.
 */
export async function updateBooking(
  actor: Actor,
  id: number,
  input: UpdateBookingInput,
): Promise<BookingView> {
  authorize(actor, "bookings:write");
  const { workspaceId } = actor;
  const booking = await withAlternatives(workspaceId, () =>
    withWorkspace(workspaceId, async (tx) => {
      const before = await lockBooking(tx, workspaceId, id);
      if (input.version !== undefined && input.version !== before.version)
        throw bookingChanged(before.version);
      if (["held", "canceled", "expired"].includes(before.status))
        throw conflict("booking_over", overWords[before.status]);
      const lastMove = isMove(before, input) ? await findLastMove(tx, actor, before, input) : null;
      const wish = lastMove ? { ...input, force: true } : input;
      const place = isMove(before, input) ? await placeFor(tx, actor, before, wish) : null;
      const details = await detailsOf(tx, actor, before, input);
      const back = lastMove && !details && (await unsay(tx, before)) ? lastMove : null;
      const after = place || details ? await write(tx, before, input, { place, details, back }) : before;
      if (back) await tellBack(tx, actor, before, after);
      else if (after.version !== before.version) await tell(tx, actor, before, after);
      return requireBooking(tx, workspaceId, id);
    }),
  );
  wake("booking/changed");
  wake("opening/changed");
  return booking;
}

async function lockBooking(tx: Tx, workspaceId: number, id: number): Promise<Row> {
  const [row] = await tx
    .select()
    .from(bookings)
    .where(and(eq(bookings.workspaceId, workspaceId), eq(bookings.id, id)))
    .for("no key update");
  if (!row) throw notFound();
  return row;
}

const isMove = (before: Row, input: UpdateBookingInput): boolean =>
  (input.starts_at !== undefined && input.starts_at.getTime() !== before.startsAt.getTime()) ||
  (input.resource_id !== undefined && input.resource_id !== before.resourceId) ||
  (input.service_id !== undefined && input.service_id !== before.serviceId) ||
  (input.party_size !== undefined && input.party_size !== before.partySize);

async function placeFor(tx: Tx, actor: Actor, before: Row, input: UpdateBookingInput): Promise<Place> {
  if (!upcoming.includes(before.status)) throw conflict("booking_over", overWords[before.status]);
  const serviceId = input.service_id ?? before.serviceId;
  const staysWith = await mayStayWith(tx, before, serviceId);
  return choosePlace(tx, actor.workspaceId, {
    serviceId,
    resourceId: input.resource_id ?? (staysWith ? before.resourceId : null),
    preferredId: before.resourceId,
    partySize: input.party_size ?? before.partySize,
    startsAt: input.starts_at ?? before.startsAt,
    contactId: before.contactId,
    isForced: input.force === true,
    isCustomer: actor.kind !== "member",
    keepsTime: !input.starts_at || input.starts_at.getTime() === before.startsAt.getTime(),
    ignoreBookingId: before.id,
  });
}

/** A person keeps their customer, whichever time it is; a table is any table, and another service may need another. */
async function mayStayWith(tx: Tx, before: Row, serviceId: number): Promise<boolean> {
  if (serviceId !== before.serviceId) return false;
  const [row] = await raw(tx)<{ takes_party: boolean }[]>`
    select takes_party from services where workspace_id = ${before.workspaceId} and id = ${serviceId}`;
  return row?.takes_party === false;
}

type Details = Pick<Row, "contactId" | "guestName" | "note">;

/** Null when nothing of it changes. */
async function detailsOf(
  tx: Tx,
  actor: Actor,
  before: Row,
  input: UpdateBookingInput,
): Promise<Details | null> {
  const { contact_id = before.contactId, guest_name = before.guestName } = input;
  const note = input.note === undefined ? before.note : input.note || null;
  const isSame = contact_id === before.contactId && guest_name === before.guestName;
  if (isSame && note === before.note) return null;
  if (contact_id === null && !guest_name)
    throw invalid("contact_id", "nobody", "Say who comes: a contact or a name.");
  return { ...(isSame ? before : await whoComes(tx, actor, { contact_id, guest_name })), note };
}

type Changes = { place: Place | null; details: Details | null; back: LastMove | null };

async function write(
  tx: Tx,
  before: Row,
  input: UpdateBookingInput,
  { place, details, back }: Changes,
): Promise<Row> {
  const startsAt = place?.startsAt ?? before.startsAt;
  const serviceId = input.service_id ?? before.serviceId;
  const partySize = input.party_size ?? before.partySize;
  const [row] = await orTaken({ serviceId, partySize, startsAt, ignoreBookingId: before.id }, () =>
    tx
      .update(bookings)
      .set({
        ...(place ? { ...columnsOf(place), serviceId, partySize, ...priceOf(before, serviceId, place) } : {}),
        ...(startsAt.getTime() === before.startsAt.getTime() ? {} : standing(back?.confirmedAt ?? null)),
        contactId: details?.contactId,
        guestName: details?.guestName,
        note: details?.note,
        version: sql`${bookings.version} + 1`,
        updatedAt: now(),
      })
      .where(and(eq(bookings.workspaceId, before.workspaceId), eq(bookings.id, before.id)))
      .returning(),
  );
  if (!row) throw new Error("a locked booking is gone");
  return row;
}

const standing = (confirmedAt: Date | null) =>
  ({ status: confirmedAt ? "confirmed" : "booked", confirmedAt }) as const;

const columnsOf = ({ setting: _, ...columns }: Place): Omit<Place, "setting"> => columns;

/** What was agreed holds, unless it is for something else now. */
const priceOf = (before: Row, serviceId: number, { setting }: Place) =>
  serviceId === before.serviceId
    ? {}
    : { priceMicros: setting.service.priceMicros, currency: setting.service.currency };

async function tell(tx: Tx, actor: Actor, before: Row, after: Row): Promise<void> {
  const [from, to] = [whereabouts(before), whereabouts(after)];
  const leaves = from.starts_at !== to.starts_at || from.resource_id !== to.resource_id;
  const kind = (await isNewToThem(tx, before, after)) ? "moved" : "changed";
  const fields = (["contactId", "guestName", "note"] as const).filter((name) => before[name] !== after[name]);
  const lost = before.confirmedAt && !after.confirmedAt ? { confirmed_at: before.confirmedAt } : {};
  const data = { from, to, ...lost, ...(fields.length > 0 ? { fields: fields.map(snake) } : {}) };
  const event = { bookingId: after.id, version: after.version, kind, data } as const;
  await recordBookingEvent(tx, actor, event);
  await scheduleTexts(tx, actor.workspaceId, after.id);
  if (leaves && upcoming.includes(before.status) && before.startsAt > now())
    await openSlot(
      tx,
      actor.workspaceId,
      { ...before, bookingId: after.id, version: after.version },
      actor.kind === "member" ? later(now(), UNDO_MS) : now(),
    );
  await audit(tx, actor, kind, before, after);
}

/** Nothing happened, as far as anybody else is concerned. */
async function tellBack(tx: Tx, actor: Actor, before: Row, after: Row): Promise<void> {
  const data = { from: whereabouts(before), to: whereabouts(after), takes_back: before.version };
  const event = { bookingId: after.id, version: after.version, kind: "moved", data } as const;
  await recordBookingEvent(tx, actor, event);
  await scheduleTexts(tx, actor.workspaceId, after.id, "taken_back");
  await audit(tx, actor, "moved", before, after);
}

const audit = (tx: Tx, actor: Actor, kind: "moved" | "changed", before: Row, after: Row) =>
  recordAudit(tx, actor, {
    verb: `booking.${kind}`,
    subjectType: "booking",
    subjectId: after.id,
    before: whereabouts(before),
    after: whereabouts(after),
  });

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Whether a customer should hear of it: which table they get is no matter, who cuts their hair is. */
async function isNewToThem(tx: Tx, before: Row, after: Row): Promise<boolean> {
  if (before.startsAt.getTime() !== after.startsAt.getTime()) return true;
  if (before.serviceId !== after.serviceId) return true;
  return before.resourceId !== after.resourceId && mayStayWith(tx, before, after.serviceId);
}
