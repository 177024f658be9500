import type { Op } from "./grammar";
import type { Condition, PathView, Scalar } from "./schema";
import { turned } from "./values";

type Told = {
  op: Op;
  /** The op that says the opposite was turned round, so this alone says whether it is denied. */
  isNot: boolean;
  values: Scalar[];
  /** Values as people call them. */
  names: string[];
  label: string;
  kind: PathView["kind"] | undefined;
};

/** One condition as a clause that follows “People”: "tagged balayage", "who have not texted for 60 days". Pure. */
export function phraseOf(condition: Condition, view: PathView | undefined, isNot: boolean): string {
  const { path, op, value } = condition;
  const positive = turned[op] ?? op;
  const values = value === undefined ? [] : Array.isArray(value) ? value : [value];
  const told: Told = {
    op: positive,
    isNot: isNot !== (positive !== op),
    values,
    names: values.map((one) => nameOf(view, one)),
    label: lowered(view?.label ?? path.replace(/^attributes\./, "").replaceAll("_", " ")),
    kind: view?.kind,
  };
  const special = path.startsWith("consent.") ? consent : (particular[path] ?? visitPhrase(path, told.label));
  return (special ?? generic)(told);
}

const nameOf = (view: PathView | undefined, value: Scalar): string =>
  view?.options.find((option) => option.value === String(value))?.label ?? String(value);

/** "E-mail" reads as "e-mail", while "VIP since" and "WhatsApp" stay as they are. */
const lowered = (label: string): string =>
  /^[A-Z][a-z-]/.test(label) && !/^\S*[a-z][A-Z]/.test(label)
    ? label.charAt(0).toLowerCase() + label.slice(1)
    : label;

type Phrase = (told: Told) => string;

const consent: Phrase = ({ values, isNot, label }) => {
  const yes: Record<string, string> = {
    opted_in: "agreed to",
    opted_out: "said no to",
    none: "neither agreed nor said no to",
  };
  const no: Record<string, string> = {
    opted_in: "did not agree to",
    opted_out: "did not say no to",
    none: "agreed or said no to",
  };
  const said = values.map((value) => (isNot ? no : yes)[String(value)] ?? String(value));
  return `who ${said.join(isNot ? " and " : " or ")} ${label}`;
};

const tags: Phrase = ({ op, names, isNot }) => {
  if (op === "exists") return isNot ? "without a tag" : "with a tag";
  const not = isNot ? "not " : "";
  if (op === "starts_with") return `${isNot ? "without" : "with"} a tag that begins with “${names[0] ?? ""}”`;
  return `${not}tagged ${listed(names, op === "in" ? "or" : "and")}`;
};

type Deed = { did: string; didNot: string; ever: string; never: string; last: string };

/** Something that happened at a moment, the last time of which is asked for. */
const deed =
  ({ did, didNot, ever, never, last }: Deed): Phrase =>
  ({ op, values, isNot }) => {
    if (op === "exists") return isNot ? never : ever;
    if (op === "within_days")
      return isNot ? `${didNot} ${lasting(values[0])}` : `${did} ${recently(values[0])}`;
    return `${last}${isNot ? " not" : ""} ${whenWords(op, values[0])}`;
  };

const howMany =
  (who: string): Phrase =>
  ({ op, names, isNot }) =>
    `${who} ${isNot ? "not " : ""}${amount[op] ?? "exactly"} ${listed(names, "or")} ${names[0] === "1" ? "text" : "texts"}`;

const howOften =
  (what: string, suffix = ""): Phrase =>
  ({ op, names, isNot }) =>
    `with ${isNot ? "not " : ""}${amount[op] ?? "exactly"} ${listed(names, "or")} ${what}${names[0] === "1" ? "" : "s"}${suffix}`;

const hadOne =
  (had: string): Phrase =>
  ({ names, isNot }) =>
    `who ${isNot ? "never " : ""}${had} ${listed(names.map(quoted), "or")}`;

/** Visits of all sorts, or those of one: "last visit for Haircut" is about visits for Haircut. */
function visitPhrase(path: string, label: string): Phrase | null {
  const [, question] = /^bookings\.(?:(?:service|resource)\.\d+\.)?(last_at|next_at|count)$/.exec(path) ?? [];
  const of = /visits?( .*)$/.exec(label)?.[1] ?? "";
  if (question === "count") return howOften("visit", of);
  if (question === "next_at") return nextVisit(of);
  if (question !== "last_at") return null;
  return deed({
    did: of ? `who had a visit${of}` : "who have been in",
    didNot: of ? `who had no visit${of}` : "who have not been in",
    ever: of ? `who had a visit${of}` : "who have been in at least once",
    never: of ? `who never had a visit${of}` : "who have never been in",
    last: of ? `whose last visit${of} was` : "who were last in",
  });
}

