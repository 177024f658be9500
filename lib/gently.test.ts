import { expect, test } from "vitest";
import { mapGently } from "./gently";

test("makes one of each, in order, and lets others have their turn in between", async () => {
  const all = Array.from({ length: 175 }, (_, i) => i);
  let turns = 0;
  const count = () => {
    turns++;
    waiting = setImmediate(count);
  };
  let waiting = setImmediate(count);

  const made = await mapGently(all, (one, place) => ({ one, place, turns }));

  clearImmediate(waiting);
  expect(made.map(({ one, place }) => [one, place])).toEqual(all.map((i) => [i, i]));
  expect(made.at(-1)?.turns).toBeGreaterThanOrEqual(3);
});

test("what fails in the midst of it fails the whole", async () => {
  const all = Array.from({ length: 120 }, (_, i) => i);
  await expect(
    mapGently(all, (one) => {
      if (one === 110) throw new Error("no");
    }),
  ).rejects.toThrow("no");
});
