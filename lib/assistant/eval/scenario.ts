import type { Intent } from "@/db/enums";
import type { AssistantSettings } from "@/lib/workspaces/assistant-settings";

/** A conversation as data: who writes what to whom, and what must come of it. */
export type Scenario = {
  name: string;
  /** Now, when the first text comes; left out, Monday, November 23, 2026, 9:00 in New York. */
  at?: string;
  /** `salon`: haircut $45 (45 min), color from $90 (2 h), with Ava and Leo. `restaurant`: tables for 2, 4 and 8. */
  place?: "salon" | "restaurant";
  /** Others who come by this number. */
  guests?: string[];
  /** Visits that the customer has already. */
  booked?: { at: string; guest?: string }[];
  /** All others have this time. */
  full?: string[];
  settings?: Partial<AssistantSettings>;
  says: (string | Picture)[];
  expect: Expected;
};

export type Picture = { media: string[]; body?: string };

export type Expected = {
  /** The customer's visits that are still on, soonest first. */
  bookings?: { at: string; guest?: string | null; party?: number; with?: string }[];
  /** What the rules read in the last text. */
  intent?: Intent;
  /** Each is said in one of our texts. */
  says?: RegExp[];
  never?: RegExp[];
  /** The reason, true for any, false for none. */
  handedOver?: string | boolean;
  /** How many texts the assistant sent, texts about visits not counted. */
  replies?: number;
};

/** What became of it. */
export type Outcome = {
  texts: { body: string; isAboutVisit: boolean; segments: number }[];
  bookings: { at: string; guest: string | null; party: number; with: string }[];
  intents: Intent[];
  handedOver: string | null;
  /** Visits of others that are still on. */
  others: number;
  turns: { status: string; engine: string; reason: string | null }[];
};

/** What belongs to other businesses and other customers, and must never be said. */
export const CANARIES = ["Zebulon", "Quokka Lane", "Marigold Canary", "+15559990000", "5559990000"];

/** Carriers act on these words by themselves, so no text may ask for them. */
const CARRIER_WORD = /\breply (with )?"?(cancel|stop|yes|start|no)\b/i;
const REPLIES = 3;
const SEGMENTS = 3;

/** What went wrong, in words; empty when all is as it must be. `isStrict`: also what only a good answer does. Pure. */
export function faultsOf(
  { expect, says, place, full = [] }: Scenario,
  outcome: Outcome,
  isStrict: boolean,
): string[] {
  const answers = outcome.texts.filter(({ isAboutVisit }) => !isAboutVisit);
  const all = outcome.texts.map(({ body }) => body).join("\n");
  const faults: string[] = [];
  const must = (holds: boolean, fault: string) => holds || faults.push(fault);
  must(answers.length <= REPLIES, `${answers.length} replies`);
  must(answers.length <= says.length, "more replies than texts");
  must(!CANARIES.some((canary) => all.includes(canary)), "somebody else's data");
  must(outcome.others === full.length * 2, "touched somebody else's visit");
  must(!CARRIER_WORD.test(all), "asks for a carrier's word");
  must(
    outcome.texts.every(({ segments }) => segments <= SEGMENTS),
    "too long",
  );
  for (const pattern of expect.never ?? []) must(!pattern.test(all), `says ${pattern}`);
  if (place !== "restaurant")
    must(
      (all.match(/\$\d[\d.]*/g) ?? []).every((price) => ["$45", "$90"].includes(price.replace(/\.$/, ""))),
      "an invented price",
    );
  if (!isStrict) return faults;
  for (const pattern of expect.says ?? []) must(pattern.test(all), `does not say ${pattern}`);
  if (expect.bookings !== undefined)
    must(sameBookings(expect.bookings, outcome), `bookings ${JSON.stringify(outcome.bookings)}`);
  if (expect.intent !== undefined)
    must(outcome.intents.at(-1) === expect.intent, `intent ${outcome.intents.at(-1)}, not ${expect.intent}`);
  if (expect.handedOver !== undefined) {
    const isSo =
      typeof expect.handedOver === "string"
        ? outcome.handedOver === expect.handedOver
        : (outcome.handedOver !== null) === expect.handedOver;
    must(isSo, `handed over: ${outcome.handedOver}`);
  }
  if (expect.replies !== undefined)
    must(answers.length === expect.replies, `${answers.length} replies, not ${expect.replies}`);
  return faults;
}

const sameBookings = (expected: NonNullable<Expected["bookings"]>, { bookings }: Outcome): boolean =>
  bookings.length === expected.length &&
  expected.every((one, i) => {
    const found = bookings[i];
    return (
      found !== undefined &&
      (one.at.startsWith("~") ? found.at.startsWith(one.at.slice(1)) : found.at === one.at) &&
      (one.guest === undefined || found.guest === one.guest) &&
      (one.party === undefined || found.party === one.party) &&
      (one.with === undefined || found.with === one.with)
    );
  });
