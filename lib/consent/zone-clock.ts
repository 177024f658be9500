import { tzOffset } from "@date-fns/tz";

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
// Offsets are asked for hundreds of thousands of times in one launch; a day of
// one zone is worked out once. The cap bounds memory, not correctness.
const MAX_CACHED_DAYS = 50_000;

/** One UTC day of a zone: its offset, and the instant within the day when it changes, if it does. */
interface ZoneDay {
  offsetMs: number;
  changesAt: number | null;
  laterOffsetMs: number;
}

const daysByZone = new Map<string, Map<number, ZoneDay>>();
let cachedDays = 0;

/** Milliseconds since local midnight on the wall clock of a valid zone. */
export function wallClockMs(ms: number, timeZone: string): number {
  return modulo(ms + offsetMsAt(ms, timeZone), DAY_MS);
}

/** How far the zone's wall clock is ahead of UTC at an instant. */
export function offsetMsAt(ms: number, timeZone: string): number {
  const day = zoneDay(ms, timeZone);
  return day.changesAt !== null && ms >= day.changesAt ? day.laterOffsetMs : day.offsetMs;
}

/** The first instant after `fromMs` and up to `toMs` when the zone's clock jumps, or null. */
export function nextClockChange(fromMs: number, toMs: number, timeZone: string): number | null {
  for (let day = Math.floor(fromMs / DAY_MS); day * DAY_MS <= toMs; day++) {
    const { changesAt } = zoneDay(day * DAY_MS, timeZone);
    if (changesAt !== null && changesAt > fromMs && changesAt <= toMs) return changesAt;
  }
  return null;
}

function zoneDay(ms: number, timeZone: string): ZoneDay {
  const index = Math.floor(ms / DAY_MS);
  let days = daysByZone.get(timeZone);
  const known = days?.get(index);
  if (known) return known;
  const day = readDay(index * DAY_MS, timeZone);
  if (cachedDays >= MAX_CACHED_DAYS) {
    daysByZone.clear();
    cachedDays = 0;
    days = undefined;
  }
  days ??= new Map();
  days.set(index, day);
  daysByZone.set(timeZone, days);
  cachedDays += 1;
  return day;
}

function readDay(startMs: number, timeZone: string): ZoneDay {
  const offsetMs = readOffset(startMs, timeZone);
  const laterOffsetMs = readOffset(startMs + DAY_MS, timeZone);
  if (offsetMs === laterOffsetMs) return { offsetMs, changesAt: null, laterOffsetMs };
  let before = startMs;
  let after = startMs + DAY_MS;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (readOffset(middle, timeZone) === offsetMs) before = middle;
    else after = middle;
  }
  return { offsetMs, changesAt: after, laterOffsetMs };
}

function readOffset(ms: number, timeZone: string): number {
  const minutes = tzOffset(timeZone, new Date(ms));
  // NaN would make every comparison false, and so every hour a decent one.
  if (Number.isNaN(minutes)) throw new RangeError(`No local time for ${ms} in ${timeZone}`);
  return Math.round(minutes * MINUTE_MS);
}

function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}
