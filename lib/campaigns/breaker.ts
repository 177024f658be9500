import type { BreakerLimits } from "@/db/schema/campaigns";

/** What came of a campaign's texts so far. */
export type Outcomes = {
  /** Handed to the carrier, whatever came of it. */
  sent: number;
  /** Refused by carriers as spam (Twilio error 30007). */
  filtered: number;
  /** Did not arrive, for whatever cause. */
  failed: number;
  /** People who said no after they got the text. */
  optedOut: number;
};

export type LimitReason = "limit_filtered" | "limit_failed" | "limit_opt_out";
export type Tripped = {
  reason: LimitReason;
  facts: { count: number; sent: number; percent: number; limit_percent: number };
};

/** Fewer texts than this say little about a share. */
export const MIN_SAMPLE = 20;
/** One unlucky person is no pattern, whatever the share. */
const MIN_COUNT = 2;
/** A short first wave has no sample to speak of; when half of it goes wrong that is clear enough. */
const SMALL_COUNT = 3;
const SMALL_PERCENT = 50;

const checks: { reason: LimitReason; limit: keyof BreakerLimits; count: (o: Outcomes) => number }[] = [
  { reason: "limit_filtered", limit: "filtered_percent", count: (o) => o.filtered },
  { reason: "limit_opt_out", limit: "opt_out_percent", count: (o) => o.optedOut },
  { reason: "limit_failed", limit: "failed_percent", count: (o) => o.failed },
];

/** The first limit that these outcomes pass, with the figures; null while all is well. Pure. */
export function judgeOutcomes(outcomes: Outcomes, limits: BreakerLimits): Tripped | null {
  const { sent } = outcomes;
  for (const { reason, limit, count: read } of checks) {
    const limitPercent = limits[limit];
    const count = read(outcomes);
    if (limitPercent === null || sent === 0 || count < MIN_COUNT) continue;
    const percent = (count / sent) * 100;
    const isEnough = sent >= MIN_SAMPLE || (count >= SMALL_COUNT && percent >= SMALL_PERCENT);
    if (isEnough && percent > limitPercent) {
      return { reason, facts: { count, sent, percent: round(percent), limit_percent: limitPercent } };
    }
  }
  return null;
}

const round = (percent: number): number => Math.round(percent * 10) / 10;