const nextVisit =
  (of: string): Phrase =>
  ({ op, values, isNot }) => {
    const have = `who have ${isNot ? "no" : "a"} visit${of}`;
    if (op === "exists") return `${have} ahead`;
    if (op === "within_days")
      return `${have} ${values[0] === 0 ? "today" : `in the next ${days(values[0])}`}`;
    return `whose next visit${of} is ${isNot ? "not " : ""}${whenWords(op, values[0])}`;
  };

const amount: Partial<Record<Op, string>> = {
  gt: "more than",
  gte: "at least",
  lt: "fewer than",
  lte: "at most",
};

const got =
  (what: string): Phrase =>
  ({ names, isNot }) =>
    `who ${isNot ? "never got" : "got"} the ${what} ${listed(names.map(quoted), "or")}`;

const stamped =
  (word: string): Phrase =>
  ({ op, values, isNot }) => {
    const not = isNot ? "not " : "";
    return op === "within_days"
      ? `${not}${word} ${recently(values[0])}`
      : `${not}${word} ${whenWords(op, values[0])}`;
  };

const particular: Record<string, Phrase> = {
  tags,
  created_at: stamped("added"),
  updated_at: stamped("changed"),
  "messages.last_received_at": deed({
    did: "who texted",
    didNot: "who have not texted",
    ever: "who texted at least once",
    never: "who never texted",
    last: "who last texted",
  }),
  "messages.last_sent_at": deed({
    did: "whom we texted",
    didNot: "whom we have not texted",
    ever: "whom we texted at least once",
    never: "whom we never texted",
    last: "whom we last texted",
  }),
  "messages.last_delivered_at": deed({
    did: "who got a text",
    didNot: "who got no text",
    ever: "who got at least one text",
    never: "who never got a text",
    last: "who last got a text",
  }),
  "messages.last_clicked_at": deed({
    did: "who opened a link",
    didNot: "who opened no link",
    ever: "who opened at least one link",
    never: "who never opened a link",
    last: "who last opened a link",
  }),
  "messages.received_count": howMany("who sent us"),
  "messages.sent_count": howMany("whom we sent"),
  "bookings.service_id": hadOne("had"),
  "bookings.resource_id": hadOne("had a visit with"),
  "bookings.no_shows": howOften("missed visit"),
  "messages.template_id": got("template"),
  "messages.campaign_id": got("campaign"),
};

const generic: Phrase = ({ op, values, names, label, kind, isNot }) => {
  const not = isNot ? "not " : "";
  const isTime = kind === "date" || kind === "moment";
  if (op === "exists") return `whose ${label} is ${isNot ? "not known" : "known"}`;
  if (op === "contains")
    return `whose ${label} ${isNot ? "does not contain" : "contains"} ${quoted(names[0] ?? "")}`;
  if (op === "starts_with")
    return `whose ${label} ${isNot ? "does not begin" : "begins"} with ${quoted(names[0] ?? "")}`;
  if (op === "within_days") return `whose ${label} is ${not}${recently(values[0])}`;
  if (isTime || op === "before" || op === "after")
    return `whose ${label} is ${not}${whenWords(op, values[0])}`;
  if (typeof values[0] === "boolean") return `whose ${label} is ${not}${values[0] ? "yes" : "no"}`;
  const words = values.map((value, i) =>
    typeof value === "number" ? String(value) : quoted(names[i] ?? ""),
  );
  const size = op === "lt" ? "less than" : amount[op];
  return `whose ${label} is ${not}${size ? `${size} ` : ""}${listed(words, "or")}`;
};

const quoted = (text: string): string => `“${text}”`;

const SHOWN = 4;

function listed(words: string[], link: "and" | "or"): string {
  const shown =
    words.length > SHOWN + 1 ? [...words.slice(0, SHOWN), `${words.length - SHOWN} others`] : words;
  return shown.length < 2 ? (shown[0] ?? "") : `${shown.slice(0, -1).join(", ")} ${link} ${shown.at(-1)}`;
}

const days = (value: Scalar | undefined): string => (value === 1 ? "day" : `${value} days`);
const recently = (value: Scalar | undefined): string =>
  value === 0 ? "today" : `in the last ${days(value)}`;
const lasting = (value: Scalar | undefined): string =>
  value === 0 ? "today" : `for ${value === 1 ? "a day" : `${value} days`}`;

const timeWords: Partial<Record<Op, string>> = {
  before: "before",
  lt: "before",
  after: "after",
  gt: "after",
  gte: "on or after",
  lte: "on or before",
};

const whenWords = (op: Op, value: Scalar | undefined): string =>
  `${timeWords[op] ?? "on"} ${dayWords(String(value))}`;

/** "May 31, 2026"; a moment with its time, said in UTC. */
function dayWords(value: string): string {
  const at = new Date(value);
  if (!Number.isFinite(at.getTime())) return value;
  const day = at.toLocaleDateString("en-US", {
    timeZone: "UTC",
    year: "numeric",
    month: "long",
    day: "numeric",
  });
  return value.includes("T") ? `${day}, ${at.toISOString().slice(11, 16)} UTC` : day;
}
