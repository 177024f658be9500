const DAY_MS = 86_400_000;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** `2026-11-21`: the calendar day of a moment in a zone. */
export function localDay(at: Date, timeZone: string): string {
  const format =
    formatters.get(timeZone) ??
    new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  formatters.set(timeZone, format);
  return format.format(at);
}

/** Days by the calendar, so a day of 23 or 25 hours counts as one. */
export const plusDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

/** How many calendar days from one to the other; 0 for the same. */
export const daysApart = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

/** Every day from the first to the last, both included. */
export const daysOf = (from: string, to: string): string[] =>
  Array.from({ length: Math.max(0, daysApart(from, to) + 1) }, (_, i) => plusDays(from, i));
