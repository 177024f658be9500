import { expect, test } from "vitest";
import { recoveredWords, wishWords } from "./words";

const zone = "America/New_York";
const now = Date.parse("2026-11-22T15:00:00Z");
const wish = {
  earliest_at: "2026-11-22T15:00:00Z",
  latest_at: "2026-12-05T20:00:00Z",
  weekdays: null,
  time_from: null,
  time_until: null,
};

test("a wish is told as somebody would say it", () => {
  expect(wishWords(wish, zone, now)).toBe("Any day, until Dec 5");
  expect(
    wishWords(
      { ...wish, earliest_at: "2026-11-25T15:00:00Z", weekdays: ["fri", "sat"], time_from: "15:00" },
      zone,
      now,
    ),
  ).toBe("Fri or Sat, after 3:00 PM, from Nov 25, until Dec 5");
});

test("what was recovered is told with its worth, where a price is known", () => {
  const recovered = {
    days: 30,
    openings: 4,
    visits: 3,
    value: [{ currency: "USD", value_micros: 180_000_000 }],
  };
  expect(recoveredWords(recovered)).toBe("3 of 4 free times filled in 30 days, worth $180.00.");
  expect(recoveredWords({ ...recovered, openings: 0, visits: 0, value: [] })).toMatch(/^No time became free/);
});
