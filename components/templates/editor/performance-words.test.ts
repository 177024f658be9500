import { expect, test } from "vitest";
import { performanceWords } from "./performance-words";

const figures = {
  start_date: "2026-10-23",
  end_date: "2026-11-21",
  sent: 312,
  delivered: 300,
  not_delivered: 5,
  not_sent: 0,
  delivery_rate: 0.9836,
  costs: [],
  asked: 312,
  answered: 12,
  opted_out: 1,
  last_at: null,
  versions: [],
};

test("says in words how a template does", () => {
  expect(performanceWords(figures)).toBe(
    "Sent 312 times in the last 30 days, and 98.4% arrived. Within three days 12 people answered and 1 opted out.",
  );
  expect(performanceWords({ ...figures, sent: 5_000, asked: 2_000, not_sent: 41 })).toBe(
    "Sent 5,000 times in the last 30 days, and 98.4% arrived. Within three days after the newest 2,000 12 people answered and 1 opted out. 41 were stopped before they left.",
  );
  expect(
    performanceWords({ ...figures, sent: 1, asked: 1, answered: 0, opted_out: 0, delivery_rate: null }),
  ).toBe("Sent once in the last 30 days. Within three days nobody answered and nobody opted out.");
  expect(performanceWords({ ...figures, sent: 0 })).toBe("Not sent in the last 30 days.");
});
