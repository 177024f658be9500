import { rateWords } from "@/components/charts/rate-words";
import { count } from "@/components/messages/words";
import { formatMoney } from "@/lib/money";
import type { DayFigures, OverviewView } from "@/lib/reports/schema";

export type Figure = { key: string; label: string; value: string; note: string; to: string };

const CENT = 10_000;

/** Money of several currencies is never added up. */
export const moneyWords = (costs: DayFigures["costs"]): string =>
  costs.length === 0
    ? formatMoney(0, "USD")
    : costs.map(({ micros, currency }) => inCents(micros, currency)).join(" + ");

/** A sum needs no fractions of a cent. */
const inCents = (micros: number, currency: string): string =>
  micros > 0 && micros < CENT
    ? `under ${formatMoney(CENT, currency)}`
    : formatMoney(Math.round(micros / CENT) * CENT, currency);

/** Today in figures, each with the words that make sense of it. Money only for those who answer for it. Pure. */
export function todaysFigures(days: OverviewView["days"], waiting: number, seesMoney: boolean): Figure[] {
  const today = days.at(-1);
  if (!today) return [];
  const lastWeek = days.at(-8);
  const onTheWay = (today.by_status.sent ?? 0) + (today.by_status.sending ?? 0);
  const optOuts = days.reduce((total, day) => total + day.opt_outs, 0);
  const span = `from=${today.day}&to=${today.day}`;
  return [
    {
      key: "sent",
      label: "Sent today",
      value: today.sent.toLocaleString("en-US"),
      note: lastWeek ? `${lastWeek.sent.toLocaleString("en-US")} last ${weekday(today.day)}` : "",
      to: `/messages?direction=outbound&${span}`,
    },
    {
      key: "arrived",
      label: "Arrived",
      value: rateWords(today.delivery_rate),
      note: arrivedNote(today, onTheWay),
      to: `/delivery`,
    },
    {
      key: "replies",
      label: "Replies",
      value: today.replies.toLocaleString("en-US"),
      note: waiting > 0 ? `${waiting.toLocaleString("en-US")} waiting` : "all answered",
      to: `/messages?direction=inbound&${span}`,
    },
    {
      key: "opt-outs",
      label: "Opt-outs",
      value: today.opt_outs.toLocaleString("en-US"),
      note: optOuts === 0 ? "none in two weeks" : `${count(optOuts, "person", "people")} in two weeks`,
      to: "/contacts",
    },
    ...(seesMoney
      ? [
          {
            key: "spent",
            label: "Spent today",
            value: moneyWords(today.costs),
            note: `${moneyWords(sumCosts(days))} in two weeks`,
            to: "/delivery",
          },
        ]
      : []),
  ];
}

function arrivedNote(today: DayFigures, onTheWay: number): string {
  if (today.sent + today.not_delivered === 0) return "nothing sent yet";
  const parts = [
    today.not_delivered > 0 ? `${today.not_delivered.toLocaleString("en-US")} did not` : null,
    onTheWay > 0 ? `${onTheWay.toLocaleString("en-US")} on the way` : null,
  ].filter((part) => part !== null);
  return parts.length > 0 ? parts.join(", ") : `all ${today.delivered.toLocaleString("en-US")}`;
}

function sumCosts(days: readonly DayFigures[]): DayFigures["costs"] {
  const micros = new Map<string, number>();
  for (const cost of days.flatMap((day) => day.costs))
    micros.set(cost.currency, (micros.get(cost.currency) ?? 0) + cost.micros);
  return [...micros].map(([currency, total]) => ({ currency, micros: total }));
}

const weekday = (day: string): string =>
  new Intl.DateTimeFormat("en-US", { weekday: "long", timeZone: "UTC" }).format(Date.parse(day));
