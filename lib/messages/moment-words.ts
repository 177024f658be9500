const DAY_MS = 86_400_000;

const formatters = new Map<string, Intl.DateTimeFormat>();

function format(at: Date, timeZone: string, options: Intl.DateTimeFormatOptions): string {
  const key = `${timeZone} ${JSON.stringify(options)}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat("en-US", { timeZone, ...options });
    formatters.set(key, formatter);
  }
  return formatter.format(at).replace(/[\u202f\u00a0]/g, " ");
}

/** "8:00 AM" on a zone's clock. */
export const clockWords = (at: Date, timeZone: string): string =>
  format(at, timeZone, { hour: "numeric", minute: "2-digit" });

/** "May 3" or, in another year, "May 3, 2025" on a zone's calendar. */
export function dateWords(at: Date, now: Date, timeZone: string): string {
  const year = (moment: Date) => format(moment, timeZone, { year: "numeric" });
  return format(at, timeZone, {
    month: "short",
    day: "numeric",
    year: year(at) === year(now) ? undefined : "numeric",
  });
}

/** "8:00 AM", "8:00 AM tomorrow" or "8:00 AM on Nov 23": a moment seen from `now`, on a zone's clock. */
export function momentWords(at: Date, now: Date, timeZone: string): string {
  const day = (moment: Date) =>
    format(moment, timeZone, { year: "numeric", month: "numeric", day: "numeric" });
  const clock = clockWords(at, timeZone);
  if (day(at) === day(now)) return clock;
  if (day(at) === day(new Date(now.getTime() + DAY_MS))) return `${clock} tomorrow`;
  return `${clock} on ${dateWords(at, now, timeZone)}`;
}

/** "America/New_York" → "New York" */
export const placeWords = (timeZone: string): string =>
  (timeZone.split("/").at(-1) ?? timeZone).replaceAll("_", " ");
