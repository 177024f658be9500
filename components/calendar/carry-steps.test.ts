import { expect, test } from "vitest";
import { stepAcrossRoster, stepDownTime } from "./carry-steps";

const window = { from: 540, until: 1080 };

test("down time, a step is a slot, a page an hour, and a time off the grid comes back to it", () => {
  const grid = { columns: 3, window, slotMinutes: 15 };
  const at = { column: 1, minute: 607 };
  expect(stepDownTime("ArrowDown", at, grid)).toEqual({ column: 1, minute: 615 });
  expect(stepDownTime("ArrowUp", at, grid)).toEqual({ column: 1, minute: 600 });
  expect(stepDownTime("PageDown", { column: 1, minute: 600 }, grid)).toEqual({ column: 1, minute: 660 });
  expect(stepDownTime("ArrowRight", at, grid)).toEqual({ column: 2, minute: 607 });
  expect(stepDownTime("ArrowRight", { column: 2, minute: 1065 }, grid)).toEqual({ column: 2, minute: 1065 });
  expect(stepDownTime("ArrowDown", { column: 2, minute: 1065 }, grid)).toEqual({ column: 2, minute: 1065 });
  expect(stepDownTime("Tab", at, grid)).toBeNull();
});

test("across the week of everybody, arrows keep the time and end at its edges; the pages change it", () => {
  const grid = { columns: 21, perRow: 7, window, slotMinutes: 15 };
  const tuesdayOfSecond = { column: 8, minute: 600 };
  expect(stepAcrossRoster("ArrowLeft", tuesdayOfSecond, grid)).toEqual({ column: 7, minute: 600 });
  expect(stepAcrossRoster("ArrowLeft", { column: 7, minute: 600 }, grid)).toEqual({ column: 7, minute: 600 });
  expect(stepAcrossRoster("ArrowRight", { column: 13, minute: 600 }, grid)).toEqual({
    column: 13,
    minute: 600,
  });
  expect(stepAcrossRoster("ArrowDown", tuesdayOfSecond, grid)).toEqual({ column: 15, minute: 600 });
  expect(stepAcrossRoster("ArrowDown", { column: 15, minute: 600 }, grid)).toEqual({
    column: 15,
    minute: 600,
  });
  expect(stepAcrossRoster("PageDown", tuesdayOfSecond, grid)).toEqual({ column: 8, minute: 615 });
  expect(stepAcrossRoster("x", tuesdayOfSecond, grid)).toBeNull();
});
