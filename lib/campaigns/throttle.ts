/** A campaign's pace: texts it may still send at this moment. Null: as fast as the senders go. */
export type Bucket = { tokens: number; perSecond: number | null };

/** So much may be caught up after the drain was busy elsewhere; more would be a burst. */
const CATCH_UP_SECONDS = 3;
/** Looked at no more often than this, so that each look has something to do. */
const LOOK_SECONDS = 0.5;

/** What is in the bucket after `elapsedSeconds`. Pure. */
export function refill({ tokens, perSecond }: Bucket, elapsedSeconds: number): number {
  if (perSecond === null) return Number.POSITIVE_INFINITY;
  const most = Math.max(2, perSecond * CATCH_UP_SECONDS);
  return Math.min(most, tokens + Math.max(0, elapsedSeconds) * perSecond);
}

/** Seconds until the next look makes sense: at least one text, and not a look for each of many. Pure. */
export function secondsToNext({ tokens, perSecond }: Bucket): number {
  if (perSecond === null) return 0;
  const wanted = Math.max(1, perSecond * LOOK_SECONDS);
  return Math.max(0, (wanted - tokens) / perSecond);
}
