import { whenWords } from "@/lib/bookings/visit-words";
import { claimWords } from "./claim-words";
import type { TurnStep } from "./schema";

export type Names = {
  timeZone: string;
  services: ReadonlyMap<number, string>;
  resources: ReadonlyMap<number, string>;
};
type Entry = { step: string; [detail: string]: unknown };

const SHOWN = 6;

/**
 * What the assistant did on the way to an answer, in sentences for staff: what it looked up and found, what it changed,
 * which check its words went through. Steps that it does not know are left out. Pure.
 */
export function explainTurn(trace: readonly Entry[], names: Names): TurnStep[] {
  return trace.flatMap((entry, i) => {
    const explain = Object.hasOwn(explanations, entry.step) ? explanations[entry.step] : undefined;
    return explain?.(entry, names, trace[i - 1]) ?? [];
  });
}

type Explain = (entry: Entry, names: Names, before: Entry | undefined) => TurnStep[];

const step = (kind: TurnStep["kind"], sentence: string, findings: string[] = []): TurnStep[] => [
  { kind, sentence, findings: some(findings) },
];
const looked = (sentence: string, findings?: string[]) => step("looked_up", sentence, findings);
const failed = (sentence: string) => step("trouble", `${sentence} The rules went on instead.`);

const explanations: Record<string, Explain> = {
  ask: ({ about }) => step("asked", `Asked ${questions[String(about)] ?? "what it has to know"}.`),
  availability: ({ offers }, names) => free(list(offers).map((offer) => offerLine(offer, names))),
  book: (entry, names) => deed("book", entry, names),
  move: (entry, names) => deed("move", entry, names),
  cancel: (entry, names) => deed("cancel", entry, names),
  confirm: () => step("did", "Confirmed their visit."),
  fact: ({ topic }) => looked(`Found what you wrote about “${String(topic)}”.`),
  opening_hours: () => looked("Read your opening hours and closures."),
  address: () => looked("Read your address, phone and website."),
  services_and_prices: () => looked("Read your services and prices."),
  own_bookings: () => looked("Read this customer's own visits."),
  booking_text: () => step("did", "They answered a text about their visit; that was carried out."),
  waitlist: () => step("did", "They answered the offer of a free slot; that was carried out."),
  result: ({ name, result }, names, before) => toolStep(String(name), fields(result), names, before),
  tool: ({ name }) =>
    Object.hasOwn(toolSteps, String(name))
      ? []
      : failed(`The model asked for “${String(name)}”, which is not there.`),
  model_failed: ({ error }) =>
    String(error) === "ForbiddenTool" ? [] : failed(`The model did not answer: ${String(error)}.`),
  malformed: () =>
    failed("The model's answer could not be used: it was refused, cut off or in no form to send."),
  too_many_rounds: () => failed("The model went on looking things up without an answer."),
  budget_spent: () => failed("The token budget is used up for now."),
  answer: ({ facts, unfounded, isUnsaid }) =>
    isUnsaid === true
      ? step("checked", "Its own words were left out: a text about the visit tells it, from the book itself.")
      : [
          ...(list(facts).length > 0 ? looked("It says that it leans on:", list(facts).map(String)) : []),
          ...checked(list(unfounded).map(String)),
        ],
};

const questions: Record<string, string> = {
  service: "which service they want",
  when: "when they would like to come",
  party: "how many people come",
  offer: "which of the times they take",
  guest: "whom the visit is for",
  which: "which of their visits they mean",
  sure: "whether the visit is to be called off, kept or moved",
};

const free = (times: string[]): TurnStep[] =>
  times.length === 0
    ? looked("Looked for free times and found none.")
    : looked("Free times it found:", times);

const checked = (unfounded: string[]): TurnStep[] =>
  unfounded.length === 0
    ? step(
        "checked",
        "Every price, time, date, link and number of it stands in your facts or in what it looked up.",
      )
    : step("held", "Held back, because nothing that it knows says this:", unfounded.map(claimWords));

