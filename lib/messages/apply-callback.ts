import type { Category, MessageStatus } from "@/db/enums";
import { type Plan, planAfterError } from "./retry-plan";
import { mayBecome, statusFromProvider } from "./status";

/** A message as far as a delivery receipt can change it. */
export type MessageState = {
  status: MessageStatus;
  reason: string | null;
  clientRef: string | null;
  attempt: number;
  category: Category;
};

export type Callback = {
  clientRef: string;
  word: string;
  errorCode: number | null;
  /** The try it speaks of never got an answer: until now nobody knew whether it went out. */
  wasLost: boolean;
};

export type Applied = {
  status: MessageStatus;
  plan: Plan | null;
  /** An earlier try turned out to have gone out although a later one was made: somebody must look. */
  isDoubled: boolean;
};

/**
 * What one receipt does to a message. Pure, and indifferent to order and repetition: states only move forward by the
 * table in status.ts, and of two final words the first stands, but for "delivered" after "undelivered".
 */
export function applyCallback(message: MessageState, callback: Callback, at: Date): Applied {
  const same: Applied = { status: message.status, plan: null, isDoubled: false };
  const told = statusFromProvider(callback.word);
  if (told === null) return same;
  const isFailure = told === "failed" || told === "undelivered";
  const isProof = told === "delivered" || told === "read";
  if (message.status === "queued") {
    // Another try is planned. One that was given up for lost and is alive after all makes it fall away.
    return isProof || (told === "sent" && callback.wasLost)
      ? { status: told, plan: null, isDoubled: false }
      : same;
  }
  if (callback.clientRef !== message.clientRef) {
    // A failure of an earlier try was acted on when the next one was made; anything else means both went out.
    const isHalted = message.status === "canceled" || message.status === "suppressed";
    return { ...same, isDoubled: !isFailure && !isHalted && (isProof || callback.wasLost) };
  }
  if (!mayBecome(knownState(message), told)) return same;
  if (!isFailure) return { status: told, plan: null, isDoubled: false };
  const plan = planAfterError(callback.errorCode, message.attempt, at, told);
  return { status: plan.status, plan, isDoubled: false };
}

/** An end that we wrote without knowing the outcome is no word of the provider's: any of those may follow it. */
const knownState = ({ status, reason }: MessageState): MessageStatus =>
  status === "failed" && reason === "outcome_unknown" ? "unconfirmed" : status;
