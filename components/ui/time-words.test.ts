import { expect, test } from "vitest";
import { addDays, dayOf, durationWords, hourWords, relativeTime, wallClock } from "./time-words";

const zone = "America/New_York";
const now = Date.parse("2026-11-20T19:30:00Z");
const words = (at: string) => relativeTime(Date.parse(at), now, zone);

test.each([
  ["2026-11-20T19:29:40Z", "just now"],
  ["2026-11-20T19:30:10Z", "just now"],
  ["2026-11-20T19:30:30Z", "in a moment"],
  ["2026-11-20T19:24:00Z", "6 min ago"],
  ["2026-11-20T19:35:00Z", "in 5 min"],
  ["2026-11-20T14:00:00Z", "9:00 AM"],
  ["2026-11-21T02:00:00Z", "today 9:00 PM"],
  ["2026-11-19T19:30:00Z", "yesterday 2:30 PM"],
  ["2026-11-21T13:00:00Z", "tomorrow 8:00 AM"],
  ["2026-05-03T18:00:00Z", "May 3, 2:00 PM"],
  ["2025-05-03T18:00:00Z", "May 3, 2025, 2:00 PM"],
])("%s is told as %j on the workspace's clock", (at, told) => expect(words(at)).toBe(told));

test("a day begins at midnight of the zone, not of UTC", () => {
  expect(dayOf(Date.parse("2026-11-21T04:59:00Z"), zone)).toBe("2026-11-20");
  expect(dayOf(Date.parse("2026-11-21T05:00:00Z"), zone)).toBe("2026-11-21");
  expect(addDays("2026-03-01", -1)).toBe("2026-02-28");
});

test("midnight is 00:00 on the wall clock and 12:00 AM in words", () => {
  expect(wallClock(Date.parse("2026-11-21T05:00:00Z"), zone)).toBe("00:00");
  expect(hourWords("00:00")).toBe("12:00 AM");
});

test("short waits are told in seconds, longer ones in minutes", () => {
  expect([400, 1_000, 3_100, 125_000].map(durationWords)).toEqual([
    "1 second",
    "1 second",
    "3 seconds",
    "2 minutes",
  ]);
});
