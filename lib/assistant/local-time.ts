import { instantOf } from "@/lib/bookings/open-slots";
import { offsetMsAt, wallClockMs } from "@/lib/consent/zone-clock";
import type { Day } from "./read-days";

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** The day of the business's calendar at an instant. */
export const localDay = (at: Date, timeZone: string): Day =>
  Math.floor((at.getTime() + offsetMsAt(at.getTime(), timeZone)) / DAY_MS);

/** Minutes since the business's midnight at an instant. */
export const localMinute = (at: Date, timeZone: string): number =>
  Math.floor(wallClockMs(at.getTime(), timeZone) / MINUTE_MS);

/** When that day begins, and so many minutes of its clock later; a minute that the clock jumps over is the jump. */
export const instantAt = (day: Day, minute: number, timeZone: string): Date =>
  new Date(instantOf(day * DAY_MS + minute * MINUTE_MS, timeZone));
