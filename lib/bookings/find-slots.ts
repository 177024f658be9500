import { type Tx, withWorkspace } from "@/db/client";
import { type Actor, authorize } from "@/lib/actor";
import { hours, later, minutes, now } from "@/lib/clock";
import { invalid, notFound } from "@/lib/errors";
import { type BookablesAsk, findBookables, type Setting } from "./find-bookables";
import { openSlots } from "./open-slots";
import { type Availability, type AvailabilityQuery, type SlotView, WINDOW_DAYS } from "./schema";

/** A visit may begin here; `resourceIds` are free, the best first. */
export type Slot = { startsAt: Date; endsAt: Date; resourceIds: number[] };

export type SlotsAsk = BookablesAsk & {
  limit?: number;
  /** Keeps how soon and how far ahead customers may book. */
  forCustomer?: boolean;
};

/** Free slots from now on that begin in the asked time, in order; none for a service that is not offered. */
export async function findSlots(tx: Tx, workspaceId: number, ask: SlotsAsk): Promise<Slot[]> {
  const setting = await findBookables(tx, workspaceId, ask);
  return setting ? slotsIn(setting, ask) : [];
}

function slotsIn({ service, rules, timeZone, bookables }: Setting, ask: SlotsAsk): Slot[] {
  if (service.isArchived) return [];
  const at = now();
  const soonest = ask.forCustomer ? later(at, minutes(rules.lead_minutes)) : at;
  const latest = ask.forCustomer ? later(at, hours(24 * rules.horizon_days)) : ask.until;
  const slots = openSlots({
    from: Math.max(ask.from.getTime(), soonest.getTime()),
    until: Math.min(ask.until.getTime(), latest.getTime()),
    timeZone,
    durationMinutes: service.durationMinutes,
    bufferMinutes: service.bufferMinutes,
    slotMinutes: rules.slot_minutes,
    bookables,
  });
  return slots.slice(0, ask.limit).map(({ startsAt, resourceIds }) => ({
    startsAt: new Date(startsAt),
    endsAt: later(new Date(startsAt), minutes(service.durationMinutes)),
    resourceIds,
  }));
}

const WEEK_MS = hours(24 * 7);
const WINDOW_MS = hours(24 * WINDOW_DAYS);

/** What can be booked when. Members see every free slot, others what customers may book. @throws Problem 404. */
export async function listSlots(actor: Actor, query: AvailabilityQuery): Promise<Availability> {
  authorize(actor, "bookings:read");
  const from = query.from ?? (query.until && query.until < now() ? query.until : now());
  if (query.until && query.until.getTime() - from.getTime() > WINDOW_MS)
    throw invalid("until", "window_too_long", `Ask for at most ${WINDOW_DAYS} days.`);
  const ask: SlotsAsk = {
    serviceId: query.service_id,
    resourceId: query.resource_id,
    partySize: query.party_size,
    from,
    until: query.until ?? later(from, WEEK_MS),
    limit: query.limit + 1,
    forCustomer: (query.for ?? (actor.kind === "member" ? "staff" : "customer")) === "customer",
    ignoreBookingId: query.ignore_booking_id,
  };
  return withWorkspace(actor.workspaceId, async (tx) => {
    const setting = await findBookables(tx, actor.workspaceId, ask);
    if (!setting) throw notFound();
    const slots = slotsIn(setting, ask);
    return {
      data: slots.slice(0, query.limit).map(presentSlot),
      time_zone: setting.timeZone,
      next_from: slots[query.limit]?.startsAt.toISOString() ?? null,
    };
  });
}

export const presentSlot = ({ startsAt, endsAt, resourceIds }: Slot): SlotView => ({
  starts_at: startsAt.toISOString(),
  ends_at: endsAt.toISOString(),
  resource_ids: resourceIds,
});
