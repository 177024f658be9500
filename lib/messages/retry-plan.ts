import type { ErrorClass, MessageStatus } from "@/db/enums";
import { errorClass } from "@/lib/providers/error-classes";

/** What to do with a message after a call, or after the carrier's final word. */
export type Plan = {
  status: MessageStatus;
  reason: string | null;
  errorCode: number | null;
  errorClass: ErrorClass | null;
  /** When the next try is due; null for none. */
  retryAt: Date | null;
  /** The sender, not the message, is at fault: nothing of it should go out until then. */
  holdSenderUntil: Date | null;
  optOut: boolean;
};

const MAX_UNREACHED = 200;
const MAX_SENDER_TRIES = 6;
const after = (at: Date, seconds: number) => new Date(at.getTime() + seconds * 1000);
const backoff = (seconds: number, tries: number, cap: number) =>
  Math.min(cap, seconds * 2 ** Math.min(tries, 12));

const none: Omit<Plan, "status"> = {
  reason: null,
  errorCode: null,
  errorClass: null,
  retryAt: null,
  holdSenderUntil: null,
  optOut: false,
};

type Outcome =
  | { kind: "accepted" | "not_started" | "unreached" | "ambiguous" }
  | { kind: "rejected"; errorCode: number | null };

/** Plans after a call. `attempt` is the number of the try that ended, from 1. Pure. */
export function planAfterCall(result: Outcome, attempt: number, at: Date, settleSeconds: number): Plan {
  switch (result.kind) {
    case "accepted":
      return { ...none, status: "sent" };
    case "not_started":
      return { ...none, status: "queued", retryAt: at };
    case "unreached":
      return attempt >= MAX_UNREACHED
        ? { ...none, status: "failed", reason: "retries_exhausted" }
        : {
            ...none,
            status: "queued",
            reason: "retry_scheduled",
            retryAt: after(at, backoff(1, attempt, 300)),
          };
    case "ambiguous":
      return { ...none, status: "unconfirmed", retryAt: after(at, settleSeconds) };
    case "rejected":
      return errorClass(result.errorCode).class === "ambiguous"
        ? { ...none, status: "unconfirmed", retryAt: after(at, settleSeconds) }
        : planAfterError(result.errorCode, attempt, at, "failed");
  }
}

/**
 * Plans after an error code, whether the API said it or a delivery receipt. Retries only what the provider's
 * dictionary calls temporary, as often as it allows; unknown codes are never retried.
 */
export function planAfterError(
  code: number | null,
  attempt: number,
  at: Date,
  end: "failed" | "undelivered",
): Plan {
  const fact = errorClass(code);
  const told = { ...none, errorCode: code, errorClass: fact.class };
  // The provider itself does not know. Its list cannot tell more, so nothing is tried again.
  if (fact.class === "ambiguous") return { ...told, status: "undelivered", reason: "outcome_unknown" };
  if (fact.class === "opt_out") return { ...told, status: end, reason: "recipient_opted_out", optOut: true };
  if ((fact.class === "sender" || fact.class === "account") && end === "failed") {
    if (attempt >= MAX_SENDER_TRIES) return { ...told, status: "failed", reason: "retries_exhausted" };
    const until = after(at, backoff(15, attempt, 900));
    return { ...told, status: "queued", reason: "sender_problem", retryAt: until, holdSenderUntil: until };
  }
  if (fact.class === "retry" && attempt <= fact.maxRetries) {
    const seconds =
      fact.timing === "delay" || fact.timing === null
        ? backoff(fact.retryDelaySeconds ?? 60, attempt - 1, 6 * 3600)
        : 3600;
    const jitter = seconds * 0.2 * Math.random();
    return { ...told, status: "queued", reason: "retry_scheduled", retryAt: after(at, seconds + jitter) };
  }
  return { ...told, status: end, reason: attempt > 1 && fact.class === "retry" ? "retries_exhausted" : null };
}
