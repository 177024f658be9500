import { expect, test } from "vitest";
import { judgeVariants, shareOf, type Tally, wilson } from "./statistics";

const tally = (position: number, more: Partial<Tally> = {}): Tally => ({
  position,
  sent: 1_000,
  delivered: 950,
  replied: 50,
  optedOut: 5,
  clicked: null,
  ...more,
});

test("an interval is Wilson's, also where nothing or everything happened", () => {
  // Newcombe (1998), table I: 81 of 263, and 0 of 20.
  const { low, high } = wilson(81, 263, 1.959964);
  expect([low, high].map((n) => Math.round(n * 10_000) / 10_000)).toEqual([0.2553, 0.3662]);
  expect(shareOf(0, 20)).toEqual({ count: 0, percent: 0, low: 0, high: 16.1 });
  expect(shareOf(20, 20)).toEqual({ count: 20, percent: 100, low: 83.9, high: 100 });
  expect(shareOf(0, 0)).toEqual({ count: 0, percent: null, low: null, high: null });
});

test("a text that is clearly answered more often wins, in plain words", () => {
  expect(judgeVariants([tally(0), tally(1, { replied: 120 })])).toEqual({
    is_clear: true,
    best: 1,
    sentence: "B was answered more often: by 12 %, against 5 % for A.",
  });
});

test("small differences and few texts decide nothing", () => {
  const unclear = { is_clear: false, best: null, sentence: "Not enough data yet." };
  expect(judgeVariants([tally(0), tally(1, { replied: 58 })])).toEqual(unclear);
  expect(judgeVariants([tally(0, { sent: 10, replied: 0 }), tally(1, { sent: 10, replied: 3 })])).toEqual(
    unclear,
  );
  expect(judgeVariants([tally(0), tally(1, { sent: 0, delivered: 0, replied: 0, optedOut: 0 })])).toEqual(
    unclear,
  );
  expect(judgeVariants([tally(0)])).toMatchObject({ is_clear: false, best: null });
});

test("fewer who say no is better, and more who get it", () => {
  expect(judgeVariants([tally(0, { optedOut: 60 }), tally(1)]).sentence).toBe(
    "B drove fewer people away: 0.5 % said no, against 6 % for A.",
  );
  expect(judgeVariants([tally(0, { delivered: 800 }), tally(1)])).toMatchObject({ best: 1 });
});

test("a text that wins one thing and loses another is no winner", () => {
  const verdict = judgeVariants([tally(0, { replied: 150, optedOut: 60 }), tally(1)]);
  expect(verdict).toMatchObject({ is_clear: false, best: null });
  expect(verdict.sentence).toMatch(/^A was answered more often.* But B drove fewer people away/);
});

test("where clicks are counted, they come first", () => {
  const verdict = judgeVariants([tally(0, { clicked: 60 }), tally(1, { clicked: 140 })]);
  expect(verdict).toEqual({
    is_clear: true,
    best: 1,
    sentence: "B had its link opened more often: by 14 %, against 6 % for A.",
  });
  const other = judgeVariants([tally(0, { clicked: 60, replied: 150 }), tally(1, { clicked: 140 })]);
  expect(other).toMatchObject({ is_clear: false, best: null });
});

test("what is clear between two is not yet clear among five", () => {
  const strong = { replied: 79 };
  expect(judgeVariants([tally(0), tally(1, strong)]).is_clear).toBe(true);
  expect(judgeVariants([tally(0), tally(1, strong), tally(2), tally(3), tally(4)]).is_clear).toBe(false);
});

test("equal texts are called different in fewer than one of twenty campaigns", () => {
  let seed = 7;
  const random = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return seed / 2 ** 31;
  };
  const drawn = (of: number, share: number) =>
    Array.from({ length: of }, random).filter((n) => n < share).length;
  const campaigns = 300;
  let wrong = 0;
  for (let n = 0; n < campaigns; n++) {
    const tallies = [0, 1, 2, 3, 4].map((position) => ({
      position,
      sent: 400,
      delivered: drawn(400, 0.95),
      replied: drawn(400, 0.06),
      optedOut: drawn(400, 0.02),
      clicked: drawn(400, 0.1),
    }));
    if (judgeVariants(tallies).is_clear) wrong++;
  }
  expect(wrong / campaigns).toBeLessThan(0.05);
});
