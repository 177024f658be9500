import { hash } from "node:crypto";

/** Where a person stands in a campaign, before anything is known of their consent. */
export type Assignment = { variant: number; wave: 1 | 2; isHeldOut: boolean };

export type Shares = {
  /** Weight by position of the variant. */
  weights: readonly number[];
  firstWavePercent: number | null;
  holdOutPercent: number;
};

/**
 * The variant, wave and hold-out of one number in one campaign. Pure: the same number always falls alike in the same
 * campaign, and independently in another. Percentages hold on average, not for a handful of people.
 */
export function assign(campaignId: number, phoneIdx: string, shares: Shares): Assignment {
  const digest = hash("sha256", `campaign|${campaignId}|${phoneIdx}`, "buffer");
  const firstWave = shares.firstWavePercent;
  return {
    variant: pick(shares.weights, fraction(digest, 0)),
    wave: firstWave === null || fraction(digest, 4) * 100 < firstWave ? 1 : 2,
    isHeldOut: fraction(digest, 8) * 100 < shares.holdOutPercent,
  };
}

/** Four bytes of a hash as a number from 0 up to, not including, 1. */
const fraction = (digest: Buffer, offset: number): number => digest.readUInt32BE(offset) / 2 ** 32;

function pick(weights: readonly number[], at: number): number {
  let left = at * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [position, weight] of weights.entries()) {
    left -= weight;
    if (left < 0) return position;
  }
  return Math.max(0, weights.length - 1);
}
