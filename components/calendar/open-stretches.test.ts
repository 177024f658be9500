import { expect, test } from "vitest";
import { minuteOf, momentAt, stretchOn, weekOf } from "./day-clock";
import { packLanes } from "./lanes";
import { closedStretches, openStretches, windowOf } from "./open-stretches";

const span = (start: string, end: string) => ({ start, end });
const closed = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
const zone = "America/New_York";

test("hours that pass midnight go on in the next morning, a Sunday's in the Monday", () => {
  const week = { ...closed, fri: [span("17:00", "02:00")], sun: [span("18:00", "01:30")] };
  expect(openStretches(week, "2026-11-27")).toEqual([{ from: 1020, until: 1440 }]);
  expect(openStretches(week, "2026-11-28")).toEqual([{ from: 0, until: 120 }]);
  expect(openStretches(week, "2026-11-23")).toEqual([{ from: 0, until: 90 }]);
  expect(openStretches({ ...closed, mon: [span("10:00", "00:00")] }, "2026-11-24")).toEqual([]);
});

test("the lunch break is shaded, and so is what lies before and after the hours", () => {
  const open = openStretches(
    { ...closed, tue: [span("09:00", "12:00"), span("13:00", "18:00")] },
    "2026-11-24",
  );
  expect(closedStretches(open, { from: 480, until: 1140 })).toEqual([
    { from: 480, until: 540 },
    { from: 720, until: 780 },
    { from: 1080, until: 1140 },
  ]);
  expect(closedStretches(openStretches(null, "2026-11-24"), { from: 480, until: 600 })).toEqual([
    { from: 480, until: 600 },
  ]);
});

test("a page shows whole hours around what matters, never fewer than eight", () => {
  expect(windowOf([{ from: 540, until: 1080 }])).toEqual({ from: 480, until: 1140 });
  expect(windowOf([])).toEqual({ from: 480, until: 1080 });
  expect(windowOf([{ from: 1380, until: 1440 }])).toEqual({ from: 960, until: 1440 });
  expect(windowOf([{ from: 0, until: 1440 }])).toEqual({ from: 0, until: 1440 });
});

test("an hour that the clocks skip is the hour after it, and days stay 24 hours on the page", () => {
  expect(new Date(momentAt("2026-03-08", 150, zone)).toISOString()).toBe("2026-03-08T07:30:00.000Z");
  const noon = momentAt("2026-03-08", 720, zone);
  expect(minuteOf(noon, "2026-03-08", zone)).toBe(720);
  expect(minuteOf(noon, "2026-03-07", zone)).toBe(1440);
  expect(stretchOn("2026-03-09", noon, noon + 3_600_000, zone)).toBeNull();
});

test("a week runs from Monday to Sunday", () => {
  expect(weekOf("2026-11-29")[0]).toBe("2026-11-23");
  expect(weekOf("2026-11-23").at(-1)).toBe("2026-11-29");
});

test("what happens at the same time stands side by side, the rest keeps the whole width", () => {
  const at = (from: number, until: number) => ({ from, until });
  const packed = packLanes([at(0, 60), at(30, 90), at(60, 120), at(200, 230)]);
  expect(packed.map(({ lane, lanes }) => [lane, lanes])).toEqual([
    [0, 2],
    [1, 2],
    [0, 2],
    [0, 1],
  ]);
  const short = packLanes([at(0, 5), at(5, 10)], 15);
  expect(short.map(({ lane, lanes }) => [lane, lanes])).toEqual([
    [0, 2],
    [1, 2],
  ]);
});
