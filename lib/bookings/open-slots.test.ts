import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { offsetMsAt } from "@/lib/consent/zone-clock";
import type { OpeningHours } from "@/lib/workspaces/schema";
import { type Bookable, closedBecause, openSlots, openSpans, overlap, type SlotAsk } from "./open-slots";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const never: OpeningHours = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
const daily = (...spans: [string, string][]): OpeningHours => {
  const day = spans.map(([start, end]) => ({ start, end }));
  return { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day };
};
const at = (text: string) => Date.parse(text);
const one = (hours: OpeningHours, more: Partial<Bookable> = {}): Bookable => ({
  id: 1,
  hours,
  closed: [],
  busy: [],
  ...more,
});
const ask = (more: Partial<SlotAsk>): SlotAsk => ({
  from: at("2026-06-01T00:00:00Z"),
  until: at("2026-06-02T00:00:00Z"),
  timeZone: "UTC",
  durationMinutes: 60,
  bufferMinutes: 0,
  slotMinutes: 30,
  bookables: [],
  ...more,
});
const starts = (more: Partial<SlotAsk>) =>
  openSlots(ask(more)).map(({ startsAt }) => new Date(startsAt).toISOString().slice(5, 16));
const locally = (more: Partial<SlotAsk>, timeZone: string) =>
  openSlots(ask({ timeZone, ...more })).map(({ startsAt }) =>
    new Date(startsAt + offsetMsAt(startsAt, timeZone)).toISOString().slice(11, 16),
  );

describe("a day of one person", () => {
  test("the whole visit lies within hours, and never in the break", () => {
    const bookables = [one(daily(["09:00", "11:00"], ["12:00", "13:30"]))];
    expect(starts({ bookables })).toEqual([
      "06-01T09:00",
      "06-01T09:30",
      "06-01T10:00",
      "06-01T12:00",
      "06-01T12:30",
    ]);
  });

  test("the buffer keeps the next visit away, on both sides, and may lie after closing", () => {
    const busy = [{ from: at("2026-06-01T10:00:00Z"), until: at("2026-06-01T11:10:00Z") }];
    const bookables = [one(daily(["08:00", "13:00"]), { busy })];
    expect(starts({ bookables, bufferMinutes: 30 })).toEqual([
      "06-01T08:00",
      "06-01T08:30",
      "06-01T11:30",
      "06-01T12:00",
    ]);
  });

  test("hours that pass midnight belong to the evening before, and join those that begin there", () => {
    const week = {
      ...never,
      mon: [{ start: "22:00", end: "00:00" }],
      tue: [{ start: "00:00", end: "01:30" }],
    };
    const until = at("2026-06-03T00:00:00Z");
    const joined = starts({ until, bookables: [one(week)] });
    expect(joined).toContain("06-01T23:30");
    expect(joined.at(-1)).toBe("06-02T00:30");
    const late = { ...never, mon: [{ start: "22:00", end: "01:30" }] };
    expect(starts({ until, bookables: [one(late)] })).toEqual(joined);
    expect(starts({ from: at("2026-06-02T00:10:00Z"), until, bookables: [one(late)] })).toEqual([
      "06-02T00:30",
    ]);
  });

  test("a closure cuts hours, not the buffer of the visit before it", () => {
    const closed = [{ from: at("2026-06-01T10:00:00Z"), until: at("2026-06-01T11:15:00Z") }];
    const bookables = [one(daily(["09:00", "13:00"]), { closed })];
    expect(starts({ bookables, bufferMinutes: 30 })).toEqual(["06-01T09:00", "06-01T11:30", "06-01T12:00"]);
  });

  test("without hours nothing is offered, and a week of nothing is closed", () => {
    expect(starts({ bookables: [{ ...one(never), hours: null }, one(never)] })).toEqual([]);
  });

  test("every slot says who is free, in the order of preference", () => {
    const busy = [{ from: at("2026-06-01T09:00:00Z"), until: at("2026-06-01T10:00:00Z") }];
    const hours = daily(["09:00", "10:30"]);
    const bookables = [{ ...one(hours, { busy }), id: 7 }, one(hours)];
    expect(openSlots(ask({ bookables }))).toEqual([
      { startsAt: at("2026-06-01T09:00:00Z"), resourceIds: [1] },
      { startsAt: at("2026-06-01T09:30:00Z"), resourceIds: [1] },
    ]);
  });
});