const deeds = {
  book: ["Booked a visit.", "Tried to book, and could not:"],
  move: ["Moved their visit.", "Tried to move their visit, and could not:"],
  cancel: ["Called their visit off.", "Tried to call their visit off, and could not:"],
} as const;
type Deed = keyof typeof deeds;

function deed(kind: Deed, { wanted, done }: Entry, { timeZone, services, resources }: Names): TurnStep[] {
  const { ok, reason, detail } = fields(done);
  const [did, didNot] = deeds[kind];
  if (ok === false)
    return step("trouble", didNot, [reason === "slot_taken" ? "That time was just taken." : String(detail)]);
  const { serviceId, resourceId, startsAt } = fields(wanted);
  const line = [
    services.get(Number(serviceId)),
    momentWords(startsAt, timeZone),
    resourceId ? resources.get(Number(resourceId)) : null,
  ].filter((part) => part != null);
  return step("did", did, line.length > 0 ? [line.join(", ")] : []);
}

const toolSteps: Record<string, (result: Record<string, unknown>, about: string) => TurnStep[]> = {
  availability: ({ free: slots }, about) => {
    const [none, some] = [`Looked for free times${about} and found none.`, `Free times it found${about}:`];
    const times = said(slots);
    return times.length === 0 ? looked(none) : looked(some, times);
  },
  opening_hours: ({ hours }) => looked("Read your opening hours:", [String(hours)]),
  services_and_prices: ({ services }) => looked("Read your services and prices:", said(services)),
  own_bookings: ({ visits }) =>
    said(visits).length === 0
      ? looked("Read this customer's own visits: there are none.")
      : looked("Read this customer's own visits:", said(visits)),
  book: ({ visit }) => step("did", deeds.book[0], [String(visit)]),
  move: ({ visit }) => step("did", deeds.move[0], [String(visit)]),
  cancel: ({ visit }) => step("did", deeds.cancel[0], [String(visit)]),
  hand_over: () => step("did", "Gave the conversation to a person."),
};

function toolStep(
  name: string,
  result: Record<string, unknown>,
  { services }: Names,
  before: Entry | undefined,
): TurnStep[] {
  const tell = Object.hasOwn(toolSteps, name) ? toolSteps[name] : undefined;
  if (!tell) return [];
  if (typeof result.problem === "string") {
    const [, didNot] = Object.hasOwn(deeds, name)
      ? deeds[name as Deed]
      : [null, "Looked something up, and was told:"];
    return step("trouble", didNot, [result.problem]);
  }
  const { service_id: serviceId } = parsed(before?.arguments);
  const service = services.get(Number(serviceId));
  return tell(result, service ? ` for ${service}` : "");
}

const offerLine = (offer: unknown, { timeZone, resources }: Names): string => {
  const { startsAt, resourceId } = fields(offer);
  const who = resources.get(Number(resourceId));
  return `${momentWords(startsAt, timeZone) ?? "A time"}${who ? ` with ${who}` : ""}`;
};

const momentWords = (at: unknown, timeZone: string): string | null => {
  const date = new Date(typeof at === "string" ? at : Number.NaN);
  return Number.isNaN(date.getTime()) ? null : whenWords(date, timeZone);
};

const some = (findings: string[]): string[] =>
  findings.length <= SHOWN
    ? findings
    : [...findings.slice(0, SHOWN - 1), `and ${findings.length - SHOWN + 1} more`];

// A trace is read as it was stored, perhaps by an older version: nothing in it is taken for granted.
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const fields = (value: unknown): Record<string, unknown> =>
  value !== null && typeof value === "object" ? (value as Record<string, unknown>) : {};
const said = (value: unknown): string[] => list(value).map((item) => String(fields(item).says));
function parsed(text: unknown): Record<string, unknown> {
  try {
    return fields(JSON.parse(String(text)));
  } catch {
    return {};
  }
}
