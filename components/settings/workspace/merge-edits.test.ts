import { expect, test } from "vitest";
import { mergeEdits } from "./merge-edits";

const base = { name: "Bella", cap: { day: 1, week: 4 }, zone: "UTC" };

test("what only one of two people changed is kept of both", () => {
  const mine = { ...base, name: "Bella Salon" };
  const theirs = { ...base, cap: { day: 2, week: 4 } };
  expect(mergeEdits(base, mine, theirs)).toEqual({
    values: { name: "Bella Salon", cap: { day: 2, week: 4 }, zone: "UTC" },
    conflicts: [],
  });
});

test("where both set different things, the field is named and mine stands", () => {
  const merged = mergeEdits(base, { ...base, name: "Mine" }, { ...base, name: "Theirs", zone: "Asia/Tokyo" });
  expect(merged).toEqual({ values: { ...base, name: "Mine", zone: "Asia/Tokyo" }, conflicts: ["name"] });
});

test("the same change twice is no conflict", () => {
  const same = { ...base, name: "Bella & Co" };
  expect(mergeEdits(base, same, { ...same }).conflicts).toEqual([]);
});

test("the same in another order of its fields is no change", () => {
  const theirs = { ...base, cap: { week: 4, day: 1 } };
  expect(mergeEdits(base, { ...base, cap: { day: 2, week: 4 } }, theirs).conflicts).toEqual([]);
});
