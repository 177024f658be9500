import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { COUNTRY_ZONES } from "@/lib/consent/country-zones";
import { isQuietInAny } from "@/lib/consent/quiet-hours";
import { addDays, dueMoment, nextLocal, type Timing } from "./due-moment";

const night = { start: "21:00", end: "09:00" };
const timing = (changes: Partial<Record<keyof Timing, unknown>> = {}): Timing =>
  ({
    base: new Date("2026-06-10T16:00:00Z"),
    localTime: null,
    sendBefore: null,
    ifLate: "cancel",
    workspaceZone: "America/New_York",
    quietHours: night,
    ...changes,
  }) as Timing;
const at = (text: string) => new Date(text);
const due = (changes: Partial<Record<keyof Timing, unknown>>, zones: readonly string[], from?: string) => {
  const given = timing(changes);
  const found = dueMoment(given, from ? at(from) : given.base, zones);
  return found.ok ? found.dueAt.toISOString() : found.reason;
};
const unknownAmerican = COUNTRY_ZONES.US ?? [];

describe("the campaign's own moment", () => {
  test("goes out at once where it is a decent hour", () =>
    expect(due({}, ["America/New_York"])).toBe("2026-06-10T16:00:00.000Z"));
  test("what is planned for later waits for it", () =>
    expect(due({ base: at("2026-06-12T16:00:00Z") }, ["America/New_York"], "2026-06-10T16:00:00Z")).toBe(
      "2026-06-12T16:00:00.000Z",
    ));
  test("whose turn has passed goes now, not yesterday", () =>
    expect(due({ localTime: "10:00" }, ["America/New_York"], "2026-06-11T18:00:00Z")).toBe(
      "2026-06-11T18:00:00.000Z",
    ));
});

describe("a time on each recipient's own clock", () => {
  const tenOClock = { localTime: "10:00", base: at("2026-06-10T05:00:00Z") };
  test.each([
    ["America/New_York", "2026-06-10T14:00:00.000Z"],
    ["America/Los_Angeles", "2026-06-10T17:00:00.000Z"],
    ["Europe/Berlin", "2026-06-10T08:00:00.000Z"],
    ["Pacific/Auckland", "2026-06-10T22:00:00.000Z"],
  ])("%s", (zone, expected) => expect(due(tenOClock, [zone])).toBe(expected));

  test("comes round tomorrow where it has passed today", () =>
    expect(due({ localTime: "10:00", base: at("2026-06-10T15:00:00Z") }, ["America/New_York"])).toBe(
      "2026-06-11T14:00:00.000Z",
    ));
  test("a person whose zone is not known gets it on the workspace's clock, once that is decent everywhere", () => {
    const { localTime, base } = { localTime: "16:00", base: at("2026-06-10T12:00:00Z") };
    expect(due({ localTime, base }, unknownAmerican)).toBe("2026-06-10T20:00:00.000Z");
    // Ten in New York is four in Honolulu: everybody's morning comes first.
    expect(due(tenOClock, unknownAmerican)).toBe("2026-06-10T19:00:00.000Z");
  });
  test("a zone that does not exist is read like an unknown one, and stays silent", () =>
    expect(due(tenOClock, ["Mars/Olympus"])).toBe("no_decent_hour"));
});

describe("clock changes", () => {
  test.each([
    // New York springs forward on March 8, 2026 and falls back on November 1.
    ["2026-03-07T20:00:00Z", "10:00", "America/New_York", "2026-03-08T14:00:00.000Z"],
    ["2026-03-06T20:00:00Z", "10:00", "America/New_York", "2026-03-07T15:00:00.000Z"],
    ["2026-10-31T20:00:00Z", "10:00", "America/New_York", "2026-11-01T15:00:00.000Z"],
    // Half past two never comes on that morning: the jump stands for it.
    ["2026-03-08T05:00:00Z", "02:30", "America/New_York", "2026-03-08T07:00:00.000Z"],
    // Half past one comes twice: the first time counts.
    ["2026-11-01T04:30:00Z", "01:30", "America/New_York", "2026-11-01T05:30:00.000Z"],
    ["2026-11-01T05:45:00Z", "01:30", "America/New_York", "2026-11-01T06:30:00.000Z"],
    // Arizona keeps its clocks.
    ["2026-03-07T20:00:00Z", "10:00", "America/Phoenix", "2026-03-08T17:00:00.000Z"],
    ["2026-10-31T20:00:00Z", "10:00", "America/Phoenix", "2026-11-01T17:00:00.000Z"],
    // Lord Howe changes by half an hour: at two on April 5 back, at two on October 4 forward.
    ["2026-04-04T02:00:00Z", "10:00", "Australia/Lord_Howe", "2026-04-04T23:30:00.000Z"],
    ["2026-10-03T12:00:00Z", "10:00", "Australia/Lord_Howe", "2026-10-03T23:00:00.000Z"],
    ["2026-10-03T12:00:00Z", "02:15", "Australia/Lord_Howe", "2026-10-03T15:30:00.000Z"],
  ])("from %s, %s in %s", (from, clock, zone, expected) =>
    expect(nextLocal(at(from), clock, zone).toISOString()).toBe(expected),
  );
  test("a day later is the same time of day, however long the day was", () => {
    expect(addDays(at("2026-03-07T22:00:00Z"), 1, "America/New_York").toISOString()).toBe(
      "2026-03-08T21:00:00.000Z",
    );
    expect(addDays(at("2026-10-31T21:00:00Z"), 1, "America/New_York").toISOString()).toBe(
      "2026-11-01T22:00:00.000Z",
    );
    expect(addDays(at("2026-04-04T00:00:00Z"), 1, "Australia/Lord_Howe").toISOString()).toBe(
      "2026-04-05T00:30:00.000Z",
    );
  });
});

