import { describe, expect, test } from "vitest";
import { followCourse, type Pace, type Turn } from "./pace";

const at = (text: string) => Date.parse(text);
const noon = at("2026-06-10T16:00:00Z");
const turn = (changes: Partial<Turn> = {}): Turn => ({
  wave: 1,
  channel: "sms",
  zones: ["America/New_York"],
  dueAt: noon,
  sendBefore: null,
  people: 100,
  segments: 100,
  ...changes,
});
const pace: Pace = {
  textsPerSecond: null,
  segmentsPerSecond: { sms: 10, whatsapp: 80 },
  perDay: null,
  firstWaveMinutes: 15,
  quietHours: { start: "21:00", end: "09:00" },
  workspaceZone: "America/New_York",
};
const last = (turns: Turn[], changes: Partial<Pace> = {}) =>
  followCourse(turns, { ...pace, ...changes }).lastAt?.toISOString() ?? null;

test("nobody to send to has no last moment", () => expect(last([])).toBeNull());

describe("the slowest of these says how fast it goes", () => {
  test("the sender's parts a second", () => {
    expect(last([turn({ people: 600, segments: 600 })])).toBe("2026-06-10T16:01:00.000Z");
    expect(last([turn({ people: 600, segments: 1_800 })])).toBe("2026-06-10T16:03:00.000Z");
  });
  test("the campaign's own limit", () =>
    expect(last([turn({ people: 600, segments: 600 })], { textsPerSecond: 1 })).toBe(
      "2026-06-10T16:10:00.000Z",
    ));
  test("the texts a day, from midnight where the business is", () =>
    expect(last([turn({ people: 250, segments: 250 })], { perDay: 100 })).toBe("2026-06-12T13:00:05.000Z"));
});

test("people due at different moments are waited for", () =>
  expect(last([turn(), turn({ dueAt: noon + 3_600_000 })])).toBe("2026-06-10T17:00:10.000Z"));

test("whoever's quiet hours begin before their turn waits for the morning", () => {
  // Nine in the evening, New York: six hours' worth is left of a night's work.
  expect(
    last([turn({ dueAt: at("2026-06-11T00:30:00Z"), people: 3_600, segments: 3_600 })], {
      textsPerSecond: 1,
    }),
  ).toBe("2026-06-11T13:30:00.000Z");
});

test("the second wave follows the first after the time it is given", () =>
  expect(last([turn({ people: 10, segments: 10 }), turn({ wave: 2, people: 90, segments: 90 })])).toBe(
    "2026-06-10T16:15:10.000Z",
  ));

test("who would come after the deadline at this pace is counted", () => {
  const sendBefore = noon + 30 * 60_000;
  const course = followCourse([turn({ people: 3_600, segments: 3_600, sendBefore })], {
    ...pace,
    textsPerSecond: 1,
  });
  expect(course.late).toBe(1_800);
  expect(course.lastAt?.getTime()).toBe(sendBefore);
});

test("a hundred thousand people at a hundredth a second are followed without end", () => {
  const began = performance.now();
  const course = followCourse([turn({ people: 100_000, segments: 100_000, zones: [] })], {
    ...pace,
    quietHours: null,
    textsPerSecond: 0.01,
  });
  expect(course.lastAt?.toISOString()).toBe(new Date(noon + 100_000 * 100_000).toISOString());
  expect(performance.now() - began).toBeLessThan(5_000);
});