describe("when clocks change", () => {
  const zone = "America/New_York";
  const night = [one(daily(["00:00", "05:00"]))];

  test("a local time that the clock jumps over is not offered", () => {
    const day = { from: at("2026-03-08T05:00:00Z"), until: at("2026-03-09T04:00:00Z") };
    expect(locally({ ...day, bookables: night }, zone)).toEqual([
      "00:00",
      "00:30",
      "01:00",
      "01:30",
      "03:00",
      "03:30",
      "04:00",
    ]);
    expect(openSpans(daily(["02:00", "02:45"]), zone, day).filter((s) => overlap(s, day))).toEqual([]);
    // Hours that begin in the gap begin when it ends.
    const [first] = openSlots(ask({ timeZone: zone, ...day, bookables: [one(daily(["02:30", "05:00"]))] }));
    expect(first?.startsAt).toBe(at("2026-03-08T07:00:00Z"));
  });

  test("an hour that comes twice has two slots at each time, an hour apart", () => {
    const day = { from: at("2026-11-01T04:00:00Z"), until: at("2026-11-02T05:00:00Z") };
    const bookables = [one(daily(["00:00", "04:00"]))];
    const found = openSlots(ask({ timeZone: zone, ...day, bookables })).map((slot) => slot.startsAt);
    expect(locally({ ...day, bookables }, zone)).toEqual([
      "00:00",
      "00:30",
      "01:00",
      "01:30",
      "01:00",
      "01:30",
      "02:00",
      "02:30",
      "03:00",
    ]);
    expect(new Set(found).size).toBe(found.length);
    expect(new Set(found.map((ms, i) => ms - i * 30 * MINUTE)).size).toBe(1);
  });

  test("a clock that moves by half an hour moves the grid with it", () => {
    const day = { from: at("2026-10-03T13:30:00Z"), until: at("2026-10-04T12:00:00Z") };
    const local = locally({ ...day, slotMinutes: 60, bookables: night }, "Australia/Lord_Howe");
    expect(local).toEqual(["00:00", "01:00", "03:00", "04:00"]);
  });
});

const zones = [
  "UTC",
  "America/New_York",
  "Europe/Berlin",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Pacific/Apia",
  "America/Sao_Paulo",
];
const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
/** One or two spans a day, the second of which may pass midnight. */
const weeks = fc
  .tuple(
    fc.integer({ min: 360, max: 600 }),
    fc.integer({ min: 660, max: 800 }),
    fc.integer({ min: 850, max: 1_740 }),
  )
  .map(([opens, pause, closes]) =>
    daily([clock(opens), clock(pause)], [clock(pause + 30), clock(closes % 1_440)]),
  );
const spans = (max: number) =>
  fc
    .array(fc.tuple(fc.integer({ min: 0, max: 4_000 }), fc.integer({ min: 5, max: 400 })), { maxLength: max })
    .map((list) => list.map(([from, length]) => ({ from: from * MINUTE, until: (from + length) * MINUTE })));
const asks = fc.record({
  timeZone: fc.constantFrom(...zones),
  // Every month, and the days on which clocks change.
  from: fc.oneof(
    fc.integer({ min: at("2026-01-01T00:00:00Z") / MINUTE, max: at("2027-01-01T00:00:00Z") / MINUTE }),
    fc.constantFrom(
      ...["2026-03-07", "2026-10-31", "2026-03-28", "2026-10-24", "2026-04-04", "2026-10-03"].map(
        (day) => at(`${day}T12:00:00Z`) / MINUTE,
      ),
    ),
  ),
  durationMinutes: fc.constantFrom(15, 45, 60, 90),
  bufferMinutes: fc.constantFrom(0, 10, 30),
  slotMinutes: fc.constantFrom(5, 15, 20, 60),
  people: fc.array(fc.record({ hours: weeks, closed: spans(2), busy: spans(8) }), {
    minLength: 1,
    maxLength: 3,
  }),
});

test("what is offered is exactly what is open, not closed, free and on the grid", () => {
  fc.assert(
    fc.property(asks, ({ people, from: minute, ...rest }) => {
      const from = minute * MINUTE;
      const until = from + 60 * HOUR;
      const shifted = (list: { from: number; until: number }[]) =>
        list.map((span) => ({ from: span.from + from, until: span.until + from }));
      const bookables = people.map(({ hours, closed, busy }, id) => ({
        id,
        hours,
        closed: shifted(closed),
        busy: shifted(busy),
      }));
      const found = openSlots({ from, until, ...rest, bookables });
      const offered = new Map(found.map(({ startsAt, resourceIds }) => [startsAt, resourceIds]));
      expect(offered.size).toBe(found.length);
      // Every minute is judged by the plain rule.
      for (let start = from; start < until; start += 5 * MINUTE) {
        const grid = rest.slotMinutes * MINUTE;
        const isOnGrid = (start + offsetMsAt(start, rest.timeZone)) % grid === 0;
        const visit = { from: start, until: start + rest.durationMinutes * MINUTE };
        const block = { from: start, until: visit.until + rest.bufferMinutes * MINUTE };
        const free = bookables.filter(
          (one) =>
            isOnGrid &&
            closedBecause(one, rest.timeZone, visit) === null &&
            !one.busy.some((span) => overlap(span, block)),
        );
        if ((offered.get(start) ?? []).join() !== free.map(({ id }) => id).join())
          throw new Error(`${new Date(start).toISOString()} is ${offered.has(start) ? "" : "not "}offered`);
      }
      for (const start of offered.keys()) expect(start >= from && start < until).toBe(true);
    }),
    { numRuns: 80, seed: 20_261_122 },
  );
}, 20_000);
