import { raw, type Tx } from "@/db/client";
import { hours, later, minutes, now } from "@/lib/clock";
import { invalid } from "@/lib/errors";
import { expireHolds } from "./expire-holds";
import { findBookables, lockBookables, type Setting } from "./find-bookables";
import { type Bookable, closedBecause, overlap, type Span } from "./open-slots";
import { SlotTaken, type Wanted } from "./slot-taken";
import { releaseHolds } from "./waitlist/end-opening";

/** Where and when a visit takes place, free at this moment and locked until the transaction ends. */
export type Place = {
  setting: Setting;
  resourceId: number;
  startsAt: Date;
  endsAt: Date;
  blockedUntil: Date;
};

export type PlaceAsk = Wanted & {
  contactId: number | null;
  /** Who has it now, and keeps it where free. */
  preferredId?: number;
  /** Staff said so: outside hours, in the past, whenever. */
  isForced: boolean;
  /** Keeps how soon and how far ahead customers may book. */
  isCustomer: boolean;
  /** Only who or what for changes: the time was agreed to before, and may have begun. */
  keepsTime?: boolean;
};

/** A visit by force lies within these, lest a slip of the year be stored. */
const FARTHEST_MS = hours(24 * 366 * 2);

/**
 * Finds the one who does it: the asked one, or the best of those who are free.
 * @throws Problem 422 naming the field at fault, SlotTaken when everybody is busy.
 */
export async function choosePlace(tx: Tx, workspaceId: number, ask: PlaceAsk): Promise<Place> {
  const { startsAt } = ask;
  checkMoment(ask);
  const day = { from: later(startsAt, -hours(12)), until: later(startsAt, hours(24)) };
  await lockBookables(tx, workspaceId, { ...ask, ...day });
  await expireHolds(tx, workspaceId, day);
  if (ask.isForced) await releaseHolds(tx, workspaceId, ask);
  const setting = await findBookables(tx, workspaceId, { ...ask, ...day });
  if (!setting) throw invalid("service_id", "service_not_found", "There is no such service.");
  await checkAsked(tx, workspaceId, ask, setting);
  const endsAt = later(startsAt, minutes(setting.service.durationMinutes));
  const blockedUntil = later(endsAt, minutes(setting.service.bufferMinutes));
  const visit = { from: startsAt.getTime(), until: endsAt.getTime() };
  const open = ask.isForced ? setting.bookables : openOnes(setting, ask, visit);
  const block = { from: visit.from, until: blockedUntil.getTime() };
  const free = open.filter(({ busy }) => !busy.some((span) => overlap(span, block)));
  const resourceId = await bestOf(tx, workspaceId, free, setting, ask);
  if (resourceId === null) throw new SlotTaken(ask);
  return { setting, resourceId, startsAt, endsAt, blockedUntil };
}

function checkMoment({ startsAt, isForced, keepsTime }: PlaceAsk): void {
  if (keepsTime) return;
  if (startsAt.getTime() % 60_000 !== 0)
    throw invalid("starts_at", "not_a_minute", "Visits begin at a full minute.");
  const ahead = startsAt.getTime() - now().getTime();
  if (ahead <= 0 && !isForced) throw invalid("starts_at", "in_the_past", "This time has passed.");
  if (Math.abs(ahead) > FARTHEST_MS)
    throw invalid("starts_at", "too_far", "This is more than two years away.");
}

async function checkAsked(tx: Tx, workspaceId: number, ask: PlaceAsk, setting: Setting): Promise<void> {
  const { service, rules, bookables } = setting;
  if (service.isArchived)
    throw invalid("service_id", "service_archived", "This service is no longer offered.");
  if (!service.takesParty && (ask.partySize ?? 1) > 1)
    throw invalid("party_size", "takes_no_party", "This service is for one person.");
  if (ask.isCustomer && !ask.isForced && !ask.keepsTime) {
    if (ask.startsAt < later(now(), minutes(rules.lead_minutes)))
      throw invalid("starts_at", "too_soon", "This is too soon to book.");
    if (ask.startsAt > later(now(), hours(24 * rules.horizon_days)))
      throw invalid("starts_at", "too_far", `Visits can be booked ${rules.horizon_days} days ahead.`);
  }
  if (bookables.length === 0) throw await nobodyFor(tx, workspaceId, ask);
}

/** Why no resource comes into question at all. */
async function nobodyFor(tx: Tx, workspaceId: number, { resourceId, partySize = 1 }: PlaceAsk) {
  if (resourceId == null)
    return partySize > 1
      ? invalid("party_size", "party_too_large", "Nothing here is large enough for so many.")
      : invalid("service_id", "nobody_does_it", "Nobody can be booked for this service.");
  const [row] = await raw(tx)<{ capacity: number; is_archived: boolean }[]>`
    select capacity, archived_at is not null as is_archived from resources
    where workspace_id = ${workspaceId} and id = ${resourceId}`;
  if (!row) return invalid("resource_id", "resource_not_found", "There is nobody under that id.");
  if (row.is_archived) return invalid("resource_id", "resource_archived", "This can no longer be booked.");
  return row.capacity < partySize
    ? invalid("party_size", "party_too_large", `This takes up to ${row.capacity}.`)
    : invalid("resource_id", "not_for_this_service", "This cannot be booked for that service.");
}

function openOnes({ bookables, timeZone }: Setting, { resourceId }: PlaceAsk, visit: Span): Bookable[] {
  const open = bookables.filter((one) => closedBecause(one, timeZone, visit) === null);
  if (open.length > 0) return open;
  const isHoliday = bookables.some((one) => closedBecause(one, timeZone, visit) === "closed");
  const whose = resourceId == null ? "We are" : "This is";
  throw isHoliday
    ? invalid("starts_at", "closed", `${whose} closed then.`)
    : invalid("starts_at", "outside_hours", `${whose} not open for the whole visit.`);
}

/** A table just large enough; among people whom the customer knows, then who has least to do that day. */
async function bestOf(
  tx: Tx,
  workspaceId: number,
  free: Bookable[],
  { service }: Setting,
  { contactId, preferredId }: PlaceAsk,
): Promise<number | null> {
  const [first] = free;
  if (preferredId !== undefined && free.some(({ id }) => id === preferredId)) return preferredId;
  if (!first || free.length === 1 || service.takesParty) return first?.id ?? null;
  const known = contactId === null ? null : await lastSeenBy(tx, workspaceId, contactId);
  const busyMs = (one: Bookable) => one.busy.reduce((sum, { from, until }) => sum + until - from, 0);
  const least = free.reduce((best, one) => (busyMs(one) < busyMs(best) ? one : best), first);
  return (free.find(({ id }) => id === known) ?? least).id;
}

async function lastSeenBy(tx: Tx, workspaceId: number, contactId: number): Promise<number | null> {
  const [row] = await raw(tx)<{ resource_id: number }[]>`
    select resource_id from bookings where workspace_id = ${workspaceId} and contact_id = ${contactId}
      and status in ('booked', 'confirmed', 'completed') order by starts_at desc limit 1`;
  return row?.resource_id ?? null;
}
