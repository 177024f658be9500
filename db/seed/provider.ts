import type { AttemptOutcome } from "@/db/enums";
import { later, seconds } from "@/lib/clock";
import type { Verdict } from "@/lib/messages/gate";
import { type Plan, planAfterCall, planAfterError } from "@/lib/messages/retry-plan";
import { errorClass } from "@/lib/providers/error-classes";
import type { Attempt, Line, Text, World } from "./world";

/** What becomes of a call; `as_line` leaves it to the person's phone. */
export type Fate = "as_line" | "works" | "filtered" | "busy_once" | "off_once" | "answer_lost" | "in_doubt";

const undeliveredCodes: Partial<Record<Line | Fate, number>> = {
  off: 30003,
  off_once: 30003,
  gone: 30005,
  landline: 30006,
  filtered: 30007,
};
const refusals: Partial<Record<Line | Fate, { code: number; http: number; detail: string }>> = {
  refused: { code: 21610, http: 400, detail: "Attempt to send to unsubscribed recipient" },
  invalid: { code: 21211, http: 400, detail: "The 'To' number is not a valid phone number." },
  busy_once: { code: 20429, http: 429, detail: "Too Many Requests" },
};

/** The list price of a segment, in micro-dollars; what a text cost is told some seconds after it arrived. */
const segmentMicros = 8_300;

/** One try, from the claim to the carrier's last word. @returns when the next one is due, or null */
export function callProvider(world: World, text: Text, at: Date, gate: Verdict, wanted: Fate): Date | null {
  const fate = wanted === "as_line" ? text.person.line : wanted;
  const refusal = refusals[fate];
  if (refusal) return refuse(world, text, at, gate, refusal);
  if (fate === "in_doubt") return leaveInDoubt(world, text, at, gate);
  const attempt = begin(world, text, at, gate, fate === "answer_lost" ? "ambiguous" : "accepted");
  text.sid = attempt.sid;
  if (fate === "answer_lost") lose(text, attempt);
  else {
    Object.assign(text, { status: "sent", sentAt: attempt.finishedAt });
    tell(text, attempt.finishedAt, "sent", "sent", {
      attempt: attempt.number,
      http_status: 201,
      provider_sid: attempt.sid,
      word: "queued",
    });
    hear(text, later(attempt.finishedAt, 320), "sent", null, attempt);
  }
  const code = undeliveredCodes[fate];
  const heardAt = later(attempt.finishedAt, world.picks.between(900, 6_500));
  return code === undefined ? arrive(world, text, heardAt, attempt) : bounce(text, heardAt, code, attempt);
}

function begin(world: World, text: Text, at: Date, gate: Verdict, outcome: AttemptOutcome): Attempt {
  const attempt: Attempt = {
    number: text.attempts.length + 1,
    clientRef: world.picks.uuid(),
    gate,
    claimedAt: at,
    outcome,
    sid: outcome === "rejected" ? null : `SM${world.picks.hex(32)}`,
    http: outcome === "accepted" ? 201 : null,
    code: null,
    detail: null,
    finishedAt: later(at, world.picks.between(110, 420)),
  };
  text.attempts.push(attempt);
  Object.assign(text, { reason: null, errorCode: null, errorClass: null });
  return attempt;
}

function arrive(world: World, text: Text, at: Date, attempt: Attempt): null {
  Object.assign(text, { status: "delivered", deliveredAt: at, finishedAt: at, priceMicros: cost(text) });
  hear(text, at, "delivered", "delivered", attempt);
  const data = { price_micros: cost(text), currency: "USD", word: "delivered" };
  tell(text, later(at, seconds(world.picks.between(20, 26))), "priced", null, data);
  return null;
}

const cost = (text: Text): number => text.segments * segmentMicros;

function bounce(text: Text, at: Date, code: number, attempt: Attempt): Date | null {
  const plan = withoutChance(planAfterError(code, attempt.number, at, "undelivered"), attempt.number, at);
  follow(text, plan, at);
  hear(text, at, "undelivered", plan.status, attempt, code);
  if (plan.retryAt) {
    const data = { reason: plan.reason, retry_at: plan.retryAt.toISOString() };
    tell(text, later(at, 1), "retry_scheduled", "queued", data);
  } else {
    text.priceMicros = cost(text);
    const data = { price_micros: cost(text), currency: "USD", word: "undelivered" };
    tell(text, later(at, seconds(22)), "priced", null, data);
  }
  return plan.retryAt;
}