describe("a deadline", () => {
  const evening = { base: at("2026-06-11T00:00:00Z"), sendBefore: at("2026-06-11T02:00:00Z") };
  test("drops who could only get it after it", () => {
    expect(due(evening, ["America/New_York"])).toBe("2026-06-11T00:00:00.000Z");
    expect(due({ ...evening, base: at("2026-06-11T01:30:00Z") }, ["America/New_York"])).toBe(
      "deadline_passed",
    );
  });
  test("or moves them by whole days together with it", () => {
    const given = timing({
      base: at("2026-06-10T14:00:00Z"),
      sendBefore: at("2026-06-10T21:00:00Z"),
      ifLate: "defer",
    });
    expect(dueMoment(given, at("2026-06-10T22:00:00Z"), ["America/New_York"])).toMatchObject({
      ok: true,
      dueAt: at("2026-06-11T14:00:00Z"),
      sendBefore: at("2026-06-11T21:00:00Z"),
    });
    // The next day's window is open already.
    expect(dueMoment(given, at("2026-06-11T15:00:00Z"), ["America/New_York"])).toMatchObject({
      dueAt: at("2026-06-11T15:00:00Z"),
      sendBefore: at("2026-06-11T21:00:00Z"),
    });
  });
  test("a window of three days moves by three", () =>
    expect(
      dueMoment(
        timing({ base: at("2026-06-10T14:00:00Z"), sendBefore: at("2026-06-13T00:00:00Z"), ifLate: "defer" }),
        at("2026-06-13T01:00:00Z"),
        ["America/New_York"],
      ),
    ).toMatchObject({ dueAt: at("2026-06-13T14:00:00Z"), sendBefore: at("2026-06-16T00:00:00Z") }));
  test("a window that quiet hours never let open is told, not tried for ever", () =>
    expect(
      due({ base: at("2026-06-11T03:00:00Z"), sendBefore: at("2026-06-11T04:00:00Z"), ifLate: "defer" }, [
        "America/New_York",
      ]),
    ).toBe("deadline_passed"));
});

const zoneLists = [...Object.values(COUNTRY_ZONES), ["America/Phoenix"], ["Australia/Lord_Howe"]];

test("whatever is planned, it is never early, never quiet and never past its deadline", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) }),
      fc.integer({ min: -72, max: 72 }),
      fc.constantFrom(...zoneLists),
      fc.option(fc.integer({ min: 0, max: 1439 })),
      fc.option(fc.integer({ min: 1, max: 100 })),
      fc.constantFrom("cancel" as const, "defer" as const),
      (base, hoursLater, zones, clock, deadlineHours, ifLate) => {
        const localTime =
          clock === null
            ? null
            : `${String(Math.floor(clock / 60)).padStart(2, "0")}:${String(clock % 60).padStart(2, "0")}`;
        const from = new Date(base + hoursLater * 3_600_000);
        const sendBefore = deadlineHours === null ? null : new Date(base + deadlineHours * 3_600_000);
        const given = timing({ base: new Date(base), localTime, sendBefore, ifLate });
        const found = dueMoment(given, from, zones);
        if (!found.ok) return;
        expect(found.dueAt.getTime()).toBeGreaterThanOrEqual(from.getTime());
        expect(found.dueAt.getTime()).toBeGreaterThanOrEqual(base);
        expect(isQuietInAny(found.dueAt, zones, night)).toBe(false);
        if (found.sendBefore) expect(found.dueAt.getTime()).toBeLessThan(found.sendBefore.getTime());
        if (ifLate === "cancel") expect(found.sendBefore).toEqual(sendBefore);
      },
    ),
    { numRuns: 1_000 },
  );
});
