import { expect, test } from "vitest";
import { openingHoursWords } from "./opening-hours";

const day = [{ start: "09:00", end: "17:00" }];
const closed = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };

test("days with the same hours stand together, closed ones are left out", () => {
  expect(
    openingHoursWords({ ...closed, mon: day, tue: day, wed: day, sat: [{ start: "10:30", end: "00:00" }] }),
  ).toBe("Mon–Wed 9 AM–5 PM, Sat 10:30 AM–12 AM");
});

test("a break is said, and no hours say nothing", () => {
  const split = [
    { start: "11:00", end: "14:00" },
    { start: "17:00", end: "01:00" },
  ];
  expect(openingHoursWords({ ...closed, fri: split })).toBe("Fri 11 AM–2 PM and 5 PM–1 AM");
  expect(openingHoursWords(closed)).toBe("");
  expect(openingHoursWords(null)).toBe("");
});
