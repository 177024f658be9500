import { expect, test } from "vitest";
import { evenly, noChoices, percents, rebalance, textsOf, withTexts } from "./choices";

test("shares are whole percent and sum to a hundred, whatever the weights", () => {
  expect(percents([1, 1, 1])).toEqual([34, 33, 33]);
  expect(percents([9, 1])).toEqual([90, 10]);
  expect(percents([1, 1000])).toEqual([0, 100]);
  expect(evenly(4)).toEqual([25, 25, 25, 25]);
});

test.each([
  [[50, 50], 0, 80, [80, 20]],
  [[34, 33, 33], 1, 60, [20, 60, 20]],
  [[98, 1, 1], 0, 100, [98, 1, 1]],
  [[50, 50], 1, 0, [99, 1]],
])("setting share %i of %j to %i keeps the rest in proportion", (weights, index, percent, wanted) => {
  const set = rebalance(weights, index, percent);
  expect(set).toEqual(wanted);
  expect(set.reduce((sum, share) => sum + share)).toBe(100);
});

test("one text alone is no trial; the first of several stands for the campaign", () => {
  expect(withTexts([{ template_id: 3, weight: 100 }])).toEqual({ template_id: 3, variants: [] });
  const two = [
    { template_id: 3, weight: 50 },
    { template_id: 4, weight: 50 },
  ];
  expect(withTexts(two)).toEqual({ template_id: 3, variants: two });
  expect(textsOf({ ...noChoices, template_id: 9 })).toEqual([{ template_id: 9, weight: 100 }]);
  expect(textsOf(noChoices)).toEqual([]);
});
