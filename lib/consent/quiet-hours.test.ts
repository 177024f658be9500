import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isQuiet, isQuietInAny, nextAllowed, parseClock, type QuietHours } from "./quiet-hours";
import { zonesFor } from "./recipient-zones";

const NIGHT = { start: "22:00", end: "08:00" };
const next = (at: string, zone: string | null, hours: QuietHours | null = NIGHT, zones: string[] = []) =>
  nextAllowed(new Date(at), zone, hours, zones)?.toISOString() ?? null;
const quiet = (at: string, zone: string, hours: QuietHours = NIGHT) => isQuiet(new Date(at), zone, hours);

/** The wall clock according to the platform alone, to check ours against. */
function wallClock(ms: number, timeZone: string): string {
  return new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit" }).format(ms);
}
function isQuietByClock(ms: number, timeZone: string, { start, end }: QuietHours): boolean {
  const clock = wallClock(ms, timeZone);
  return start < end ? clock >= start && clock < end : start !== end && (clock >= start || clock < end);
}

describe("an ordinary night", () => {
  test.each([
    ["2026-07-01T07:59:59.999Z", true],
    ["2026-07-01T08:00:00.000Z", false],
    ["2026-07-01T21:59:59.999Z", false],
    ["2026-07-01T22:00:00.000Z", true],
    ["2026-07-01T00:00:00.000Z", true],
  ])("%s in UTC", (at, expected) => expect(quiet(at, "UTC")).toBe(expected));

  test("hours within one day", () => {
    const siesta = { start: "13:00", end: "16:30" };
    expect(quiet("2026-07-01T11:30:00Z", "Europe/Rome", siesta)).toBe(true);
    expect(next("2026-07-01T11:30:00Z", "Europe/Rome", siesta)).toBe("2026-07-01T14:30:00.000Z");
    expect(quiet("2026-07-01T14:30:00Z", "Europe/Rome", siesta)).toBe(false);
  });

  test("equal times and no hours are never quiet", () => {
    expect(quiet("2026-07-01T03:00:00Z", "UTC", { start: "08:00", end: "08:00" })).toBe(false);
    expect(quiet("2026-07-01T03:00:00Z", "UTC", { start: "00:00", end: "24:00" })).toBe(false);
    expect(isQuiet(new Date(0), "Nowhere/Land", null)).toBe(false);
    expect(next("2026-07-01T03:00:00Z", null, null)).toBe("2026-07-01T03:00:00.000Z");
  });

  test("a decent instant is answered as it is, milliseconds and all", () => {
    expect(next("2026-07-01T12:34:56.789Z", "UTC")).toBe("2026-07-01T12:34:56.789Z");
    expect(next("2026-07-01T22:34:56.789Z", "UTC")).toBe("2026-07-02T08:00:00.000Z");
  });

  test("until midnight may be written 24:00", () => {
    expect(next("2026-07-01T22:30:00Z", "UTC", { start: "22:00", end: "24:00" })).toBe(
      "2026-07-02T00:00:00.000Z",
    );
  });
});

describe("clock changes", () => {
  test.each<[string, string, string, QuietHours, string]>([
    [
      "New York springs forward",
      "2026-03-08T04:00:00Z",
      "America/New_York",
      NIGHT,
      "2026-03-08T12:00:00.000Z",
    ],
    ["New York falls back", "2026-11-01T03:00:00Z", "America/New_York", NIGHT, "2026-11-01T13:00:00.000Z"],
    [
      "an end inside the gap is the gap's end",
      "2026-03-08T06:00:00Z",
      "America/New_York",
      { start: "22:00", end: "02:30" },
      "2026-03-08T07:00:00.000Z",
    ],
    [
      "a start inside the gap begins late",
      "2026-03-08T07:00:00Z",
      "America/New_York",
      { start: "02:30", end: "06:00" },
      "2026-03-08T10:00:00.000Z",
    ],
    [
      "the first of two 01:30s ends the quiet",
      "2026-11-01T05:00:00Z",
      "America/New_York",
      { start: "22:00", end: "01:30" },
      "2026-11-01T05:30:00.000Z",
    ],
    [
      "the repeated hour is quiet again",
      "2026-11-01T06:10:00Z",
      "America/New_York",
      { start: "22:00", end: "01:30" },
      "2026-11-01T06:30:00.000Z",
    ],
    [
      "Arizona keeps its clocks",
      "2026-03-08T06:00:00Z",
      "America/Phoenix",
      NIGHT,
      "2026-03-08T15:00:00.000Z",
    ],
    [
      "Lord Howe moves forward by half an hour",
      "2026-10-03T14:00:00Z",
      "Australia/Lord_Howe",
      NIGHT,
      "2026-10-03T21:00:00.000Z",
    ],
    [
      "Lord Howe moves back by half an hour",
      "2026-04-04T14:00:00Z",
      "Australia/Lord_Howe",
      NIGHT,
      "2026-04-04T21:30:00.000Z",
    ],
    ["London springs forward", "2026-03-28T23:00:00Z", "Europe/London", NIGHT, "2026-03-29T07:00:00.000Z"],
    [
      "Colombo is on the half hour",
      "2026-03-28T20:00:00Z",
      "Asia/Colombo",
      NIGHT,
      "2026-03-29T02:30:00.000Z",
    ],
    [
      "Chatham is on the quarter",
      "2026-07-01T12:00:00Z",
      "Pacific/Chatham",
      NIGHT,
      "2026-07-01T19:15:00.000Z",
    ],
  ])("%s", (_name, at, zone, hours, expected) => {
    expect(quiet(at, zone, hours)).toBe(true);
    expect(next(at, zone, hours)).toBe(expected);
  });
});

