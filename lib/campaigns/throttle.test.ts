import { expect, test } from "vitest";
import { refill, secondsToNext } from "./throttle";

test("over a minute a pace is kept, whatever the rhythm of looks", () => {
  for (const perSecond of [0.2, 1, 7.5, 40, 900]) {
    let bucket = { tokens: 0, perSecond };
    let at = 0;
    let sent = 0;
    while (at < 60) {
      const pause = Math.max(0.05, secondsToNext(bucket)) * 1.3;
      at += pause;
      const tokens = refill(bucket, pause);
      const now = Math.floor(tokens);
      sent += now;
      bucket = { tokens: tokens - now, perSecond };
    }
    expect(sent).toBeLessThanOrEqual(Math.ceil(perSecond * at));
    expect(sent).toBeGreaterThan(perSecond * at * 0.95 - 2);
  }
});

test("a long absence is no credit for a burst", () => {
  expect(refill({ tokens: 0, perSecond: 10 }, 3_600)).toBe(30);
  expect(refill({ tokens: 0, perSecond: 0.01 }, 3_600)).toBe(2);
});

test("without a pace there is always room, at once", () => {
  expect(refill({ tokens: 0, perSecond: null }, 0)).toBe(Number.POSITIVE_INFINITY);
  expect(secondsToNext({ tokens: 0, perSecond: null })).toBe(0);
});
