import type { Category, ConsentMethod } from "@/db/enums";
import { reasonSentence } from "./explain";
import type { GateReason, Verdict } from "./gate";
import { zoneOf } from "./held-words";
import { clockWords, dateWords, momentWords, placeWords } from "./moment-words";
import { isPromotional } from "./status";
import { windowWords } from "./window-words";

/** Whom and what a verdict is about, as far as telling it needs. */
export type Telling = {
  verdict: Verdict;
  /** First name, or null when nobody knows it. */
  name: string | null;
  category: Category;
  dueAt: Date;
  now: Date;
  workspaceZone: string;
  /** The person's own zone, when it is known. */
  personZone: string | null;
};
export type Told = { sentence: string; remedy: string | null };

/** What the gate would say of a text that is not sent yet: one sentence with the reason, one with the remedy. Pure. */
export function tellVerdict(telling: Telling): Told {
  const { verdict } = telling;
  if (verdict.outcome === "allow") return { sentence: goesOut(telling), remedy: null };
  if (verdict.outcome === "defer") return tellHeld(telling);
  const tell = verdict.reason ? refusals[verdict.reason] : undefined;
  return tell
    ? tell(telling)
    : {
        sentence: `It will not go out: ${verdict.reason ? reasonSentence(verdict.reason) : ""}`,
        remedy: null,
      };
}

const who = ({ name }: Telling) => name ?? "This person";
const them = ({ name }: Telling) => name ?? "this person";

/** "Goes out at 9:00 AM tomorrow in Denver (11:00 AM in New York)." */
function goesOut(telling: Telling): string {
  const { dueAt, now, workspaceZone, personZone } = telling;
  if (dueAt.getTime() <= now.getTime()) return `${who(telling)} can get this now.`;
  const zone = personZone ?? workspaceZone;
  const ours = clockWords(dueAt, workspaceZone);
  const both = clockWords(dueAt, zone) === ours ? "" : ` (${ours} in ${placeWords(workspaceZone)})`;
  return `Goes out at ${momentWords(dueAt, now, zone)} in ${placeWords(zone)}${both}.`;
}

function tellHeld(telling: Telling): Told {
  const { verdict, now, workspaceZone, category } = telling;
  if (verdict.until === null) return { sentence: "It will wait.", remedy: null };
  const until = new Date(verdict.until);
  const zone = zoneOf(verdict);
  const sentence = zone
    ? `Waits until ${momentWords(until, now, zone)} in ${placeWords(zone)}: quiet hours where ${them(telling)} lives.`
    : `Waits until ${momentWords(until, now, workspaceZone)} (${placeWords(workspaceZone)} time): until then it may be quiet hours where ${them(telling)} lives.`;
  if (isPromotional(category))
    return {
      sentence,
      remedy: "The law protects these hours for promotional texts, so it cannot go out earlier.",
    };
  return { sentence, remedy: "Your workspace keeps quiet hours for texts like this one too." };
}

const facts = ({ verdict }: Telling, check: string) =>
  verdict.checks.find((c) => c.check === check && !c.passed)?.facts ?? {};

const refusalWords: Partial<Record<ConsentMethod, string>> = {
  doubt: "wrote something that sounded like a no",
  provider: "opted out with the carrier",
  staff: "told your team not to text them",
};

function tellOptOut(telling: Telling): Told {
  const { since, method } = facts(telling, "opt_out");
  const at = typeof since === "string" ? new Date(since) : null;
  const day = at && !Number.isNaN(at.getTime()) ? dateWords(at, telling.now, telling.workspaceZone) : null;
  const how =
    typeof method === "string" && Object.hasOwn(refusalWords, method)
      ? refusalWords[method as ConsentMethod]
      : "asked not to get texts";
  return {
    sentence: `${who(telling)} ${how}${day ? ` on ${day}` : ""}.`,
    // Only a no that the carrier heard too needs the customer's own START.
    remedy:
      method === "staff" || method === "doubt"
        ? `If ${them(telling)} wants texts again, write down their words on their page.`
        : `Only ${them(telling)} can undo it, by texting START to your number.`,
  };
}

function tellCap(telling: Telling): Told {
  const {
    last_day: day,
    per_day: perDay,
    last_week: week,
    per_week: perWeek,
  } = facts(telling, "frequency_cap");
  const isDay = typeof perDay === "number" && typeof day === "number" && day >= perDay;
  const [had, cap, span] = isDay ? [day, perDay, "day"] : [week, perWeek, "week"];
  return {
    sentence: `${who(telling)} already got ${String(had)} promotional ${had === 1 ? "text" : "texts"} within a ${span}; you allow ${String(cap)}.`,
    remedy: isDay ? "Send it tomorrow." : "Send it in a few days.",
  };
}

function tellMarketed(telling: Telling): Told {
  const { last_at: lastAt, within_days: days } = facts(telling, "marketed_recently");
  const at = typeof lastAt === "string" ? new Date(lastAt) : null;
  const day = at && !Number.isNaN(at.getTime()) ? dateWords(at, telling.now, telling.workspaceZone) : null;
  return {
    sentence: `${who(telling)} got a promotional text${day ? ` on ${day}` : ""}; the campaign leaves out who got one within ${String(days)} ${days === 1 ? "day" : "days"}.`,
    remedy: "Nothing to do: they are spared on purpose.",
  };
}

function tellWindow(telling: Telling): Told {
  const { verdict, dueAt, now } = telling;
  return {
    sentence: windowWords(verdict, { who: who(telling), isAhead: dueAt > now }),
    remedy: "Use a template with WhatsApp’s approval, or send a text instead.",
  };
}

const refusals: Record<GateReason, (telling: Telling) => Told> = {
  recipient_opted_out: tellOptOut,
  frequency_cap: tellCap,
  marketed_recently: tellMarketed,
  conversation_open: (telling) => ({
    sentence: `${who(telling)} wrote and waits for an answer.`,
    remedy: "Answer first. The campaign leaves out who waits.",
  }),
  consent_missing: (telling) => ({
    sentence: `${who(telling)} has not agreed to promotional texts.`,
    remedy: "Ask for a yes first and note it on their page. Reminders and answers may still go.",
  }),
  whatsapp_window: tellWindow,
  whatsapp_us_marketing: (telling) => ({
    sentence: `${who(telling)} has a number in the United States, where WhatsApp delivers no marketing templates.`,
    remedy: "Send a text instead.",
  }),
  duplicate: (telling) => ({
    sentence: `${who(telling)} got these very words within the last day.`,
    remedy: "Change the words, or leave it at that.",
  }),
  deadline_passed: () => ({
    sentence: "It could only go out after its deadline.",
    remedy: "Choose an earlier time to send, or a later deadline.",
  }),
  not_on_allowlist: () => ({
    sentence: "The trial account may text verified numbers only.",
    remedy: "Verify this number in Twilio, or ask an owner to upgrade the account.",
  }),
  workspace_inactive: () => ({
    sentence: "Sending is switched off for this workspace.",
    remedy: "Ask whoever runs this installation to switch it on again.",
  }),
  recipient_erased: () => ({
    sentence: "This person's data was erased.",
    remedy: "If they come back, add them again.",
  }),
  quiet_hours: tellHeld,
  no_decent_hour: () => ({
    sentence: "There is no hour outside quiet hours in all the places where this person may live.",
    remedy: "Set this person's time zone on their page, or shorten the quiet hours.",
  }),
};
