import { unknownNames } from "./claimed-names";
import { type Claims, claimsIn } from "./claims";
import { weekdayOf } from "./read-days";

export type Sources = {
  /** Lines of the business, the customer's own visits, what tools said. */
  facts: readonly string[];
  /** The customer's own texts: numbers of theirs may be repeated, nothing else. */
  customer: readonly string[];
  /** Where they may have named whom they bring along. */
  companions: readonly string[];
  /** Who works here, by name; tables and rooms too. */
  people: readonly string[];
  /** Today, as days since 1970-01-01. */
  today: number;
  /** What was done for them in this turn, or stands in the book already. */
  hasVisit: boolean;
};

const DEED =
  /\b(booked|reserved|you(?:'|’)?re (?:all )?set|all set|confirmed|cancell?ed|called off|moved|rescheduled|reservad[oa]|confirmad[oa]|cancelad[oa]|cambiad[oa]|anulad[oa])\b/i;

/** Carriers act on these words by themselves: no text may ask for them. */
const CARRIER_WORD =
  /\b(?:reply|respond|answer|text|responda|responde)\b[^.!?\n]{0,20}\b(?:cancel|stop|yes|start|unsubscribe|end|quit)\b/i;
/** Words of the frame that the customer's texts stand in. */
const FRAME = /customer_text|\brules:|\b(?:my|these|the) instructions\b|\bsystem prompt\b/i;

/**
 * What an answer states without a source: prices, times, dates, weekdays, links, phone numbers, other numbers,
 * promises, people, and deeds that nobody did. Empty when all of it is known. Pure.
 */
export function unfounded(
  reply: string,
  { facts, customer, companions, people, today, hasVisit }: Sources,
): string[] {
  const said = claimsIn(reply);
  const known = facts.map(claimsIn);
  const all = <K extends keyof Claims>(kind: K) =>
    new Set(known.flatMap((claims) => claims[kind] as unknown[]));
  const [prices, times, dates, links, phones] = [
    all("prices"),
    all("times"),
    all("dates"),
    all("links"),
    all("phones"),
  ];
  const weekdays = new Set([...all("weekdays"), ...[...dates].map((date) => weekdayIn(String(date), today))]);
  const promises = facts.join("\n").toLowerCase();
  const numbers = numbersKnown(known, customer);
  const wrong = (kind: string, list: readonly unknown[], isKnown: (value: never) => boolean) =>
    list.filter((value) => !isKnown(value as never)).map((value) => `${kind}: ${String(value)}`);
  return [
    ...wrong("price", said.prices, (price: string) => prices.has(price)),
    ...wrong(
      "time",
      said.times,
      (time: number) => times.has(time) || (time < 720 && isBare(reply) && times.has(time + 720)),
    ),
    ...wrong("date", said.dates, (date: string) => dates.has(date)),
    ...wrong("weekday", said.weekdays, (day: number) => weekdays.has(day)),
    ...wrong(
      "date",
      said.pairs.map(({ weekday, date }) => `${weekday}/${date}`),
      (pair: string) => {
        const [weekday, date = ""] = pair.split("/");
        return weekdayIn(date, today) === Number(weekday);
      },
    ),
    ...wrong("link", said.links, (link: string) => [...links].some((own) => own === link)),
    ...wrong("phone", said.phones, (phone: string) => phones.has(phone)),
    ...wrong("number", said.numbers, (number: string) => numbers.has(number)),
    ...wrong("promise", said.promises, (promise: string) => promises.includes(promise)),
    ...unknownNames(reply, { own: [...facts, ...people], theirs: [...customer, ...companions] }).map(
      (name) => `name: ${name}`,
    ),
    ...(CARRIER_WORD.test(reply) ? ["word: asks for a carrier's word"] : []),
    ...(FRAME.test(reply) ? ["frame: speaks of its instructions"] : []),
    ...(DEED.test(reply) && !hasVisit ? ["deed: nothing was booked, moved or called off"] : []),
  ];
}

/** "15:00" is told from "3:00" only where somebody writes am and pm. */
const isBare = (reply: string): boolean => !/\d\s?[ap]\.?m\b/i.test(reply);

/** Hours and days of known times and dates may stand alone: "from 9 to 5 PM", "le 27". */
function numbersKnown(known: readonly Claims[], customer: readonly string[]): Set<string> {
  const hour = (minute: number) => [Math.floor(minute / 60), Math.floor(minute / 60) % 12 || 12].map(String);
  return new Set([
    ...known.flatMap(({ numbers, times, dates }) => [
      ...numbers,
      ...times.flatMap(hour),
      ...dates.map((date) => date.split("-")[1] ?? ""),
    ]),
    ...customer.flatMap((text) => {
      const { numbers, times, dates } = claimsIn(text);
      // A head count, a pick. A time or a price of theirs is a wish, not a fact.
      return times.length + dates.length === 0 ? numbers : [];
    }),
  ]);
}

const DAY_MS = 86_400_000;

/** The weekday of the next such date. */
function weekdayIn(date: string, today: number): number {
  const [month = 1, day = 1] = date.split("-").map(Number);
  const year = new Date(today * DAY_MS).getUTCFullYear();
  const at = Date.UTC(year, month - 1, day) / DAY_MS;
  return weekdayOf(at >= today - 1 ? at : Date.UTC(year + 1, month - 1, day) / DAY_MS);
}
