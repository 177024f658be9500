import type { Category, Channel, Purpose, WorkspaceStatus } from "@/db/enums";
import type { ConsentState } from "@/lib/consent/consent-state";
import { isQuietInAny, nextAllowed, type QuietHours } from "@/lib/consent/quiet-hours";
import { isPromotional } from "./status";

/** Everything a verdict depends on. Stored beside it, so that "why?" has an answer years later. */
export type GateInput = {
  at: Date;
  category: Category;
  channel: Channel;
  purpose: Purpose;
  workspaceStatus: WorkspaceStatus;
  consent: ConsentState;
  /** Zones the recipient may live in; one when it is known. */
  zones: readonly string[];
  quietHours: QuietHours | null;
  quietForTransactional: boolean;
  sendBefore: Date | null;
  /** Promotional texts already accepted for this person in the last day and week, and the caps on them. */
  recent: { lastDay: number; lastWeek: number };
  cap: { per_day: number | null; per_week: number | null };
  /** False only for a trial account's number that is not on its list. */
  onAllowlist: boolean;
  /** A promotional text with the same words that this person already got or is about to get. */
  duplicateOf: number | null;
  erased: boolean;
  /** True where nobody asked for this channel: it is taken only with a yes to it, whatever the category. */
  asksForYes?: boolean;
  /** Null or absent for a text that is none of WhatsApp's. */
  whatsapp?: WhatsAppFacts | null;
  /** What a campaign asks besides; null or absent for a text of no campaign. */
  campaign?: CampaignFacts | null;
};

export type WhatsAppFacts = {
  /** It goes out as a template that WhatsApp approved. */
  hasContent: boolean;
  lastWroteAt: Date | null;
  country: string | null;
};

/** A null part is one that the campaign does not ask. */
export type CampaignFacts = {
  /** When this person last got a promotional text. */
  marketed: { withinDays: number; lastAt: Date | null } | null;
  /** Since when this person waits for an answer; null when they do not. */
  conversation: { waitingSince: Date | null } | null;
};

export type GateReason =
  | "workspace_inactive"
  | "recipient_erased"
  | "recipient_opted_out"
  | "consent_missing"
  | "not_on_allowlist"
  | "whatsapp_window"
  | "whatsapp_us_marketing"
  | "deadline_passed"
  | "duplicate"
  | "frequency_cap"
  | "marketed_recently"
  | "conversation_open"
  | "quiet_hours"
  | "no_decent_hour";

export type Check = { check: string; passed: boolean; facts: Record<string, unknown> };
export type Verdict = {
  outcome: "allow" | "suppress" | "defer";
  reason: GateReason | null;
  until: string | null;
  at: string;
  checks: Check[];
};

const DAY_MS = 86_400_000;
/** Free text reaches a person for so long after their own last message. Source: Meta, customer service window. */
export const WHATSAPP_WINDOW_MS = DAY_MS;
/** Who was not answered for longer has stopped waiting. */
export const OPEN_DAYS = 3;

type Ruling = { facts: Record<string, unknown>; refuse?: GateReason; deferUntil?: Date };
type Rule = { check: string; applies?: (input: GateInput) => boolean; rule: (input: GateInput) => Ruling };

const refuseIf = (isRefused: boolean, reason: GateReason, facts: Record<string, unknown>): Ruling =>
  isRefused ? { facts, refuse: reason } : { facts };

