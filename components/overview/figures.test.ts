import { expect, test } from "vitest";
import type { DayFigures } from "../../lib/reports/schema";
import { rateWords } from "../charts/rate-words";
import { moneyWords, todaysFigures } from "./figures";

const day = (values: Partial<DayFigures> = {}): DayFigures => ({
  day: "2026-11-21",
  by_status: {} as DayFigures["by_status"],
  sent: 0,
  delivered: 0,
  not_delivered: 0,
  replies: 0,
  opt_outs: 0,
  delivery_rate: null,
  average_delivery_seconds: null,
  costs: [],
  ...values,
});
const fortnight = (today: Partial<DayFigures>) => [
  ...Array.from({ length: 13 }, () =>
    day({ sent: 300, opt_outs: 1, costs: [{ micros: 1_000_000, currency: "USD" }] }),
  ),
  day(today),
];

test("each figure comes with the words that make sense of it", () => {
  const figures = todaysFigures(
    fortnight({ sent: 312, delivered: 300, not_delivered: 4, delivery_rate: 0.9868, replies: 9 }),
    2,
    true,
  );
  expect(figures.map(({ label, value, note }) => [label, value, note])).toEqual([
    ["Sent today", "312", "300 last Saturday"],
    ["Arrived", "98.7%", "4 did not"],
    ["Replies", "9", "2 waiting"],
    ["Opt-outs", "0", "13 people in two weeks"],
    ["Spent today", "$0.00", "$13.00 in two weeks"],
  ]);
});

test("money is shown to those who answer for it, and currencies are never added up", () => {
  expect(todaysFigures(fortnight({}), 0, false).map(({ key }) => key)).not.toContain("spent");
  const costs = [
    { micros: 2_500_000, currency: "USD" },
    { micros: 1_000_000, currency: "EUR" },
  ];
  expect(moneyWords(costs)).toBe("$2.50 + €1.00");
  expect(moneyWords([{ currency: "USD", micros: 37_700 }])).toBe("$0.04");
  expect(moneyWords([{ currency: "USD", micros: 3_700 }])).toBe("under $0.01");
  expect(rateWords(null)).toBe("–");
});
