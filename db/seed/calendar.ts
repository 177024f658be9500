import { TZDate } from "@date-fns/tz";
import { later } from "@/lib/clock";

/** A day on a business's own calendar, counted from its today: -1 is yesterday. */
export type Day = { offset: number; weekday: number; year: number; month: number; date: number };

const weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const months = "January February March April May June July August September October November December".split(
  " ",
);

export function dayAt(now: Date, offset: number, timeZone: string): Day {
  const today = new TZDate(now.getTime(), timeZone);
  const day = new TZDate(today.getFullYear(), today.getMonth(), today.getDate() + offset, 12, 0, timeZone);
  return {
    offset,
    weekday: day.getDay(),
    year: day.getFullYear(),
    month: day.getMonth(),
    date: day.getDate(),
  };
}

/** The instant when that day's clock shows `minutes` past midnight, on both sides of a change of clocks. */
export const momentOn = ({ year, month, date }: Day, minutes: number, timeZone: string): Date =>
  new Date(new TZDate(year, month, date, Math.floor(minutes / 60), minutes % 60, timeZone).getTime());

/** The latest moment up to `at` that falls between these minutes of a local day. */
export function decentMomentUpTo(at: Date, timeZone: string, opens: number, closes: number): Date {
  const local = new TZDate(at.getTime(), timeZone);
  const minutes = local.getHours() * 60 + local.getMinutes();
  if (minutes >= opens && minutes <= closes) return at;
  return later(at, -(minutes > closes ? minutes - closes : minutes + 1440 - closes) * 60_000);
}

/** Minutes past midnight as a person says it: 870 is `2:30 PM`. */
export function clockWords(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const past = minutes % 60 === 0 ? "" : `:${String(minutes % 60).padStart(2, "0")}`;
  return `${hours % 12 === 0 ? 12 : hours % 12}${past} ${hours < 12 ? "AM" : "PM"}`;
}

export const weekdayWords = ({ weekday }: Day): string => weekdays[weekday] ?? "";
export const dateWords = (day: Day): string => `${weekdayWords(day)}, ${months[day.month]} ${day.date}`;
export const isoDate = ({ year, month, date }: Day): string =>
  `${year}-${String(month + 1).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
