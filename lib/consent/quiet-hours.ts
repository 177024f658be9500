import { isValidTimeZone } from "@/lib/time-zone";
import { nextClockChange, wallClockMs } from "./zone-clock";

/** Local wall-clock times "HH:MM", from `start` until just before `end`; may wrap midnight, equal means never. */
export interface QuietHours {
  start: string;
  end: string;
}

interface Window {
  startMs: number;
  endMs: number;
}

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
// Beyond a clock change, quiet hours repeat daily: what a week does not offer never comes.
const HORIZON_MS = 8 * DAY_MS;

/**
 * Whether it is too early or too late to text someone living in `timeZone`.
 * A zone that does not exist is always quiet, so that a mistake stays silent.
 * @throws RangeError for a time that is not "HH:MM" or an invalid `at`.
 */
export function isQuiet(at: Date, timeZone: string, hours: QuietHours | null): boolean {
  const window = hours && readWindow(hours);
  if (!window) return false;
  return !isValidTimeZone(timeZone) || isInside(wallClockMs(at.getTime(), timeZone), window);
}

/** Whether it is quiet in any of the zones a person may live in. No zone at all is quiet. */
export function isQuietInAny(at: Date, timeZones: readonly string[], hours: QuietHours | null): boolean {
  if (!hours || !readWindow(hours)) return false;
  return timeZones.length === 0 || timeZones.some((timeZone) => isQuiet(at, timeZone, hours));
}

/**
 * The earliest instant, `at` or later, outside quiet hours in the recipient's
 * zone; when that is unknown or invalid, outside them in every fallback zone at
 * once. Null when those zones share no decent hour, which is for the caller to
 * tell, never to guess. Clock changes on either side are honored to the instant.
 * @throws RangeError for a time that is not "HH:MM" or an invalid `at`.
 */
export function nextAllowed(
  at: Date,
  timeZone: string | null,
  hours: QuietHours | null,
  fallbackZones: readonly string[],
): Date | null {
  const window = hours && readWindow(hours);
  if (!window) return at;
  const isKnown = timeZone !== null && isValidTimeZone(timeZone);
  const zones = isKnown ? [timeZone] : fallbackZones.filter(isValidTimeZone);
  if (zones.length === 0) return null;
  const horizonMs = at.getTime() + HORIZON_MS;
  let ms = at.getTime();
  while (ms <= horizonMs) {
    const laterMs = zones.reduce((latest, zone) => Math.max(latest, quietEnd(ms, zone, window)), ms);
    if (laterMs === ms) return new Date(ms);
    ms = laterMs;
  }
  return null;
}

/** Minutes since midnight of "HH:MM", with "24:00" as the end of the day; null when it is not one. */
export function parseClock(text: string): number | null {
  const match = /^(\d{1,2}):([0-5]\d)$/.exec(text);
  if (!match) return null;
  const minutes = Number(match[1]) * 60 + Number(match[2]);
  return minutes <= 24 * 60 ? minutes : null;
}

// A launch asks for the same hours a million times over.
const windows = new WeakMap<QuietHours, Window | null>();

function readWindow(hours: QuietHours): Window | null {
  let window = windows.get(hours);
  if (window === undefined) {
    window = parseWindow(hours);
    windows.set(hours, window);
  }
  return window;
}

function parseWindow({ start, end }: QuietHours): Window | null {
  const startMinutes = parseClock(start);
  const endMinutes = parseClock(end);
  if (startMinutes === null || endMinutes === null)
    throw new RangeError("Quiet hours are two times like 22:00");
  if (startMinutes % 1440 === endMinutes % 1440) return null;
  return { startMs: (startMinutes % 1440) * MINUTE_MS, endMs: (endMinutes % 1440) * MINUTE_MS };
}

function isInside(clockMs: number, { startMs, endMs }: Window): boolean {
  return startMs < endMs ? clockMs >= startMs && clockMs < endMs : clockMs >= startMs || clockMs < endMs;
}

function quietEnd(fromMs: number, timeZone: string, window: Window): number {
  let ms = fromMs;
  let clockMs = wallClockMs(ms, timeZone);
  while (isInside(clockMs, window)) {
    const endMs = ms + ((window.endMs - clockMs + DAY_MS) % DAY_MS);
    // A jump on the way may end the quiet early, late, or begin it again.
    ms = nextClockChange(ms, endMs, timeZone) ?? endMs;
    clockMs = wallClockMs(ms, timeZone);
  }
  return ms;
}
