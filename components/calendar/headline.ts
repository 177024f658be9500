import type { BookingView } from "@/lib/bookings/schema";
import { guestOf } from "../bookings/words";
import { clockTime, dayWords } from "../ui/time-words";

const count = (n: number) =>
  n === 0 ? "No visits" : n === 1 ? "1 visit" : `${n.toLocaleString("en-US")} visits`;

/** "no visits", "1 visit", "6 visits". */
export const visitsWords = (n: number) => (n === 0 ? "no visits" : n === 1 ? "1 visit" : `${n} visits`);

/** "6 visits today", "No visits on Nov 27", "31 visits this week". Pure. */
export function headline(
  bookings: readonly BookingView[],
  view: "day" | "week",
  days: readonly string[],
  today: string,
) {
  const n = bookings.filter(({ status }) => status !== "held").length;
  const [first = today] = days;
  if (view === "week")
    return `${count(n)} ${days.includes(today) ? "this week" : `in the week of ${dayWords(first, today)}`}`;
  return `${count(n)} ${first === today ? "today" : `on ${dayWords(first, today)}`}`;
}

/** What to look after: who is next, and who has not said yet that they come. */
export function secondLine(bookings: readonly BookingView[], now: number, timeZone: string): string {
  const ahead = bookings
    .filter(
      ({ status, starts_at }) =>
        (status === "booked" || status === "confirmed") && Date.parse(starts_at) > now,
    )
    .toSorted((a, b) => Date.parse(a.starts_at) - Date.parse(b.starts_at));
  const open = ahead.filter(({ status }) => status === "booked").length;
  const undone = bookings.filter(
    ({ status, ends_at }) => (status === "booked" || status === "confirmed") && Date.parse(ends_at) < now,
  ).length;
  const [next] = ahead;
  const lines = [
    next && isSoon(next, now)
      ? `Next: ${guestOf(next)} at ${clockTime(Date.parse(next.starts_at), timeZone)} with ${next.resource.name}`
      : null,
    open > 0 ? `${open} not confirmed yet` : null,
    undone > 0 ? `${undone} to mark as come or no-show` : null,
  ].filter((line) => line !== null);
  return lines.length > 0 ? `${lines.join(" · ")}` : "Nothing to look after.";
}

const isSoon = ({ starts_at }: BookingView, now: number) => Date.parse(starts_at) - now < 20 * 3_600_000;
