import { describe, expect, test } from "vitest";
import { assign } from "./assign";

const shares = { weights: [1], firstWavePercent: null, holdOutPercent: 0 };
const phones = Array.from({ length: 20_000 }, (_, i) => `number-${i}`);
const shareOf = (
  campaign: number,
  given: Partial<Parameters<typeof assign>[2]>,
  counts: (a: ReturnType<typeof assign>) => boolean,
) =>
  phones.filter((phone) => counts(assign(campaign, phone, { ...shares, ...given }))).length / phones.length;

test("the same number always falls alike in the same campaign", () => {
  const given = { weights: [1, 1], firstWavePercent: 20, holdOutPercent: 20 };
  for (const phone of phones.slice(0, 200)) expect(assign(7, phone, given)).toEqual(assign(7, phone, given));
});

test("variants get their shares of the audience, in proportion", () => {
  expect(shareOf(1, { weights: [3, 1] }, (a) => a.variant === 0)).toBeCloseTo(0.75, 1);
  expect(shareOf(1, { weights: [1, 1, 2] }, (a) => a.variant === 2)).toBeCloseTo(0.5, 1);
  expect(shareOf(1, { weights: [1] }, (a) => a.variant === 0)).toBe(1);
});

test("without a first wave everybody goes at once, with one its share goes first", () => {
  expect(shareOf(1, {}, (a) => a.wave === 1)).toBe(1);
  const first = shareOf(1, { firstWavePercent: 5 }, (a) => a.wave === 1);
  expect(first).toBeGreaterThan(0.04);
  expect(first).toBeLessThan(0.06);
});

test("nobody is held out at zero, about a tenth at ten percent", () => {
  expect(shareOf(1, {}, (a) => a.isHeldOut)).toBe(0);
  expect(shareOf(1, { holdOutPercent: 10 }, (a) => a.isHeldOut)).toBeCloseTo(0.1, 1);
});

describe("one lot says nothing about another", () => {
  const given = { weights: [1, 1], firstWavePercent: 50, holdOutPercent: 50 };
  const both = (a: (phone: string) => boolean, b: (phone: string) => boolean) =>
    phones.filter((phone) => a(phone) === b(phone)).length / phones.length;

  test("another campaign draws anew", () => {
    const variantIn = (campaign: number) => (phone: string) => assign(campaign, phone, given).variant === 0;
    expect(both(variantIn(1), variantIn(2))).toBeCloseTo(0.5, 1);
  });
  test("the variant has nothing to do with the wave or the hold-out", () => {
    const variant = (phone: string) => assign(1, phone, given).variant === 0;
    expect(both(variant, (phone) => assign(1, phone, given).wave === 1)).toBeCloseTo(0.5, 1);
    expect(both(variant, (phone) => assign(1, phone, given).isHeldOut)).toBeCloseTo(0.5, 1);
  });
});