describe("an unknown zone", () => {
  const us = [...zonesFor({ country: "US", workspaceTimeZone: "UTC" })];

  test("waits until it is decent everywhere in the country", () => {
    expect(next("2026-07-01T06:00:00Z", null, NIGHT, us)).toBe("2026-07-01T18:00:00.000Z");
    expect(next("2026-07-01T18:00:00Z", "Mars/Olympus", NIGHT, us)).toBe("2026-07-01T18:00:00.000Z");
    expect(next("2026-07-02T02:00:00Z", "", NIGHT, us)).toBe("2026-07-02T18:00:00.000Z");
  });

  test("a zone that does not exist is always quiet", () => {
    expect(quiet("2026-07-01T12:00:00Z", "Mars/Olympus")).toBe(true);
    expect(quiet("2026-07-01T12:00:00Z", "+02:00")).toBe(true);
    expect(quiet("2026-07-01T12:00:00Z", "toString")).toBe(true);
  });

  test("zones without a common decent hour answer null, and so do no zones", () => {
    const narrow = { start: "11:00", end: "10:00" };
    expect(next("2026-07-01T06:00:00Z", null, narrow, us)).toBeNull();
    expect(next("2026-07-01T06:00:00Z", null, NIGHT, [])).toBeNull();
    expect(next("2026-07-01T06:00:00Z", null, NIGHT, ["Mars/Olympus"])).toBeNull();
  });

  test("quiet anywhere is quiet", () => {
    const noonInNewYork = new Date("2026-07-01T16:00:00Z");
    expect(isQuietInAny(noonInNewYork, us, NIGHT)).toBe(true);
    expect(isQuietInAny(noonInNewYork, ["America/New_York"], NIGHT)).toBe(false);
    expect(isQuietInAny(noonInNewYork, [], NIGHT)).toBe(true);
    expect(isQuietInAny(noonInNewYork, [], null)).toBe(false);
  });
});

describe("for any instant, zone and hours", () => {
  const zones = [
    "America/New_York",
    "America/Phoenix",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "Pacific/Chatham",
    "Africa/Casablanca",
    "Asia/Gaza",
    "America/St_Johns",
    "Pacific/Apia",
    "Europe/London",
    "America/Santiago",
    "UTC",
  ];
  const minute = fc.integer({ min: 0, max: 1439 });
  const clock = minute.map(
    (of) => `${String(Math.floor(of / 60)).padStart(2, "0")}:${String(of % 60).padStart(2, "0")}`,
  );
  const hours = fc.record({ start: clock, end: clock });
  // Near the changes of both hemispheres as often as anywhere in five years.
  const changes = [
    "2026-03-08T07:00Z",
    "2026-11-01T06:00Z",
    "2026-10-03T15:30Z",
    "2026-04-04T15:00Z",
    "2026-03-29T01:00Z",
    "2026-10-25T01:00Z",
    "2026-09-26T14:00Z",
    "2026-02-15T02:00Z",
  ].map((text) => Date.parse(text));
  const instant = fc.oneof(
    fc.integer({ min: Date.UTC(2025, 0), max: Date.UTC(2030, 0) }),
    fc
      .tuple(fc.constantFrom(...changes), fc.integer({ min: -86_400_000, max: 86_400_000 }))
      .map(([ms, shift]) => ms + shift),
  );

  test("quiet is what the wall clock says", () => {
    fc.assert(
      fc.property(instant, fc.constantFrom(...zones), hours, (ms, zone, of) => {
        expect(isQuiet(new Date(ms), zone, of)).toBe(isQuietByClock(ms, zone, of));
      }),
      { numRuns: 2_000 },
    );
  });

  test("the next allowed instant is allowed everywhere, and the earliest", () => {
    fc.assert(
      fc.property(instant, fc.subarray(zones, { minLength: 1, maxLength: 4 }), hours, (ms, fallback, of) => {
        const at = new Date(ms);
        const [only] = fallback;
        const stated = fallback.length === 1 && only ? only : null;
        const allowed = nextAllowed(at, stated, of, fallback);
        const endMs = allowed?.getTime() ?? ms + 2 * 86_400_000;
        if (allowed) for (const zone of fallback) expect(isQuietByClock(endMs, zone, of)).toBe(false);
        for (let probe = ms; probe < endMs; probe += 11 * 60_000)
          expect(isQuietInAny(new Date(probe), fallback, of)).toBe(true);
        if (endMs > ms) expect(isQuietInAny(new Date(endMs - 1), fallback, of)).toBe(true);
      }),
      { numRuns: 800 },
    );
  });
});

describe("mistakes", () => {
  test("times that are none throw", () => {
    for (const start of ["", "8", "25:00", "24:01", "10:60", "aa:bb", "8:5", "-1:00"]) {
      expect(() => isQuiet(new Date(0), "UTC", { start, end: "08:00" })).toThrow(RangeError);
    }
    expect([parseClock("8:05"), parseClock("00:00"), parseClock("24:00"), parseClock("24:30")]).toEqual([
      485,
      0,
      1440,
      null,
    ]);
  });

  test("an invalid date throws rather than being decent", () => {
    expect(() => isQuiet(new Date(Number.NaN), "UTC", NIGHT)).toThrow(RangeError);
  });
});

test("a hundred thousand recipients take less than a second", () => {
  const us = zonesFor({ country: "US", workspaceTimeZone: "UTC" });
  const base = Date.UTC(2026, 2, 8);
  const startMs = performance.now();
  for (let i = 0; i < 100_000; i++) isQuiet(new Date(base + i * 997), us[i % us.length] ?? "UTC", NIGHT);
  expect(performance.now() - startMs).toBeLessThan(1_000);
});
