import { expect, test } from "vitest";
import { headline, readCounts, secondLine } from "./headline";

test("the day is told in words, what needs somebody first", () => {
  const counts = readCounts({
    delivered: 300,
    read: 6,
    failed: 3,
    undelivered: 1,
    queued: 2,
    suppressed: 4,
    received: 9,
  });
  expect(headline(counts)).toBe("316 texts today, 4\u00a0failed, 2\u00a0waiting");
  expect(secondLine(counts)).toBe("9 replies. 4 held back on purpose.");
});

test("an empty day and a day of replies only are no zeros", () => {
  expect(headline(readCounts({}))).toBe("No texts yet today");
  expect(headline(readCounts({ received: 1 }))).toBe("Nothing sent today");
  expect(secondLine(readCounts({ received: 1 }))).toBe("1 reply.");
});

test("a state that this page does not know is not counted", () => {
  expect(headline(readCounts({ delivered: 1, teleported: 5 }))).toBe("1 text today");
});
