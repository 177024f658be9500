import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { gather } from "./gather";

const alike = { keyOf: () => "all", limit: 100 };

test("whoever comes while a run is under way goes with the next, and never joins it", async () => {
  const runs: number[][] = [];
  const double = gather(async (items: number[]) => {
    runs.push(items);
    await wait(10);
    return items.map((n) => n * 2);
  }, alike);
  const first = Promise.all([double(1), double(2)]);
  await wait(5);
  const second = Promise.all([double(3), double(4), double(5)]);
  expect(await first).toEqual([2, 4]);
  expect(await second).toEqual([6, 8, 10]);
  expect(runs).toEqual([
    [1, 2],
    [3, 4, 5],
  ]);
});

test("items of different keys never go together, and no run is larger than its limit", async () => {
  const runs: string[][] = [];
  const echo = gather(
    async (items: string[]) => {
      runs.push(items);
      return items;
    },
    { keyOf: (item) => item[0] ?? "", limit: 2 },
  );
  expect(await Promise.all(["a1", "b1", "a2", "a3"].map(echo))).toEqual(["a1", "b1", "a2", "a3"]);
  expect(runs).toHaveLength(3);
  for (const run of runs) expect(new Set(run.map((item) => item[0])).size).toBe(1);
});

test("a run that takes long does not hold up those who come after it", async () => {
  const pass = gather(async (items: number[]) => {
    await wait(items.includes(1) ? 1_000 : 0);
    return items;
  }, alike);
  const order: number[] = [];
  const slow = pass(1).then((n) => order.push(n));
  await wait(5);
  await Promise.all([pass(2).then((n) => order.push(n)), slow]);
  expect(order).toEqual([2, 1]);
});

test("when a run throws, each of its items hears of it, and the next run is not harmed", async () => {
  const run = gather(async (items: number[]) => {
    if (items.includes(13)) throw new Error("unlucky");
    return items;
  }, alike);
  const outcomes = await Promise.allSettled([run(12), run(13)]);
  expect(outcomes.map((o) => o.status)).toEqual(["rejected", "rejected"]);
  expect(await run(14)).toBe(14);
});
