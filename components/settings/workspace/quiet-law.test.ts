import { expect, test } from "vitest";
import { unlawfulMinutes } from "./quiet-law";

test.each([
  ["21:00", "08:00", 0],
  ["20:00", "09:00", 0],
  ["22:00", "08:00", 60],
  ["21:00", "07:30", 30],
  ["12:00", "14:00", 11 * 60],
])("quiet from %s to %s leaves %i minutes the law does not allow", (start, end, minutes) => {
  expect(unlawfulMinutes({ start, end })).toBe(minutes);
});

test("no quiet hours leave all eleven hours", () => {
  expect(unlawfulMinutes(null)).toBe(11 * 60);
});
