import { expect, test } from "vitest";
import type { Visit } from "./columns";
import { freeMinutes, freeWords } from "./free-time";

const visit = (from: number, until: number, freeFrom = until) => ({ from, until, freeFrom }) as Visit;
const day = {
  open: [
    { from: 540, until: 720 },
    { from: 780, until: 1080 },
  ],
  off: [],
  visits: [],
};

test("what is left of a day is its hours without visits, their buffers, time off and gaps too short for anybody", () => {
  expect(freeMinutes(day)).toBe(480);
  expect(freeMinutes({ ...day, visits: [visit(540, 600, 615), visit(625, 720)] })).toBe(300);
  expect(freeMinutes({ ...day, off: [{ from: 0, until: 780, label: "Ill", resourceId: 1 }] })).toBe(300);
  expect(freeMinutes(day, 1050)).toBe(30);
  expect(freeMinutes({ ...day, open: [] })).toBe(0);
  // A long visit with a short one beside it, as a table for many has.
  expect(freeMinutes({ ...day, visits: [visit(540, 720), visit(550, 560), visit(780, 1080)] })).toBe(0);
});

test("it is told in half hours, never more than there is", () => {
  expect([0, 45, 60, 119, 135, 300].map(freeWords)).toEqual([
    "Full",
    "45 min free",
    "1 h free",
    "1½ h free",
    "2 h free",
    "5 h free",
  ]);
});
