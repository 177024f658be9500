import { instantOf } from "../ui/instant-of";
import { addDays, dayOf, daysBetween, hourWords, wallClock } from "../ui/time-words";

export const DAY_MINUTES = 24 * 60;

/** Minutes on one day's clock: 0 is its midnight, 1440 the next one. */
export type Stretch = { from: number; until: number };

/** Where a moment stands on a day's clock in a zone; before the day 0, after it 1440. */
export function minuteOf(at: number, day: string, timeZone: string): number {
  const away = daysBetween(day, dayOf(at, timeZone));
  if (away !== 0) return away < 0 ? 0 : DAY_MINUTES;
  return minutesOfClock(wallClock(at, timeZone));
}

export const minutesOfClock = (time: string): number =>
  Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** "14:30" of 870. */
export const clockOf = (minute: number): string =>
  `${pad(Math.floor(minute / 60) % 24)}:${pad(Math.floor(minute) % 60)}`;

const pad = (n: number) => String(n).padStart(2, "0");

/** "2:30 PM" of 870. */
export const minuteWords = (minute: number): string => hourWords(clockOf(minute));

/** "2:30p", "9a": where there is room for little else. */
export const shortTime = (minute: number): string =>
  minuteWords(minute).replace(":00", "").replace(" AM", "a").replace(" PM", "p");

/** The moment behind a minute of a day's clock; an hour that the clocks skip is the hour after it. */
export function momentAt(day: string, minute: number, timeZone: string): number {
  const date = minute >= DAY_MINUTES ? addDays(day, 1) : day;
  return instantOf(`${date}T${clockOf(minute)}`, timeZone)?.getTime() ?? Number.NaN;
}

/** The stretch of a day between two moments, or null when they do not touch it. */
export function stretchOn(day: string, startsAt: number, endsAt: number, timeZone: string): Stretch | null {
  const [from, until] = [minuteOf(startsAt, day, timeZone), minuteOf(endsAt, day, timeZone)];
  return until > from ? { from, until } : null;
}

/** Monday to Sunday around a day. */
export function weekOf(day: string): string[] {
  const weekday = (new Date(day).getUTCDay() + 6) % 7;
  return Array.from({ length: 7 }, (_, n) => addDays(day, n - weekday));
}
