import { expect, test } from "vitest";
import { firstDeadline, firstGuess, localOf, pastFault, whenOf } from "./when-choice";

const zone = "America/New_York";
const now = Date.parse("2026-11-20T23:30:00Z");

test("what a way means at first is a decent hour tomorrow on the workspace's clock", () => {
  expect(firstGuess("now", now, zone)).toEqual({ send_at: null, local_time: null });
  expect(firstGuess("moment", now, zone)).toEqual({ send_at: "2026-11-21T15:00:00.000Z", local_time: null });
  expect(firstGuess("local", now, zone)).toEqual({
    send_at: "2026-11-21T05:00:00.000Z",
    local_time: "10:00",
  });
  for (const way of ["now", "moment", "local"] as const) expect(whenOf(firstGuess(way, now, zone))).toBe(way);
});

test("a stored moment stands in its field on the workspace's clock", () => {
  expect(localOf("2026-11-21T15:00:00Z", zone)).toBe("2026-11-21T10:00");
  expect(localOf(null, zone)).toBe("");
});

test("a deadline begins in the evening, and never within the hour", () => {
  expect(firstDeadline("2026-11-21T15:00:00Z", now, zone)).toBe("2026-11-22T01:00:00.000Z");
  expect(firstDeadline(null, Date.parse("2026-11-21T00:30:00Z"), zone)).toBe("2026-11-22T01:00:00.000Z");
});

test("what has passed is told before anybody is asked", () => {
  expect(pastFault("2026-11-20T23:00:00Z", now)).toBe("This moment has passed.");
  expect(pastFault("2026-11-21T00:00:00Z", now)).toBeNull();
  expect(pastFault(null, now)).toMatch(/^Say on which day/);
});
