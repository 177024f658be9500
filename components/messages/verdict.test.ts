import { expect, test } from "vitest";
import { checksOf, optOutWords } from "./verdict";

const now = Date.parse("2026-11-20T12:00:00Z");
const zone = "America/New_York";
const refusal = (facts: Record<string, unknown>) => [{ check: "opt_out", passed: false, facts }];

test("an opt-out says how and when it was given, on the workspace's calendar", () => {
  const told = (facts: Record<string, unknown>) => optOutWords(refusal(facts), now, zone);
  expect(told({ since: "2026-05-04 01:00:00.5+00", method: "keyword" })).toBe("Opted out by text on May 3.");
  expect(told({ since: "2025-05-03T18:00:00Z", method: "staff" })).toBe(
    "Opted out by telling the staff on May 3, 2025.",
  );
  expect(told({ since: null, method: "smoke_signal" })).toBe("Opted out.");
});

test("no opt-out, no words; a step without a verdict has no checks", () => {
  expect(optOutWords([{ check: "opt_out", passed: true, facts: {} }], now, zone)).toBeNull();
  expect(checksOf({ word: "delivered" })).toEqual([]);
});