/** Order matters: the first refusal is the one that is told. */
const rules: Rule[] = [
  {
    check: "workspace",
    rule: ({ workspaceStatus }) =>
      refuseIf(workspaceStatus !== "active", "workspace_inactive", { status: workspaceStatus }),
  },
  { check: "recipient", rule: ({ erased }) => refuseIf(erased, "recipient_erased", { erased }) },
  {
    // The one text that may follow a STOP confirms it, within five minutes (47 CFR 64.1200(a)(12)).
    check: "opt_out",
    applies: ({ purpose }) => purpose !== "opt_out_confirmation" && purpose !== "help",
    rule: ({ consent }) =>
      refuseIf(consent.optedOut, "recipient_opted_out", {
        opted_out: consent.optedOut,
        ...(consent.optedOut
          ? { since: consent.since, method: consent.method, ledger_id: consent.decidedBy }
          : {}),
      }),
  },
  {
    check: "consent",
    applies: ({ category, asksForYes }) => isPromotional(category) || asksForYes === true,
    rule: ({ consent }) =>
      refuseIf(!consent.optedIn, "consent_missing", {
        opted_in: consent.optedIn,
        ...(consent.optedIn
          ? { since: consent.since, method: consent.method, ledger_id: consent.decidedBy }
          : {}),
      }),
  },
  {
    check: "allowlist",
    rule: ({ onAllowlist }) => refuseIf(!onAllowlist, "not_on_allowlist", { on_allowlist: onAllowlist }),
  },
  {
    check: "whatsapp_window",
    applies: ({ whatsapp }) => Boolean(whatsapp && !whatsapp.hasContent),
    rule: ({ at, whatsapp }) => {
      const wroteAt = whatsapp?.lastWroteAt ?? null;
      const isOpen = wroteAt !== null && at.getTime() - wroteAt.getTime() < WHATSAPP_WINDOW_MS;
      return refuseIf(!isOpen, "whatsapp_window", { last_wrote_at: wroteAt?.toISOString() ?? null });
    },
  },
  {
    // Meta does not deliver marketing templates to +1 US numbers.
    check: "whatsapp_marketing",
    applies: ({ whatsapp, category }) => whatsapp?.hasContent === true && isPromotional(category),
    rule: ({ whatsapp }) =>
      refuseIf(whatsapp?.country === "US", "whatsapp_us_marketing", { country: whatsapp?.country ?? null }),
  },
  {
    check: "deadline",
    applies: ({ sendBefore }) => sendBefore !== null,
    rule: ({ at, sendBefore }) =>
      refuseIf(sendBefore !== null && at >= sendBefore, "deadline_passed", {
        send_before: sendBefore?.toISOString(),
      }),
  },
  {
    check: "duplicate",
    applies: ({ category }) => isPromotional(category),
    rule: ({ duplicateOf }) => refuseIf(duplicateOf !== null, "duplicate", { duplicate_of: duplicateOf }),
  },
  {
    check: "frequency_cap",
    applies: ({ category }) => isPromotional(category),
    rule: ({ recent, cap }) =>
      refuseIf(
        (cap.per_day !== null && recent.lastDay >= cap.per_day) ||
          (cap.per_week !== null && recent.lastWeek >= cap.per_week),
        "frequency_cap",
        { last_day: recent.lastDay, last_week: recent.lastWeek, ...cap },
      ),
  },
  {
    check: "marketed_recently",
    applies: ({ campaign }) => Boolean(campaign?.marketed),
    rule: ({ at, campaign }) => {
      const { withinDays = 0, lastAt = null } = campaign?.marketed ?? {};
      const isRecent = lastAt !== null && at.getTime() - lastAt.getTime() < withinDays * DAY_MS;
      return refuseIf(isRecent, "marketed_recently", {
        within_days: withinDays,
        last_at: lastAt?.toISOString() ?? null,
      });
    },
  },
  {
    check: "conversation_open",
    applies: ({ campaign }) => Boolean(campaign?.conversation),
    rule: ({ at, campaign }) => {
      const since = campaign?.conversation?.waitingSince ?? null;
      const isOpen = since !== null && at.getTime() - since.getTime() < OPEN_DAYS * DAY_MS;
      return refuseIf(isOpen, "conversation_open", { waiting_since: since?.toISOString() ?? null });
    },
  },
  {
    check: "quiet_hours",
    applies: ({ category, quietHours, quietForTransactional }) =>
      quietHours !== null &&
      category !== "authentication" &&
      category !== "conversation" &&
      (isPromotional(category) || quietForTransactional),
    rule: quiet,
  },
];

function quiet({ at, zones, quietHours, sendBefore }: GateInput): Ruling {
  // Dozens of zones are told by their number; the strictest of them decides.
  const facts = {
    zones: zones.length > 4 ? [...zones.slice(0, 4), `and ${zones.length - 4} more`] : zones,
    quiet_hours: quietHours,
  };
  if (!isQuietInAny(at, zones, quietHours)) return { facts };
  const [only] = zones;
  const until = nextAllowed(at, zones.length === 1 && only ? only : null, quietHours, zones);
  if (!until) return { facts, refuse: "no_decent_hour" };
  if (sendBefore && until >= sendBefore) {
    return { facts: { ...facts, next_decent_hour: until.toISOString() }, refuse: "deadline_passed" };
  }
  return { facts, deferUntil: until };
}

/**
 * May this text go to this person at this moment? Pure. The same function drives the preview, the acceptance, the
 * claim and the answer to "why did Maria (not) get this?".
 */
export function decide(input: GateInput): Verdict {
  const checks: Check[] = [];
  let until: Date | null = null;
  for (const { check, applies, rule } of rules) {
    if (applies && !applies(input)) continue;
    const ruling = rule(input);
    checks.push({
      check,
      passed: ruling.refuse === undefined && ruling.deferUntil === undefined,
      facts: ruling.facts,
    });
    if (ruling.refuse)
      return { outcome: "suppress", reason: ruling.refuse, until: null, at: input.at.toISOString(), checks };
    until = ruling.deferUntil ?? until;
  }
  return {
    outcome: until ? "defer" : "allow",
    reason: until ? "quiet_hours" : null,
    until: until?.toISOString() ?? null,
    at: input.at.toISOString(),
    checks,
  };
}
