import type { OfferStatus, OpeningStatus } from "@/db/enums";
import type { RecoveredView, WaitlistEntryView } from "@/lib/bookings/waitlist-schema";
import { formatMoney } from "@/lib/money";
import { dayOf, dayWords, hourWords } from "../../ui/time-words";

export const offerWords: Record<OfferStatus, string> = {
  offered: "asked, no answer yet",
  accepted: "said yes",
  declined: "said no",
  gone: "too late",
  expired: "did not answer in time",
};

export const openingWords: Record<OpeningStatus, { word: string; tone: "warning" | "success" | "default" }> =
  {
    open: { word: "Being offered", tone: "warning" },
    filled: { word: "Filled", tone: "success" },
    gone: { word: "Not filled", tone: "default" },
  };

type Wish = Pick<WaitlistEntryView, "earliest_at" | "latest_at" | "weekdays" | "time_from" | "time_until">;

const names = { mon: "Mon", tue: "Tue", wed: "Wed", thu: "Thu", fri: "Fri", sat: "Sat", sun: "Sun" } as const;

/** "Fri or Sat, after 3:00 PM, until Dec 5": when somebody would come. */
export function wishWords(wish: Wish, timeZone: string, now: number): string {
  const today = dayOf(now, timeZone);
  const [from, until] = [
    dayOf(Date.parse(wish.earliest_at), timeZone),
    dayOf(Date.parse(wish.latest_at), timeZone),
  ];
  const days = wish.weekdays?.map((day) => names[day]) ?? [];
  return [
    days.length > 0 && days.length < 7
      ? new Intl.ListFormat("en-US", { type: "disjunction" }).format(days)
      : "Any day",
    hoursOf(wish),
    from > today ? `from ${dayWords(from, today)}` : null,
    `until ${dayWords(until, today)}`,
  ]
    .filter((part) => part !== null)
    .join(", ");
}

/** "after 3:00 PM", "9:00 AM–12:00 PM"; null for any time of the day. */
export function hoursOf({
  time_from: from,
  time_until: until,
}: Pick<Wish, "time_from" | "time_until">): string | null {
  if (from && until) return `${hourWords(from)}–${hourWords(until)}`;
  if (from) return `after ${hourWords(from)}`;
  return until ? `before ${hourWords(until)}` : null;
}

/** "3 visits saved in 30 days, $180.00": what offering free times brought. */
export function recoveredWords({ days, openings, visits, value }: RecoveredView): string {
  if (openings === 0) return `No time became free in the last ${days} days.`;
  const money = value
    .filter(({ value_micros }) => value_micros > 0)
    .map(({ currency, value_micros }) => formatMoney(value_micros, currency));
  const worth = money.length > 0 ? `, worth ${money.join(" and ")}` : "";
  return `${visits} of ${openings} free ${openings === 1 ? "time" : "times"} filled in ${days} days${worth}.`;
}
