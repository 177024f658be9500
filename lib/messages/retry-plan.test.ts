import { describe, expect, test } from "vitest";
import { ERROR_FACTS } from "@/lib/providers/error-classes";
import { planAfterCall, planAfterError } from "./retry-plan";

const at = new Date("2026-11-21T12:00:00Z");
const SETTLE = 60;
const after = (result: Parameters<typeof planAfterCall>[0], attempt = 1) =>
  planAfterCall(result, attempt, at, SETTLE);
const rejected = (errorCode: number | null, attempt = 1) => after({ kind: "rejected", errorCode }, attempt);
const delaySeconds = (plan: { retryAt: Date | null }) =>
  ((plan.retryAt?.getTime() ?? 0) - at.getTime()) / 1000;

test("an ambiguous call is never queued again by itself", () => {
  for (const attempt of [1, 2, 50]) {
    const plan = after({ kind: "ambiguous" }, attempt);
    expect(plan).toMatchObject({ status: "unconfirmed", optOut: false });
    expect(delaySeconds(plan)).toBe(SETTLE);
  }
  for (const code of [20500, 20503, 30410]) expect(rejected(code).status).toBe("unconfirmed");
});

test("what certainly never began goes back at once, what never connected a little later", () => {
  expect(after({ kind: "not_started" }, 7)).toMatchObject({ status: "queued", retryAt: at });
  const delays = [1, 2, 5, 20].map((attempt) => delaySeconds(after({ kind: "unreached" }, attempt)));
  expect(delays).toEqual([2, 4, 32, 300]);
  expect(after({ kind: "unreached" }, 200)).toMatchObject({ status: "failed", reason: "retries_exhausted" });
});

describe("an error code", () => {
  const facts = [...ERROR_FACTS.entries()];

  test.each(facts.filter(([, fact]) => fact.class === "opt_out"))(
    "%i is taken as an opt-out, however it comes",
    (code) => {
      for (const plan of [rejected(code), planAfterError(code, 1, at, "undelivered")])
        expect(plan).toMatchObject({ optOut: true, retryAt: null, reason: "recipient_opted_out" });
    },
  );

  test.each(facts.filter(([, fact]) => fact.class === "retry"))(
    "%i is tried again a bounded number of times, later each time",
    (code, fact) => {
      let last = 0;
      for (let attempt = 1; attempt <= fact.maxRetries; attempt++) {
        const plan = rejected(code, attempt);
        expect(plan.status).toBe("queued");
        expect(delaySeconds(plan)).toBeGreaterThan(0);
        if (fact.timing === null || fact.timing === "delay") {
          // Doubled each time up to six hours, with at most a fifth of jitter.
          expect(delaySeconds(plan)).toBeGreaterThanOrEqual(Math.min(last, 6 * 3600));
          last = delaySeconds(plan);
        }
      }
      expect(rejected(code, fact.maxRetries + 1)).toMatchObject({ status: "failed", retryAt: null });
    },
  );

  test.each(facts.filter(([, { class: kind }]) => ["permanent", "content", "whatsapp"].includes(kind)))(
    "%i ends the text",
    (code) => {
      expect(rejected(code)).toMatchObject({ status: "failed", retryAt: null, optOut: false });
    },
  );

  test.each(facts.filter(([, { class: kind }]) => kind === "sender" || kind === "account"))(
    "%i holds the sender, not just the text",
    (code) => {
      const plan = rejected(code);
      expect(plan).toMatchObject({ status: "queued", reason: "sender_problem" });
      expect(plan.holdSenderUntil).toEqual(plan.retryAt);
      expect(rejected(code, 6)).toMatchObject({ status: "failed", reason: "retries_exhausted" });
    },
  );

  test.each(facts.filter(([, { class: kind }]) => kind === "ambiguous"))(
    "%i in a receipt ends the text: the list could tell no more, and it may have arrived",
    (code) => {
      for (const end of ["failed", "undelivered"] as const)
        expect(planAfterError(code, 1, at, end)).toMatchObject({
          status: "undelivered",
          reason: "outcome_unknown",
          retryAt: null,
        });
    },
  );

  test("that nobody knows, or none at all, is never tried again", () => {
    for (const code of [null, 1, 99_999, -5, 999_999_999])
      expect(rejected(code)).toMatchObject({ status: "failed", retryAt: null, optOut: false });
  });
});
