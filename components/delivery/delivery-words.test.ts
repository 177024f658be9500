import { expect, test } from "vitest";
import { rateWords } from "../charts/rate-words";
import { deliveryHeadline, deliveryLead, shortDuration, timingsOf } from "./delivery-words";

test("the page says how many got lost and how many may go again", () => {
  const some = { failed: 12, retryable: 1, causes: [1, 2, 3] };
  expect(deliveryHeadline(some, 7)).toBe("12 texts did not get there in the last 7 days");
  expect(deliveryLead(some)).toBe("3 causes, each with what to do about it. 1 text can safely go out again.");
  expect(deliveryHeadline({ failed: 0, retryable: 0, causes: [] }, 30)).toBe(
    "No text got lost in the last 30 days",
  );
});

test("one lost text in ten thousand is never a hundred percent", () => {
  expect([1, 0.9999, 0.984, 0, null].map(rateWords)).toEqual(["100%", "99.9%", "98.4%", "0%", "–"]);
});

test("times fit a column", () => {
  expect([0, 840, 9_960, 61_000, 240_000, 11_000_000].map(shortDuration)).toEqual([
    "0.0 s",
    "0.8 s",
    "10 s",
    "61 s",
    "4 min",
    "3 h",
  ]);
});

test("a planned text is timed from its hour, not from when it was written", () => {
  const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 12, minute)).toISOString();
  const planned = { created_at: at(0), due_at: at(30), sent_at: at(31), delivered_at: at(33) };
  expect(timingsOf(planned)).toEqual({ toSent: 60_000, toDelivered: 120_000 });
  // A retry moves the due time past the first sending.
  expect(timingsOf({ ...planned, due_at: at(50) })).toEqual({ toSent: 31 * 60_000, toDelivered: 120_000 });
  expect(timingsOf({ ...planned, sent_at: null, delivered_at: null })).toEqual({
    toSent: null,
    toDelivered: null,
  });
});
