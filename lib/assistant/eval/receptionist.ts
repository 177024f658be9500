import { hours, later, now } from "@/lib/clock";
import { numberOf } from "../find-named";
import { plainWords, timeText } from "../plain-words";
import { type Day, readDays } from "../read-days";
import { readTime } from "../read-time";
import { type Answer, type Asked, resultsIn, type Script, saying } from "./stand-in-model";

type Slot = { starts_at: string; says: string; resource_ids: number[] };

const OFFERED = 3;

/**
 * A model that works as one should: it looks before it offers, books what the customer picks, and moves or calls off
 * the visit it is asked about, all through the tools.
 */
export const receptionist: Script = (asked) => {
  const said = lastSaid(asked);
  const [visit] = listed<{ id: number; service: string; at: string }>(asked, "The customer's visits by id");
  const plain = plainWords(said);
  if (visit && /\bcant (come|make)|\bcall off|\bcancel/.test(plain)) return callOff(asked, visit.id);
  if (visit && /\b(later|earlier|instead|rather|move)\b/.test(plain)) return move(asked, visit, said);
  const picked = offerIn(asked, Number(/^\D{0,12}(\d)\D{0,20}$/.exec(said)?.[1] ?? 0));
  return picked ? book(asked, picked) : offer(asked, said);
};

function offer(asked: Asked, said: string): Answer {
  const [day] = readDays(timeText(said), { today: todayOf(asked), isDayFirst: false }) ?? [];
  if (day === undefined) return saying("Which day would suit you?", { intent: "book" });
  const free = slotsIn(asked);
  if (!free) return look(asked, day);
  const within = readTime(timeText(said))?.within ?? { from: 0, until: 24 * 60 };
  const fitting = free.filter(({ says }) => {
    const { exact } = readTime(timeText(says)) ?? {};
    return exact != null && within.from <= exact && exact < within.until;
  });
  const lines = fitting.slice(0, OFFERED).map(({ says }, i) => `${i + 1}) ${says}`);
  return saying(`These are free. Which one shall I book?\n${lines.join("\n")}`, { intent: "book" });
}

function book(asked: Asked, says: string): Answer {
  const [service] = listed<{ id: number }>(asked, "Services by id");
  const free = slotsIn(asked);
  if (!free) return look(asked, dayIn(asked, says));
  const slot = free.find((one) => one.says === says);
  if (resultsIn(asked).length > 1 || !slot || !service) return saying("It's done.", { intent: "book" });
  const args = { service_id: service.id, resource_id: null, party_size: null, guest_name: null };
  return { call: [{ name: "book", args: { ...args, starts_at: slot.starts_at } }] };
}

/** "Two days later": the same time of another day. */
function move(asked: Asked, visit: { id: number; at: string }, said: string): Answer {
  const [, count = "1", way] = /\b(\w+) days? (later|earlier)\b/.exec(plainWords(said)) ?? [];
  const day = dayIn(asked, visit.at) + (numberOf(count) || 1) * (way === "earlier" ? -1 : 1);
  const free = slotsIn(asked);
  if (!free) return look(asked, day);
  const slot = free.find(({ says }) => says.split(" at ")[1] === visit.at.split(" at ")[1]);
  if (resultsIn(asked).length > 1) return saying("It's moved.", { intent: "move" });
  if (!slot) return saying("That time is not free. Which other would suit you?", { intent: "move" });
  return { call: [{ name: "move", args: { booking_id: visit.id, starts_at: slot.starts_at } }] };
}

const callOff = (asked: Asked, id: number): Answer =>
  resultsIn(asked).length === 0
    ? { call: [{ name: "cancel", args: { booking_id: id } }] }
    : saying("It's called off.", { intent: "cancel" });

const look = (asked: Asked, day: Day): Answer => {
  const [service] = listed<{ id: number }>(asked, "Services by id");
  const date = new Date(day * hours(24)).toISOString().slice(0, 10);
  const args = { service_id: service?.id ?? 0, resource_id: null, party_size: null };
  return { call: [{ name: "availability", args: { ...args, date_from: date, date_until: date } }] };
};

const slotsIn = (asked: Asked): Slot[] | undefined =>
  resultsIn(asked).find((result): result is { free: Slot[] } => Array.isArray(result.free))?.free;

/** A list of the prompt, by its label. */
const listed = <T>({ instructions }: Asked, label: string): T[] =>
  JSON.parse(new RegExp(`${label}: (\\[.*\\])`).exec(instructions)?.[1] ?? "[]");

const lastSaid = ({ input }: Asked): string =>
  input
    .flatMap((item) => (item.role === "user" ? [String(item.content)] : []))
    .at(-1)
    ?.replace(/<\/?customer_text>/g, "") ?? "";

/** What stood beside a number in our last text. */
const offerIn = ({ input }: Asked, number: number): string | undefined => {
  const ours = input.flatMap((item) => (item.role === "assistant" ? [String(item.content)] : []));
  return new RegExp(`^${number}\\) (.+)$`, "m").exec(ours.at(-1) ?? "")?.[1];
};

const DAY_MS = hours(24);
// Two days back: somewhere the date of the prompt is already, or still, another one.
const lately = (): Day => Math.floor(later(now(), -hours(48)).getTime() / DAY_MS);
const readDay = (words: string, today: Day): Day =>
  readDays(timeText(words), { today, isDayFirst: false })?.[0] ?? today;
const todayOf = ({ instructions }: Asked): Day =>
  readDay(/Today is ([^.]+)\./.exec(instructions)?.[1] ?? "", lately());
const dayIn = (asked: Asked, says: string): Day => readDay(says, todayOf(asked));
