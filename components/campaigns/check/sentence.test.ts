import { expect, test } from "vitest";
import { dryRunSentence, launchWords, leftOutSentence } from "./sentence";

const zone = "America/New_York";
const now = Date.parse("2026-11-20T19:00:00Z");
const run = {
  recipients: 312,
  excluded: [
    { reason: "consent_missing", count: 40, sentence: "" },
    { reason: "missing_variables", count: 1, sentence: "" },
  ],
  held_out: 0,
  cost_micros: 4_120_000,
  currency: "USD",
  first_at: "2026-11-21T15:00:00Z",
  last_at: "2026-11-21T19:30:00Z",
};

test("the dry run is one sentence: how many, when, for how much, and who not", () => {
  expect(dryRunSentence(run, now, zone)).toBe(
    "312 people get it between 10:00 AM and 2:30 PM tomorrow, for $4.12.",
  );
  expect(leftOutSentence(run)).toBe("41 are left out.");
  expect(dryRunSentence({ ...run, recipients: 0 }, now, zone)).toBe("Nobody would get it.");
  expect(leftOutSentence({ ...run, excluded: [], held_out: 31 })).toBe("31 are kept aside to compare.");
  expect(leftOutSentence({ ...run, excluded: [] })).toBe("Nobody is left out.");
});

test("one person, now", () => {
  const one = { ...run, recipients: 1, first_at: "2026-11-20T19:00:10Z", last_at: "2026-11-20T19:00:20Z" };
  expect(dryRunSentence(one, now, zone)).toBe("1 person gets it now, for $4.12.");
  expect(launchWords(one, { local_time: null }, now, zone)).toBe("Text 1 person now");
});

test("the button says exactly what it does", () => {
  expect(launchWords(run, { local_time: null }, now, zone)).toBe("Text 312 people tomorrow at 10:00 AM");
  expect(launchWords(run, { local_time: "10:00" }, now, zone)).toBe(
    "Text 312 people tomorrow at 10:00 AM their time",
  );
});
