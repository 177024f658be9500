import { exactTime, relativeTime } from "@/components/ui/time-words";
import type { Category } from "@/db/enums";
import type { ConsentEvent, ContactConsent } from "@/lib/contacts/consent-schema";
import { capital, listWords, purposeWords } from "../words";

type Clock = { now: number; timeZone: string };

/** "on May 3, 2:14 PM", "yesterday 2:14 PM", "6 min ago": read within a sentence. */
function when(at: string, { now, timeZone }: Clock): string {
  const words = relativeTime(Date.parse(at), now, timeZone);
  if (/^\d.* [AP]M$/.test(words)) return `today ${words}`;
  return /^[A-Z]/.test(words) ? `on ${words}` : words;
}

export const exactly = (at: string, { timeZone }: Clock) => exactTime(Date.parse(at), timeZone);

/** What somebody said, how and when, as one sentence with the words themselves: the evidence of a state. */
export function eventSentence(event: ConsentEvent, clock: Clock): string {
  const moment = when(event.at, clock);
  const by = event.actor ?? "Somebody";
  const about = aboutWords(event);
  const words = (text: string | null) => (text ? `: “${text}”` : "");
  if (event.action === "withdrawn")
    return `${by} took an earlier yes${about} back ${moment}, recorded by mistake.`;
  if (event.action === "double_opt_in_pending") return `Asked to confirm${about} ${moment}.`;
  const isYes = event.action === "opted_in";
  switch (event.method) {
    case "keyword":
      return `Texted ${event.keyword ?? (isYes ? "START" : "STOP")} ${moment}${words(differs(event))}`;
    case "refusal":
      return `Asked to stop in their own words ${moment}${words(event.raw_text)}`;
    case "doubt":
      return `Sounded unwilling ${moment}, so offers stopped${words(event.raw_text)}`;
    case "provider":
      return `The carrier reported ${moment} that they had opted out there.`;
    case "web_form":
      return isYes
        ? `Said yes${about} on a web form ${moment}${words(event.wording)}`
        : `Said no${about} on a web form ${moment}${words(event.reason)}`;
    case "import":
      return `${isYes ? "A yes" : "A no"}${about} came with an import ${moment}${words(event.wording ?? event.reason)}`;
    case "staff":
      return isYes
        ? `${by} wrote down a yes${about} ${moment}${given(event)}${words(event.wording)}`
        : `${by} wrote down a no${about} ${moment}${words(event.reason)}`;
    default:
      return `${capital(by)} told us of ${isYes ? "a yes" : "a no"}${about} by API ${moment}${words(event.wording ?? event.reason)}`;
  }
}

/** The text itself, where it says more than its keyword. */
function differs({ raw_text, keyword }: ConsentEvent): string | null {
  if (!raw_text || raw_text.trim().toUpperCase() === keyword?.toUpperCase()) return null;
  return raw_text;
}

const given = ({ reason }: ConsentEvent) => (reason ? ` (${reason})` : "");

function aboutWords({ channel, category }: ConsentEvent): string {
  const what = category ? purposeWords[category] : null;
  const over = channel === "whatsapp" ? "WhatsApp" : null;
  if (what && over) return ` to ${what} on ${over}`;
  return what || over ? ` to ${what ?? over}` : "";
}

type Purpose = ContactConsent["numbers"][number]["channels"][number]["purposes"][number];
export type ConsentLine = {
  key: string;
  state: Purpose["state"] | "unproven";
  what: string;
  verdict: string;
  event: ConsentEvent | null;
};

const needProof: readonly Category[] = ["marketing", "program"];

const verdicts: Record<ConsentLine["state"], string> = {
  opted_out: "No",
  opted_in: "Yes",
  open: "Allowed, nobody said no",
  unproven: "Not sent, nobody said yes",
};

/** A channel's purposes as few lines as tell the truth: those that rest on the same word stand together. */
export function consentLines(purposes: readonly Purpose[], events: readonly ConsentEvent[]): ConsentLine[] {
  const groups = new Map<string, Purpose[]>();
  for (const purpose of purposes) {
    const state = stateOf(purpose);
    // A no that was said to each sort in turn is told once, by its last word.
    const key =
      state === "opted_out" ? `${state} ${eventKind(purpose, events)}` : `${state} ${purpose.decided_by}`;
    groups.set(key, [...(groups.get(key) ?? []), purpose]);
  }
  return [...groups].flatMap(([key, group]) => {
    const [first] = group;
    if (!first) return [];
    const state = stateOf(first);
    const isEverything = group.length === purposes.length;
    return {
      key,
      state,
      what: isEverything ? "Every text" : capital(listWords(group.map((one) => purposeWords[one.category]))),
      verdict: verdicts[state],
      event: events.find((event) => event.id === first.decided_by) ?? null,
    };
  });
}

const stateOf = ({ state, category }: Purpose): ConsentLine["state"] =>
  state === "open" && needProof.includes(category) ? "unproven" : state;

function eventKind({ decided_by }: Purpose, events: readonly ConsentEvent[]): string {
  const event = events.find((one) => one.id === decided_by);
  return event ? `${event.method} ${event.reason ?? ""} ${event.raw_text ?? ""}` : String(decided_by);
}
