import { pickWay } from "@/lib/messages/choose-channel";
import type { Verdict } from "@/lib/messages/gate";
import type { gateFacts } from "@/lib/messages/gate-facts";
import type { Assignment } from "./assign";
import type { Due } from "./due-moment";
import type { Option } from "./options";
import type { Person } from "./people";
import type { Plan } from "./plan";

export type Judge = Awaited<ReturnType<typeof gateFacts>>;
/** What a campaign would do for a person, before the gate has spoken. */
export type Draft = {
  person: Person;
  assignment: Assignment;
  due: Due;
  /** The ways it may go, best first. */
  options: [Option, ...Option[]];
};
export type Ruling = {
  status: "pending" | "excluded" | "held_out";
  reason: string | null;
  facts: Record<string, unknown> | null;
};

/** The first way the gate does not refuse for its channel's sake. Without a sender there is no gate to ask. */
export function chooseOption(
  { campaign }: Plan,
  { options, due }: Draft,
  judge: Judge,
): { option: Option; verdict: Verdict | null } {
  const [first] = options;
  // Who has no sender on any channel has one option only.
  if (!first.sender) return { option: first, verdict: null };
  const { way: option, verdict } = pickWay(options, campaign.channel === null, ({ subject, sender }) =>
    judge(subject, due.dueAt, sender?.allowlist ?? null),
  );
  return { option, verdict };
}

export function rule(
  { person, due, assignment }: Draft,
  { sender, filled }: Option,
  verdict: Verdict | null,
): Ruling {
  if (!sender || !verdict) return excluded("no_sender", {});
  if (verdict.outcome === "suppress") {
    const failed = verdict.checks.find(({ passed }) => !passed);
    return excluded(verdict.reason ?? "suppressed", { check: failed?.check, ...failed?.facts });
  }
  if (!person.isAllowed) return excluded("destination_not_allowed", { country: person.country });
  if (!filled.ok) return excluded(filled.reason, filled.facts);
  if (!due.ok) return excluded(due.reason, { due_at: due.dueAt.toISOString() });
  if (assignment.isHeldOut) return { status: "held_out", reason: null, facts: null };
  const waits = verdict.outcome === "defer" || due.isQuiet;
  return {
    status: "pending",
    reason: waits ? "quiet_hours" : null,
    facts: waits ? { until: verdict.until ?? due.dueAt.toISOString() } : null,
  };
}

const excluded = (reason: string, facts: Record<string, unknown>): Ruling => ({
  status: "excluded",
  reason,
  facts,
});
