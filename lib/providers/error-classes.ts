import { TWILIO_ERRORS } from "./error-facts";

export type ErrorClass =
  | "retry"
  | "permanent"
  | "opt_out"
  | "sender"
  | "account"
  | "content"
  | "whatsapp"
  | "ambiguous";

/** When the next automatic try is due. */
export type RetryTiming = "delay" | "allowed_hours" | "pacific_midnight";

/** What an error says of the future: of the number, of this pair, of this channel, or of this text alone. */
export type ErrorScope = "number" | "pair" | "channel" | "message";

export interface ErrorFact {
  code: number | null;
  class: ErrorClass;
  /** What happened, for a receptionist. */
  meaning: string;
  /** What to do about it, for a receptionist. */
  remedy: string;
  /** Automatic tries after the first; 0 for every class but the few that recover alone. */
  maxRetries: number;
  /** Seconds before the first retry; callers double it each time. Null where `timing` names the instant. */
  retryDelaySeconds: number | null;
  timing: RetryTiming | null;
  /** The class once all retries are spent. */
  exhausted: ErrorClass;
  scope: ErrorScope;
}

interface RetryPlan {
  maxRetries: number;
  delaySeconds?: number;
  timing?: RetryTiming;
  exhausted?: ErrorClass;
}

const CLASS_OF_LETTER: Readonly<Record<string, ErrorClass>> = {
  R: "retry",
  P: "permanent",
  O: "opt_out",
  S: "sender",
  A: "account",
  C: "content",
  W: "whatsapp",
  "?": "ambiguous",
};
const HOUR = 3_600;
const DAY = 24 * HOUR;
const NO_RETRY: RetryPlan = { maxRetries: 0 };

const RETRY_PLANS = new Map<number, RetryPlan>([
  [20429, { maxRetries: 8, delaySeconds: 1 }],
  [21611, { maxRetries: 6, delaySeconds: 300 }],
  [30001, { maxRetries: 6, delaySeconds: 300 }],
  [30003, { maxRetries: 3, delaySeconds: 900, exhausted: "permanent" }],
  [30008, { maxRetries: 1, delaySeconds: 300 }],
  [30017, { maxRetries: 4, delaySeconds: 120 }],
  [30022, { maxRetries: 6, delaySeconds: 60 }],
  [30023, { maxRetries: 2, timing: "pacific_midnight" }],
  [30027, { maxRetries: 2, timing: "pacific_midnight" }],
  [30450, { maxRetries: 2, delaySeconds: 6 * HOUR }],
  [30453, { maxRetries: 2, delaySeconds: 6 * HOUR }],
  [30454, { maxRetries: 2, delaySeconds: 6 * HOUR }],
  [30485, { maxRetries: 2, delaySeconds: 6 * HOUR }],
  [30500, { maxRetries: 3, delaySeconds: 120 }],
  [30610, { maxRetries: 3, timing: "allowed_hours" }],
  [63017, { maxRetries: 6, delaySeconds: 10 }],
  [63018, { maxRetries: 6, delaySeconds: 10 }],
  [63038, { maxRetries: 1, delaySeconds: DAY }],
  [63049, { maxRetries: 1, delaySeconds: 3 * DAY }],
]);
const SCOPES = new Map<number, ErrorScope>([
  [21612, "pair"],
  [63003, "channel"],
  [63014, "channel"],
  [63024, "channel"],
]);

const FACTS = new Map(TWILIO_ERRORS.trim().split("\n").map(readLine));

/** Every known error, by code. */
export const ERROR_FACTS: ReadonlyMap<number, ErrorFact> = FACTS;

/**
 * What a provider's error code means and what may happen next. A code we do not
 * know is never retried and blames nobody; Twilio's unknown 5xx family may have
 * sent the text. Source: https://www.twilio.com/docs/api/errors
 */
export function errorClass(code: number | null): ErrorFact {
  const known = code === null ? undefined : FACTS.get(code);
  if (known) return known;
  if (code !== null && code >= 20500 && code <= 20599) {
    return fact(
      code,
      "ambiguous",
      "Twilio had a problem and may or may not have taken the text.",
      "Nothing to do. We check with Twilio before anything is sent again.",
    );
  }
  const meaning =
    code === null
      ? "The text failed and nobody said why."
      : `The text failed with a code we do not know yet (${code}).`;
  return fact(
    code,
    "content",
    meaning,
    "Check the number and the text, then send again by hand. If it keeps failing, contact support.",
  );
}

function readLine(line: string): [number, ErrorFact] {
  const [code, letter = "", meaning = "", remedy = ""] = line.split(" | ");
  const errorClass = CLASS_OF_LETTER[letter];
  if (!errorClass || !meaning || !remedy) throw new Error(`Unreadable line in the error table: ${line}`);
  return [Number(code), fact(Number(code), errorClass, meaning, remedy)];
}

function fact(code: number | null, errorClass: ErrorClass, meaning: string, remedy: string): ErrorFact {
  const plan = (code !== null && RETRY_PLANS.get(code)) || NO_RETRY;
  const isAboutNumber = errorClass === "permanent" || errorClass === "opt_out";
  return {
    code,
    class: errorClass,
    meaning,
    remedy,
    maxRetries: plan.maxRetries,
    retryDelaySeconds: plan.delaySeconds ?? null,
    timing: plan.maxRetries > 0 ? (plan.timing ?? "delay") : null,
    exhausted: plan.exhausted ?? errorClass,
    scope: (code !== null && SCOPES.get(code)) || (isAboutNumber ? "number" : "message"),
  };
}

/**
 * Codes that say for certain: this text did not and will not reach this person on this channel, while another channel
 * may. 63049 counts once its retry is spent; a phone that is off, a filter or a timeout proves nothing.
 */
const UNREACHABLE: ReadonlySet<number> = new Set([
  21614, 21635, 63003, 63016, 63024, 63040, 63041, 63042, 63049,
]);

export const provesUnreachable = (code: number | null): boolean => code !== null && UNREACHABLE.has(code);

/** Whether the provider says with this code that the person opted out there. */
export const isOptOut = (code: number | null): boolean => errorClass(code).class === "opt_out";