function refuse(
  world: World,
  text: Text,
  at: Date,
  gate: Verdict,
  { code, http, detail }: { code: number; http: number; detail: string },
): Date | null {
  const attempt = begin(world, text, at, gate, "rejected");
  Object.assign(attempt, { code, http, detail });
  const { number, finishedAt } = attempt;
  const told = planAfterCall({ kind: "rejected", errorCode: code }, number, finishedAt, 60);
  const plan = withoutChance(told, number, finishedAt);
  follow(text, plan, finishedAt);
  tell(text, finishedAt, "rejected", plan.status, {
    attempt: number,
    http_status: http,
    error_code: code,
    detail,
    ...(plan.retryAt ? { retry_at: plan.retryAt.toISOString() } : {}),
  });
  if (plan.optOut) takeWordOfProvider(world, text, finishedAt);
  return plan.retryAt;
}

/** The provider's list does not have it, and an offer is never sent a second time on a guess. */
function leaveInDoubt(world: World, text: Text, at: Date, gate: Verdict): null {
  const attempt = begin(world, text, at, gate, "ambiguous");
  attempt.sid = null;
  lose(text, attempt);
  const end = later(attempt.finishedAt, seconds(70));
  Object.assign(text, { status: "failed", reason: "outcome_unknown", finishedAt: end });
  const data = { found: false, attempt: attempt.number, listed: 0 };
  text.events.push({ at: end, kind: "reconciled", status: "failed", source: "reconcile", data });
  return null;
}

function lose(text: Text, attempt: Attempt): void {
  attempt.detail = "UND_ERR_SOCKET";
  text.status = "unconfirmed";
  const data = { attempt: attempt.number, http_status: null, detail: attempt.detail };
  tell(text, attempt.finishedAt, "unconfirmed", "unconfirmed", data);
  // A receipt ends the doubt about an accepted call: its sid is adopted, and the call counts as accepted.
  if (attempt.sid) {
    attempt.outcome = "accepted";
    text.sentAt = later(attempt.finishedAt, 320);
    text.status = "sent";
    hear(text, text.sentAt, "sent", "sent", attempt);
  }
}

function takeWordOfProvider(world: World, text: Text, at: Date): void {
  const ledgerId = -1 - world.consents.length;
  const fact = { channel: "sms", category: null, action: "opted_out", method: "provider" } as const;
  text.person.facts.push({ ...fact, id: ledgerId, at: at.toISOString() });
  world.consents.push({
    person: text.person,
    at,
    ledgerId,
    category: null,
    action: "opted_out",
    method: "provider",
    keyword: null,
    rawText: null,
    reason: "the provider reports an opt-out",
    source: text,
    actor: { kind: "system", id: null, name: "Provider" },
  });
}

function follow(text: Text, plan: Plan, at: Date): void {
  const { status, reason, errorCode, errorClass: kind } = plan;
  Object.assign(text, { status, reason, errorCode, errorClass: kind });
  if (plan.retryAt) text.dueAt = plan.retryAt;
  else text.finishedAt = at;
}

/** The real plan spreads its tries by chance; here every run must be the same. */
function withoutChance(plan: Plan, number: number, at: Date): Plan {
  if (!plan.retryAt) return plan;
  const delay = errorClass(plan.errorCode).retryDelaySeconds ?? 60;
  return { ...plan, retryAt: later(at, seconds(delay * 2 ** (number - 1))) };
}

function hear(
  text: Text,
  at: Date,
  word: string,
  status: Text["status"] | null,
  attempt: Attempt,
  code?: number,
): void {
  const data = { word, provider_sid: attempt.sid, ...(code ? { error_code: code } : {}) };
  tell(text, at, "callback", status, data);
}

function tell(
  text: Text,
  at: Date,
  kind: string,
  status: Text["status"] | null,
  data: Record<string, unknown>,
): void {
  text.events.push({ at, kind, status, source: "provider", data });
}
