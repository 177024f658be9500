import type { OpeningHours } from "@/lib/workspaces/schema";
import { addDays } from "../ui/time-words";
import { DAY_MINUTES, minutesOfClock, type Stretch } from "./day-clock";

const names = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const;
const hoursOn = (week: OpeningHours, day: string) => week[names[new Date(day).getUTCDay()] ?? "mon"];

/** When it is open on a day, in order; a span that passes midnight goes on in the next morning. No week at all: never. */
export function openStretches(week: OpeningHours | null, day: string): Stretch[] {
  if (!week) return [];
  const today = hoursOn(week, day).map(({ start, end }) => {
    const [from, until] = [minutesOfClock(start), minutesOfClock(end)];
    return { from, until: until <= from ? DAY_MINUTES : until };
  });
  const fromYesterday = hoursOn(week, addDays(day, -1))
    .filter(({ start, end }) => end <= start && end !== "00:00")
    .map(({ end }) => ({ from: 0, until: minutesOfClock(end) }));
  return [...fromYesterday, ...today].toSorted((a, b) => a.from - b.from);
}

/** The rest of the window: what is to be shaded. */
export function closedStretches(open: readonly Stretch[], window: Stretch): Stretch[] {
  const edges = [...open, { from: window.until, until: window.until }];
  let at = window.from;
  return edges.flatMap(({ from, until }) => {
    const gap = { from: at, until: Math.min(from, window.until) };
    at = Math.max(at, until);
    return gap.until > gap.from ? [gap] : [];
  });
}

export const isWithin = (inner: Stretch, open: readonly Stretch[]): boolean =>
  open.some(({ from, until }) => from <= inner.from && inner.until <= until);

export const touches = (a: Stretch, b: Stretch): boolean => a.from < b.until && b.from < a.until;

const HOUR = 60;
const SHORTEST = 8 * HOUR;
const USUAL: Stretch = { from: 9 * HOUR, until: 17 * HOUR };

/** The hours that a page shows: from the earliest to the latest that matters, whole hours, with a little air. */
export function windowOf(matters: readonly Stretch[]): Stretch {
  const all = matters.length > 0 ? matters : [USUAL];
  const from = Math.min(...all.map((one) => one.from));
  const until = Math.max(...all.map((one) => one.until));
  const first = Math.max(0, Math.floor((from - 1) / HOUR) * HOUR);
  const last = Math.min(DAY_MINUTES, Math.ceil((until + 1) / HOUR) * HOUR);
  return {
    from: Math.min(first, DAY_MINUTES - SHORTEST),
    until: Math.max(last, Math.min(first, DAY_MINUTES - SHORTEST) + SHORTEST),
  };
}
