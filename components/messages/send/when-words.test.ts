import { expect, test } from "vitest";
import { plannedWords } from "./when-words";

const now = Date.parse("2026-11-20T19:30:00Z");
const ours = "America/New_York";

test.each([
  ["2026-11-21T16:00:00Z", "America/Denver", "Tomorrow at 9:00 AM in Denver, 11:00 AM in New York"],
  ["2026-11-20T23:00:00Z", ours, "Today at 6:00 PM in New York"],
  ["2026-11-21T04:30:00Z", "America/Los_Angeles", "Today at 8:30 PM in Los Angeles, 11:30 PM in New York"],
  ["2026-11-20T21:00:00Z", "Asia/Tokyo", "Today at 6:00 AM in Tokyo, 4:00 PM in New York"],
  ["2026-11-23T02:00:00Z", "Asia/Tokyo", "On Nov 23 at 11:00 AM in Tokyo, 9:00 PM on Nov 22 in New York"],
])("%s is told on both clocks where they differ", (at, zone, told) =>
  expect(plannedWords(Date.parse(at), now, zone, ours)).toBe(told),
);
