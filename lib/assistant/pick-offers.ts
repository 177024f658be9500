import type { Offer } from "./dialog-state";
import { instantAt, localDay, localMinute } from "./local-time";
import type { Day } from "./read-days";
import type { When } from "./read-when";

type Free = { startsAt: Date; resourceIds: number[] };
type Search = { timeZone: string; preferResourceId?: number | null };

const SHOWN = 3;
const LOOKS_AHEAD_DAYS = 14;

/** From when until when free times are looked for: the named days, else the next two weeks. Pure. */
export function searchSpan(when: When | null, at: Date, timeZone: string): { from: Date; until: Date } {
  const today = localDay(at, timeZone);
  const [first, last] = [when?.days?.at(0) ?? today, when?.days?.at(-1) ?? today + LOOKS_AHEAD_DAYS];
  const from = instantAt(first, 0, timeZone);
  return { from: from > at ? from : at, until: instantAt(last + 1, 0, timeZone) };
}

/** Two weeks from the first named day on, for when nothing is free as wished. Pure. */
export function widerSpan(when: When | null, at: Date, timeZone: string): { from: Date; until: Date } {
  const { from } = searchSpan(when, at, timeZone);
  return { from, until: instantAt(localDay(from, timeZone) + LOOKS_AHEAD_DAYS, 0, timeZone) };
}

/** Some of the free times that fit best: the nearest to a named time, else spread over the day. Pure. */
export function pickOffers(slots: readonly Free[], when: When | null, search: Search): Offer[] {
  const { timeZone } = search;
  const fitting = slots.filter(({ startsAt }) => fits(startsAt, when, timeZone));
  const exact = when?.exact ?? null;
  const chosen =
    exact !== null
      ? nearest(fitting, (at) => distance(at, exact, when?.days ?? null, timeZone))
      : when?.isSoonest || !when?.days
        ? soonest(fitting)
        : spread(fitting);
  return chosen
    .toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
    .map(({ startsAt, resourceIds }) => ({
      startsAt: startsAt.toISOString(),
      resourceId: resourceIds.find((id) => id === search.preferResourceId) ?? resourceIds[0] ?? 0,
    }));
}

/** Whether one of the offers is what was asked for to the minute. Pure. */
export const hasExact = (offers: readonly Offer[], when: When | null, timeZone: string): boolean =>
  when?.exact === null ||
  when === null ||
  offers.some(({ startsAt }) => localMinute(new Date(startsAt), timeZone) === when.exact);

/** The offer that somebody means by its time or its day. Pure. */
export function offerAt(offers: readonly Offer[], when: When, timeZone: string): Offer | null {
  const meant = offers.filter(({ startsAt }) => {
    const at = new Date(startsAt);
    const isDay = when.days === null || when.days.includes(localDay(at, timeZone));
    return isDay && (when.exact === null || localMinute(at, timeZone) === when.exact);
  });
  return when.within === null && meant.length === 1 ? (meant[0] ?? null) : null;
}

function fits(at: Date, when: When | null, timeZone: string): boolean {
  if (!when) return true;
  if (when.days && !when.days.includes(localDay(at, timeZone))) return false;
  const minute = localMinute(at, timeZone);
  return !when.within || (minute >= when.within.from && minute < when.within.until);
}

/** Minutes away from the named time; another day counts for more than any hour. */
const distance = (at: Date, exact: number, days: Day[] | null, timeZone: string): number =>
  Math.abs(localMinute(at, timeZone) - exact) + (days ? 0 : localDay(at, timeZone) * 2);

const nearest = (slots: Free[], by: (at: Date) => number): Free[] =>
  slots.toSorted((a, b) => by(a.startsAt) - by(b.startsAt)).slice(0, SHOWN);

const HOUR_MS = 3_600_000;

function soonest(slots: Free[]): Free[] {
  const chosen: Free[] = [];
  for (const slot of slots) {
    const last = chosen.at(-1);
    if (chosen.length < SHOWN && (!last || slot.startsAt.getTime() - last.startsAt.getTime() >= HOUR_MS))
      chosen.push(slot);
  }
  return chosen;
}

function spread(slots: Free[]): Free[] {
  if (slots.length <= SHOWN) return slots;
  const steps = Array.from({ length: SHOWN }, (_, i) => Math.round((i * (slots.length - 1)) / (SHOWN - 1)));
  return steps.flatMap((i) => slots[i] ?? []);
}
