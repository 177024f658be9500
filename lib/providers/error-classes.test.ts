import { describe, expect, test } from "vitest";
import { ERROR_FACTS, type ErrorClass, errorClass } from "./error-classes";

const BY_CLASS: Record<ErrorClass, number[]> = {
  retry: [
    20429, 21611, 30001, 30003, 30008, 30017, 30022, 30023, 30027, 30450, 30453, 30485, 30500, 30610, 63017,
    63018, 63038, 63049,
  ],
  permanent: [21211, 21612, 21614, 21635, 30004, 30005, 30006, 30640, 63003, 63024],
  opt_out: [21610, 30630, 63014],
  sender: [
    21212, 21601, 21606, 21659, 21660, 21661, 21703, 21704, 21705, 30018, 30024, 30032, 30033, 30034, 30035,
    30040, 63001, 63007, 63008, 63020, 63051, 63112,
  ],
  account: [20003, 20005, 21408, 21608, 30002, 30037, 30454, 35125],
  content: [
    20404, 21602, 21603, 21604, 21609, 21617, 21619, 21620, 21623, 21655, 21656, 21910, 30007, 30010, 30019,
    30036, 35114, 35115, 63013, 63015, 63019, 63021, 63027, 63028,
  ],
  whatsapp: [63016, 63040, 63041, 63042],
  ambiguous: [20500, 20503, 30410],
};

describe("every code", () => {
  test.each(Object.entries(BY_CLASS))("of class %s", (expected, codes) => {
    expect(codes.map((code) => [code, errorClass(code).class])).toEqual(
      codes.map((code) => [code, expected]),
    );
  });

  test("is in the table once, and no other", () => {
    expect([...ERROR_FACTS.keys()].sort()).toEqual(Object.values(BY_CLASS).flat().sort());
  });

  test("is explained in sentences a receptionist can act on", () => {
    for (const { meaning, remedy } of ERROR_FACTS.values()) {
      expect(meaning).toMatch(/^[A-Z].{10,110}\.$/);
      expect(remedy).toMatch(/^[A-Z].{5,110}\.$/);
      expect(meaning + remedy).not.toMatch(/\b(API|HTTP|DLR|null|undefined|concurrency|payload)\b/);
    }
  });
});

describe("retries", () => {
  test("only what recovers alone is retried", () => {
    for (const { code, class: of, maxRetries, timing, retryDelaySeconds } of ERROR_FACTS.values()) {
      const mayRetry = of === "retry" || code === 30454;
      expect([code, maxRetries > 0]).toEqual([code, mayRetry]);
      expect([code, timing !== null]).toEqual([code, mayRetry]);
      expect([code, retryDelaySeconds !== null]).toEqual([code, timing === "delay"]);
    }
  });

  test("a phone that stays off becomes a number to check", () => {
    expect(errorClass(30003)).toMatchObject({ class: "retry", maxRetries: 3, exhausted: "permanent" });
  });

  test("an unknown carrier error is tried once more, an early one at the next decent hour", () => {
    expect(errorClass(30008)).toMatchObject({ maxRetries: 1, timing: "delay" });
    expect(errorClass(30610)).toMatchObject({ timing: "allowed_hours", retryDelaySeconds: null });
    expect(errorClass(30027)).toMatchObject({ timing: "pacific_midnight" });
    expect(errorClass(30450).retryDelaySeconds).toBeGreaterThanOrEqual(3_600);
    expect(errorClass(63049).retryDelaySeconds).toBeGreaterThanOrEqual(86_400);
  });

  test("what may have been sent is never repeated blindly", () => {
    for (const code of [20500, 20503, 20504, 20599, 30410])
      expect(errorClass(code)).toMatchObject({ class: "ambiguous", maxRetries: 0 });
  });
});

describe("what an error says of the number", () => {
  test.each([
    [30005, "number"],
    [21610, "number"],
    [21612, "pair"],
    [63003, "channel"],
    [63014, "channel"],
    [63024, "channel"],
    [30007, "message"],
    [20003, "message"],
    [99999, "message"],
  ])("%i is about the %s", (code, scope) => expect(errorClass(code).scope).toBe(scope));
});

test.each([null, 0, -1, 99_999, 30_999, Number.NaN, 21_610.5])(
  "an unknown code (%s) is not retried and blames nobody",
  (code) => {
    expect(errorClass(code)).toMatchObject({
      code,
      class: "content",
      maxRetries: 0,
      timing: null,
      scope: "message",
    });
  },
);
