import { expect, test } from "vitest";
import { explainTurn } from "./explain-turn";

const names = {
  timeZone: "America/New_York",
  services: new Map([[7, "Haircut"]]),
  resources: new Map([[3, "Maya"]]),
};
const explain = (...trace: { step: string; [detail: string]: unknown }[]) =>
  explainTurn(trace, names).map(({ kind, sentence, findings }) => [kind, sentence, ...findings]);
const slots = (count: number) => Array.from({ length: count }, (_, i) => ({ says: `slot ${i + 1}` }));
const startsAt = "2026-12-01T14:45:00.000Z";

test("a model's way to an answer is told in the order in which it went", () => {
  expect(
    explain(
      { step: "tool", name: "availability", arguments: '{"service_id":7,"date_from":"2026-12-01"}' },
      { step: "result", name: "availability", result: { free: slots(9), more: true } },
      { step: "tool", name: "book", arguments: '{"service_id":7}' },
      { step: "result", name: "book", result: { problem: "That time is not free." } },
      { step: "tool", name: "book", arguments: '{"service_id":7}' },
      {
        step: "result",
        name: "book",
        result: { done: true, visit: "Haircut with Maya, Tue, Dec 1 at 9:45 AM" },
      },
      { step: "answer", facts: [], unfounded: [] },
    ),
  ).toEqual([
    [
      "looked_up",
      "Free times it found for Haircut:",
      "slot 1",
      "slot 2",
      "slot 3",
      "slot 4",
      "slot 5",
      "and 4 more",
    ],
    ["trouble", "Tried to book, and could not:", "That time is not free."],
    ["did", "Booked a visit.", "Haircut with Maya, Tue, Dec 1 at 9:45 AM"],
    [
      "checked",
      "Every price, time, date, link and number of it stands in your facts or in what it looked up.",
    ],
  ]);
});

test("what the check could not find is said as people say it", () => {
  const unfounded = [
    "price: 12",
    "time: 960",
    "weekday: 6",
    "date: 12-24",
    "date: 0/11-27",
    "deed: nothing was booked",
  ];
  expect(explain({ step: "answer", facts: ["Name: Juniper"], unfounded })).toEqual([
    ["looked_up", "It says that it leans on:", "Name: Juniper"],
    [
      "held",
      "Held back, because nothing that it knows says this:",
      "the price 12",
      "the time 4:00 PM",
      "the day Sunday",
      "the date Dec 24",
      "the date Monday, Nov 27",
      "it says that something was booked, moved or called off, and nothing was",
    ],
  ]);
});

test("words that a text about the visit made needless were not held back", () => {
  expect(explain({ step: "answer", facts: [], unfounded: ["price: 1"], isUnsaid: true })).toMatchObject([
    ["checked", expect.stringContaining("a text about the visit tells it")],
  ]);
});

test("the rules tell whom and when, on the business's clock", () => {
  expect(
    explain(
      { step: "ask", about: "when" },
      { step: "availability", wish: null, offers: [{ startsAt, resourceId: 3 }] },
      { step: "move", wanted: { bookingId: 1, startsAt, resourceId: 3 }, done: { booking: 1 } },
      {
        step: "cancel",
        wanted: { bookingId: 1 },
        done: { ok: false, reason: "refused", detail: "It is over." },
      },
      { step: "fact", topic: "Parking" },
    ),
  ).toEqual([
    ["asked", "Asked when they would like to come."],
    ["looked_up", "Free times it found:", "Tue, Dec 1 at 9:45 AM with Maya"],
    ["did", "Moved their visit.", "Tue, Dec 1 at 9:45 AM, Maya"],
    ["trouble", "Tried to call their visit off, and could not:", "It is over."],
    ["looked_up", "Found what you wrote about “Parking”."],
  ]);
});

test("a model that failed is told with what went on instead, once", () => {
  expect(explain({ step: "model_failed", error: "no answer in time" })).toEqual([
    ["trouble", "The model did not answer: no answer in time. The rules went on instead."],
  ]);
  expect(
    explain(
      { step: "tool", name: "run_sql", arguments: "{}" },
      { step: "model_failed", error: "ForbiddenTool" },
    ),
  ).toEqual([["trouble", "The model asked for “run_sql”, which is not there. The rules went on instead."]]);
});

test("steps of another version, or of another shape, break nothing", () => {
  expect(
    explain(
      { step: "toString" },
      { step: "result" },
      { step: "result", name: "constructor", result: null },
      { step: "result", name: "availability", result: { free: "no" } },
      { step: "book", wanted: 1, done: null },
      { step: "availability", offers: [{}] },
    ).length,
  ).toBeGreaterThan(0);
});
