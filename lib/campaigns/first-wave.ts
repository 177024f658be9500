import { later, minutes } from "@/lib/clock";
import { MIN_SAMPLE } from "./breaker";

/** Below this many recipients a first wave would be a handful that says nothing: everybody goes at once. */
export const SMALLEST_AUDIENCE = 100;

export type WaveFacts = {
  at: Date;
  /** People of the first wave whose turn has not come. */
  pending: number;
  /** Of those, whose moment is there already. */
  pendingDue: number;
  /** Texts on their way, outcome unknown. */
  open: number;
  /** Texts handed to the carrier. */
  sent: number;
  /** When the last text was queued; null before the first. */
  lastAt: Date | null;
  waitMinutes: number;
};

/**
 * Whether everybody else may follow. Pure. The first wave must be out and have waited; where it comes in portions
 * over the day, because people live in several zones, the first portion that is large enough decides.
 * @returns `true`, or when to look again (null: when something changes).
 */
export function firstWaveOver(facts: WaveFacts): true | Date | null {
  const { at, pending, pendingDue, open, sent, lastAt, waitMinutes } = facts;
  const isOut = pendingDue === 0 && open === 0 && (pending === 0 || sent >= MIN_SAMPLE);
  if (!isOut) return null;
  if (lastAt === null) return true;
  const until = later(lastAt, minutes(waitMinutes));
  return until <= at ? true : until;
}
