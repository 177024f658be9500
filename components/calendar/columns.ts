import type { BookingView } from "@/lib/bookings/schema";
import type { ClosureView, ResourceView } from "@/lib/bookings/setup-schema";
import type { OpeningHours } from "@/lib/workspaces/schema";
import { DAY_MINUTES, type Stretch, stretchOn } from "./day-clock";
import { isWithin, openStretches, touches } from "./open-stretches";

type Named = { id: number; name: string };

/** A visit on one day's clock; its resource is free again from `freeFrom`. */
export type Visit = Stretch & { booking: BookingView; freeFrom: number };
export type Off = Stretch & { label: string; resourceId: number | null };

/** One strip of the grid: a day of one person or table, or of all of them (`resource` null). */
export type Column = {
  key: string;
  day: string;
  resource: Named | null;
  open: Stretch[];
  off: Off[];
  visits: Visit[];
};

type Facts = {
  bookings: readonly BookingView[];
  closures: readonly ClosureView[];
  resources: readonly ResourceView[];
  hours: OpeningHours | null;
  timeZone: string;
};

/** A day of each resource, in the order of Settings; one that was put away stays while somebody comes to it. */
export const dayColumns = (day: string, who: number | null, facts: Facts): Column[] =>
  shownOn([day], facts)
    .filter(({ id }) => who === null || id === who)
    .map((resource) => column(day, resource, facts));

/** The days of each resource, one resource after the other, in the order of `dayColumns`. */
export function rosterColumns(days: readonly string[], facts: Facts): Column[] {
  const visitsOf = Map.groupBy(facts.bookings, ({ resource }) => resource.id);
  return shownOn(days, facts).flatMap((resource) => {
    const own = { ...facts, bookings: visitsOf.get(resource.id) ?? [] };
    return days.map((day) => column(day, resource, own));
  });
}

function shownOn(days: readonly string[], facts: Facts): Named[] {
  const known = new Map<number, Named>(facts.resources.map((one) => [one.id, one]));
  for (const { resource, starts_at, ends_at } of facts.bookings)
    if (!known.has(resource.id) && days.some((day) => onDay(day, starts_at, ends_at, facts)))
      known.set(resource.id, resource);
  return [...known.values()];
}

/** The days of a week, of one resource or of all in one. */
export function weekColumns(days: readonly string[], who: number | null, facts: Facts): Column[] {
  const one = who === null ? null : findNamed(who, facts);
  return days.map((day) => column(day, one, facts));
}

const findNamed = (id: number, { resources, bookings }: Facts): Named =>
  resources.find((one) => one.id === id) ??
  bookings.find((booking) => booking.resource.id === id)?.resource ?? { id, name: "Somebody" };

const onDay = (day: string, startsAt: string, endsAt: string, { timeZone }: Facts) =>
  stretchOn(day, Date.parse(startsAt), Date.parse(endsAt), timeZone);

function column(day: string, resource: Named | null, facts: Facts): Column {
  const own = facts.resources.find(({ id }) => id === resource?.id)?.hours;
  return {
    key: `${day} ${resource?.id ?? "all"}`,
    day,
    resource: resource && { id: resource.id, name: resource.name },
    open: openStretches(own ?? facts.hours, day),
    off: facts.closures.flatMap((closure) => {
      const stretch = onDay(day, closure.starts_at, closure.ends_at, facts);
      const isMine = closure.resource === null || resource === null || closure.resource.id === resource.id;
      const label = offWords(closure, resource === null);
      return stretch && isMine ? [{ ...stretch, label, resourceId: closure.resource?.id ?? null }] : [];
    }),
    visits: facts.bookings.flatMap((booking) => {
      const stretch = onDay(day, booking.starts_at, booking.ends_at, facts);
      if (!stretch || (resource !== null && booking.resource.id !== resource.id)) return [];
      const blocked = onDay(day, booking.starts_at, booking.blocked_until, facts);
      return [{ ...stretch, booking, freeFrom: blocked?.until ?? stretch.until }];
    }),
  };
}

function offWords({ resource, reason }: ClosureView, namesWhom: boolean): string {
  const what = reason ?? (resource ? "Time off" : "Closed");
  return resource && namesWhom ? `${resource.name}: ${what}` : what;
}

/** Whether somebody could come then: `taken` by another visit, `closed`, or free. */
export function verdictAt(
  { visits, open, off }: Column,
  wanted: Stretch,
  booking: { id: number; resource: Named },
): "free" | "taken" | "closed" {
  const rivals = visits.filter(
    (one) => one.booking.id !== booking.id && one.booking.resource.id === booking.resource.id,
  );
  if (rivals.some(({ from, freeFrom }) => touches(wanted, { from, until: freeFrom }))) return "taken";
  const isOff = off.some(
    (one) => (one.resourceId === null || one.resourceId === booking.resource.id) && touches(one, wanted),
  );
  return isOff || !isWithin({ ...wanted, until: Math.min(wanted.until, DAY_MINUTES) }, open)
    ? "closed"
    : "free";
}

/** What the visible hours must hold. */
export const mattersIn = (columns: readonly Column[]): Stretch[] =>
  columns.flatMap(({ open, visits }) => [...open, ...visits]);
