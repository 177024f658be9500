import { expect, test } from "vitest";
import { judgeOutcomes, type Outcomes } from "./breaker";
import { pauseSentence } from "./pause-words";

const limits = { filtered_percent: 3, failed_percent: 15, opt_out_percent: 3 };
const came = (outcomes: Partial<Outcomes>): Outcomes => ({
  sent: 200,
  filtered: 0,
  failed: 0,
  optedOut: 0,
  ...outcomes,
});

test("carriers that filter more than the limit stop it, with the figures in the sentence", () => {
  const tripped = judgeOutcomes(came({ filtered: 12, failed: 12 }), limits);
  expect(tripped).toEqual({
    reason: "limit_filtered",
    facts: { count: 12, sent: 200, percent: 6, limit_percent: 3 },
  });
  expect(pauseSentence("limit_filtered", tripped?.facts ?? {})).toMatch(
    /^Paused by itself: carriers filtered 12 of 200 texts \(6 %, the limit is 3 %\)/,
  );
});

test("failures and people who say no have limits of their own", () => {
  expect(judgeOutcomes(came({ failed: 31 }), limits)?.reason).toBe("limit_failed");
  expect(judgeOutcomes(came({ optedOut: 7 }), limits)?.reason).toBe("limit_opt_out");
});

test("at the limit it goes on", () => {
  expect(judgeOutcomes(came({ filtered: 6, failed: 30, optedOut: 6 }), limits)).toBeNull();
});

test("a limit that is null never stops it", () => {
  const none = { filtered_percent: null, failed_percent: null, opt_out_percent: null };
  expect(judgeOutcomes(came({ filtered: 200, failed: 200, optedOut: 200 }), none)).toBeNull();
});

test("too few texts say nothing, unless most of them went wrong", () => {
  expect(judgeOutcomes(came({ sent: 19, failed: 4 }), limits)).toBeNull();
  expect(judgeOutcomes(came({ sent: 0 }), limits)).toBeNull();
  expect(judgeOutcomes(came({ sent: 5, failed: 5, filtered: 5 }), limits)?.reason).toBe("limit_filtered");
  expect(judgeOutcomes(came({ sent: 2, failed: 2 }), limits)).toBeNull();
});

test("one person alone never stops a campaign, two of twenty do", () => {
  expect(judgeOutcomes(came({ sent: 20, optedOut: 1 }), limits)).toBeNull();
  expect(judgeOutcomes(came({ sent: 20, optedOut: 2 }), limits)?.facts).toMatchObject({ percent: 10 });
});

test("every reason has a sentence of its own", () => {
  for (const reason of ["by_hand", "no_sender", "nobody_to_text"])
    expect(pauseSentence(reason, { by: "Rosa", audience: 3, excluded: 3, held_out: 0 })).toMatch(
      /^[A-Z].*\.$/,
    );
  expect(pauseSentence("by_hand", { by: "Rosa" })).toBe("Rosa paused it.");
  expect(pauseSentence("nobody_to_text", { audience: 1, excluded: 1, held_out: 0 })).toBe(
    "Nothing was sent: 1 person was left out.",
  );
});
