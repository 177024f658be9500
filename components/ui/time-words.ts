const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const TICK_ALLOWANCE = 16_000;

const formatters = new Map<string, Intl.DateTimeFormat>();

function format(at: number, timeZone: string, options: Intl.DateTimeFormatOptions): string {
  const key = `${timeZone} ${JSON.stringify(options)}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat("en-US", { timeZone, ...options });
    formatters.set(key, formatter);
  }
  // Node and browsers disagree on the space before AM and PM; pages rendered by both must not.
  return formatter.format(at).replace(/[\u202f\u00a0]/g, " ");
}

/** `2026-11-20`: the calendar day of a moment in a zone. */
export function dayOf(at: number, timeZone: string): string {
  const parts = format(at, timeZone, { year: "numeric", month: "2-digit", day: "2-digit" }).split("/");
  return `${parts[2]}-${parts[0]}-${parts[1]}`;
}

/** Whole calendar days from one `YYYY-MM-DD` to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY);

/** `YYYY-MM-DD`, some days later or earlier. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);

export const clockTime = (at: number, timeZone: string): string =>
  format(at, timeZone, { hour: "numeric", minute: "2-digit" });

/** "Nov 20" or, in another year, "Nov 20, 2025", of a calendar day. */
export function dayWords(day: string, today: string): string {
  const year = day.slice(0, 4) === today.slice(0, 4) ? undefined : "numeric";
  return format(Date.parse(day), "UTC", { month: "short", day: "numeric", year });
}

/** "just now", "6 min ago", "2:30 PM", "yesterday 2:30 PM", "Nov 14, 2:30 PM"; "in 5 min", "tomorrow 8:00 AM". */
export function relativeTime(at: number, now: number, timeZone: string): string {
  const ago = now - at;
  // The page's clock ticks seldom, so what just happened may lie a little ahead of it.
  if (ago < 45_000 && ago > -TICK_ALLOWANCE) return "just now";
  if (ago < 0 && ago > -45_000) return "in a moment";
  const minutes = Math.max(1, Math.round(Math.abs(ago) / MINUTE));
  if (minutes < 60) return ago > 0 ? `${minutes} min ago` : `in ${minutes} min`;
  const clock = clockTime(at, timeZone);
  const [day, today] = [dayOf(at, timeZone), dayOf(now, timeZone)];
  const days = daysBetween(today, day);
  if (days === 0) return ago > 0 ? clock : `today ${clock}`;
  if (days === -1) return `yesterday ${clock}`;
  if (days === 1) return `tomorrow ${clock}`;
  return `${dayWords(day, today)}, ${clock}`;
}

/** "2:31:05 PM", or "Nov 14, 2:31:05 PM" of another day: for stories in which seconds matter. */
export function storyTime(at: number, now: number, timeZone: string): string {
  const clock = format(at, timeZone, { hour: "numeric", minute: "2-digit", second: "2-digit" });
  const [day, today] = [dayOf(at, timeZone), dayOf(now, timeZone)];
  return day === today ? clock : `${dayWords(day, today)}, ${clock}`;
}

/** "3 seconds", "2 minutes": how long something took. */
export function durationWords(ms: number): string {
  const [n, unit] =
    ms < 90_000 ? [Math.max(1, Math.round(ms / 1000)), "second"] : [Math.round(ms / MINUTE), "minute"];
  return `${n.toLocaleString("en-US")} ${unit}${n === 1 ? "" : "s"}`;
}

/** "Friday, November 20, 2026 at 2:31:05 PM EST" */
export const exactTime = (at: number, timeZone: string) =>
  format(at, timeZone, {
    weekday: "long",
    year: "numeric",
    month: "long",
    day: "numeric",
    hour: "numeric",
    minute: "2-digit",
    second: "2-digit",
    timeZoneName: "short",
  });

/** "Friday, November 20" */
export const longDay = (at: number, timeZone: string) =>
  format(at, timeZone, { weekday: "long", month: "long", day: "numeric" });

/** Hour of the day, 0 to 23, on a zone's clock. */
export const hourOf = (at: number, timeZone: string) =>
  Number(format(at, timeZone, { hour: "numeric", hourCycle: "h23" }));

/** "21:05" on a zone's clock; compares as text. */
export const wallClock = (at: number, timeZone: string) =>
  format(at, timeZone, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

/** "22:00" as a person says it: "10:00 PM". */
export const hourWords = (time: string) => clockTime(Date.parse(`2026-01-01T${time}:00Z`), "UTC");
