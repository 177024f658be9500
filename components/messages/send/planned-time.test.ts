import { describe, expect, test } from "vitest";
import { emptyDraft } from "./draft";
import { clockChangeWords, timeFault } from "./planned-time";

const zone = "America/New_York";
const now = Date.parse("2026-11-20T19:30:00Z");

describe("an hour that cannot be is refused before the API is asked", () => {
  test.each([
    ["", "Say on which day and at what time."],
    ["tomorrow", "Say on which day and at what time."],
    ["2020-01-01T10:00", "This moment has passed."],
    ["0001-01-01T00:00", "This moment has passed."],
    ["9999-12-31T10:00", "Texts can be scheduled up to a year ahead."],
    ["2026-11-20T14:28", null],
    ["2026-11-21T09:00", null],
  ])("%s", (sendAt, fault) =>
    expect(timeFault({ ...emptyDraft, when: "later", sendAt }, zone, now)).toBe(fault),
  );

  test("now needs no hour", () => expect(timeFault(emptyDraft, zone, now)).toBeNull());
});

describe("an hour that the change of clocks skips or repeats is told", () => {
  const words = (sendAt: string) => clockChangeWords(sendAt, zone, "2026-11-20");

  test("skipped in spring", () =>
    expect(words("2027-03-14T02:30")).toBe(
      "The clocks jump forward on Mar 14, 2027 and skip this hour, so it goes out an hour later.",
    ));
  test("twice in fall", () =>
    expect(words("2027-11-07T01:30")).toBe(
      "The clocks go back on Nov 7, 2027 and this hour comes twice; it goes out the first time.",
    ));
  test.each(["2027-03-14T03:30", "2027-11-07T02:30", "2026-12-01T09:00", ""])("%s is like any other", (at) =>
    expect(words(at)).toBeNull(),
  );
});
