import type { Channel } from "@/db/enums";
import type { Verdict } from "@/lib/messages/gate";
import type { gateFacts, Subject } from "@/lib/messages/gate-facts";
import type { Assignment } from "./assign";
import type { Filled } from "./compiled-text";
import type { Due } from "./due-moment";
import type { Person } from "./people";
import type { Plan } from "./plan";

export type Judge = Awaited<ReturnType<typeof gateFacts>>;
/** What a campaign would do for a person, before the gate has spoken. */
export type Draft = {
  person: Person;
  assignment: Assignment;
  filled: Filled;
  due: Due;
  subject: Subject;
};
export type Ruling = {
  status: "pending" | "excluded" | "held_out";
  reason: string | null;
  facts: Record<string, unknown> | null;
};

/** The first channel the person may be texted on; where none is, the first one that has a sender tells why. */
export function chooseChannel(
  plan: Plan,
  draft: Draft,
  judge: Judge,
): { channel: Channel; verdict: Verdict | null } {
  let first: { channel: Channel; verdict: Verdict } | null = null;
  for (const channel of plan.channels) {
    const sender = plan.senders.get(channel);
    if (!sender) continue;
    const subject = channel === draft.subject.channel ? draft.subject : { ...draft.subject, channel };
    const verdict = judge(subject, draft.due.dueAt, sender.allowlist);
    if (verdict.reason !== "recipient_opted_out" && verdict.reason !== "consent_missing")
      return { channel, verdict };
    first ??= { channel, verdict };
  }
  return first ?? { channel: plan.channels[0] ?? "sms", verdict: null };
}

export function rule(
  { person, filled, due, assignment }: Draft,
  hasSender: boolean,
  verdict: Verdict | null,
): Ruling {
  const excluded = (reason: string, facts: Record<string, unknown>): Ruling => ({
    status: "excluded",
    reason,
    facts,
  });
  if (!hasSender || !verdict) return excluded("no_sender", {});
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
