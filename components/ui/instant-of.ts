import { TZDate } from "@date-fns/tz";

/** The moment behind a wall-clock time in a zone, or null when the text is no time. */
export function instantOf(local: string, timeZone: string): Date | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/.exec(local);
  if (!match) return null;
  const [year, month, day, hour, minute] = match.slice(1).map(Number);
  if (year === undefined || month === undefined || day === undefined) return null;
  const moment = new TZDate(year, month - 1, day, hour ?? 0, minute ?? 0, timeZone);
  return Number.isNaN(moment.getTime()) ? null : new Date(moment.getTime());
}
