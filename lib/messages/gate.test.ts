import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { categories, channels, purposes } from "@/db/enums";
import { decide, type GateInput } from "./gate";

const yes = {
  optedOut: false,
  optedIn: true,
  decidedBy: 7,
  since: "2026-01-01T00:00:00Z",
  method: "web_form" as const,
};
const silent = { optedOut: false, optedIn: false, decidedBy: null, since: null, method: null };
const no = {
  optedOut: true,
  optedIn: false,
  decidedBy: 8,
  since: "2026-02-01T00:00:00Z",
  method: "keyword" as const,
};

/** Noon in New York, nothing in the way. */
const open: GateInput = {
  at: new Date("2026-06-10T16:00:00Z"),
  category: "marketing",
  channel: "sms",
  purpose: "message",
  workspaceStatus: "active",
  consent: yes,
  zones: ["America/New_York"],
  quietHours: { start: "21:00", end: "09:00" },
  quietForTransactional: false,
  sendBefore: null,
  recent: { lastDay: 0, lastWeek: 0 },
  cap: { per_day: 1, per_week: 4 },
  onAllowlist: true,
  duplicateOf: null,
  erased: false,
};
const given = (changes: Partial<GateInput>) => decide({ ...open, ...changes });
const promotional = ["marketing", "program"] as const;
const others = categories.filter((category) => category !== "marketing" && category !== "program");
const night = new Date("2026-06-10T04:00:00Z");

test("with nothing in the way every category passes", () => {
  for (const category of categories) expect(given({ category }).outcome).toBe("allow");
});

test.each(categories)("a no stops %s, and the verdict names the line of the ledger", (category) => {
  const verdict = given({ category, consent: no });
  expect(verdict).toMatchObject({ outcome: "suppress", reason: "recipient_opted_out" });
  expect(verdict.checks.at(-1)).toMatchObject({ check: "opt_out", passed: false, facts: { ledger_id: 8 } });
});

test("after a no, only its confirmation and an answer to HELP may go out", () => {
  const passed = purposes.filter(
    (purpose) => given({ purpose, category: "conversation", consent: no }).outcome === "allow",
  );
  expect(passed).toEqual(["opt_out_confirmation", "help"]);
});

test("promotional texts need a yes, others need none", () => {
  for (const category of promotional)
    expect(given({ category, consent: silent }).reason).toBe("consent_missing");
  for (const category of others) expect(given({ category, consent: silent }).outcome).toBe("allow");
});

describe("quiet hours", () => {
  test("hold promotional texts until the next decent hour, and no code or reply ever", () => {
    for (const category of promotional)
      expect(given({ category, at: night })).toMatchObject({
        outcome: "defer",
        reason: "quiet_hours",
        until: "2026-06-10T13:00:00.000Z",
      });
    for (const category of others) expect(given({ category, at: night }).outcome).toBe("allow");
  });

  test("hold transactional texts where the workspace says so", () => {
    const held = categories.filter(
      (c) => given({ category: c, at: night, quietForTransactional: true }).outcome === "defer",
    );
    expect(held).toEqual(["reservation", "reminder", "order", "marketing", "program"]);
  });

  test("follow the strictest zone when it is unknown where somebody lives", () => {
    const coasts = ["America/New_York", "America/Los_Angeles", "Pacific/Honolulu"];
    expect(given({ zones: coasts, at: new Date("2026-06-10T16:00:00Z") })).toMatchObject({
      outcome: "defer",
      until: "2026-06-10T19:00:00.000Z",
    });
    for (const zones of [[], ["No/Where"]]) expect(given({ zones }).reason).toBe("no_decent_hour");
  });

  test("end a text whose deadline passes meanwhile", () => {
    const sendBefore = new Date("2026-06-10T12:00:00Z");
    expect(given({ at: night, sendBefore })).toMatchObject({
      outcome: "suppress",
      reason: "deadline_passed",
    });
  });
});

test("at its deadline, to the millisecond, a text no longer goes out", () => {
  const sendBefore = open.at;
  const justBefore = new Date(sendBefore.getTime() - 1);
  for (const category of categories) {
    expect(given({ category, sendBefore }).reason).toBe("deadline_passed");
    expect(given({ category, sendBefore, at: justBefore }).outcome).toBe("allow");
  }
});

test("caps count what went out, per day and per week; null means none", () => {
  expect(given({ recent: { lastDay: 1, lastWeek: 1 } }).reason).toBe("frequency_cap");
  expect(given({ recent: { lastDay: 0, lastWeek: 4 } }).reason).toBe("frequency_cap");
  expect(given({ recent: { lastDay: 9, lastWeek: 9 }, cap: { per_day: null, per_week: null } }).outcome).toBe(
    "allow",
  );
  expect(given({ category: "order", recent: { lastDay: 9, lastWeek: 9 } }).outcome).toBe("allow");
});

test("the same promotional words are not sent twice", () => {
  expect(given({ duplicateOf: 5 }).reason).toBe("duplicate");
  expect(given({ category: "order", duplicateOf: 5 }).outcome).toBe("allow");
});

describe("what a campaign asks besides", () => {
  const day = 86_400_000;
  const ago = (ms: number) => new Date(open.at.getTime() - ms);
  const marketed = (lastAt: Date | null, withinDays = 14) => ({
    campaign: { marketed: { withinDays, lastAt }, conversation: null },
  });
  const waiting = (waitingSince: Date | null) => ({
    campaign: { marketed: null, conversation: { waitingSince } },
  });

  test("spares who was marketed to within its days, to the millisecond, and says since when", () => {
    const verdict = given(marketed(ago(14 * day - 1)));
    expect(verdict).toMatchObject({ outcome: "suppress", reason: "marketed_recently" });
    expect(verdict.checks.at(-1)).toEqual({
      check: "marketed_recently",
      passed: false,
      facts: { within_days: 14, last_at: ago(14 * day - 1).toISOString() },
    });
    expect(given(marketed(ago(14 * day))).outcome).toBe("allow");
    expect(given(marketed(null)).checks.some(({ check }) => check === "marketed_recently")).toBe(true);
  });

  test("spares who waits for an answer, for three days", () => {
    expect(given(waiting(ago(3 * day - 1)))).toMatchObject({
      outcome: "suppress",
      reason: "conversation_open",
    });
    expect(given(waiting(ago(3 * day))).outcome).toBe("allow");
    expect(given(waiting(null)).outcome).toBe("allow");
  });

  test("is asked of every text of that campaign, and of no other", () => {
    for (const category of categories)
      expect(given({ category, ...waiting(ago(1)) }).reason).toBe("conversation_open");
    const asked = ["marketed_recently", "conversation_open"];
    for (const campaign of [null, undefined, { marketed: null, conversation: null }])
      expect(given({ campaign }).checks.filter(({ check }) => asked.includes(check))).toEqual([]);
  });

  test("never comes before a no", () => {
    expect(given({ consent: no, ...waiting(ago(1)) }).reason).toBe("recipient_opted_out");
  });
});

describe("on WhatsApp", () => {
  const day = 86_400_000;
  const ago = (ms: number) => new Date(open.at.getTime() - ms);
  const wrote = (ms: number | null, hasContent = false) => ({
    channel: "whatsapp" as const,
    category: "conversation" as const,
    whatsapp: { hasContent, lastWroteAt: ms === null ? null : ago(ms), country: null },
  });

  test("free text passes for 24 hours to the second, an approved template always", () => {
    expect(given(wrote(day - 1_000)).outcome).toBe("allow");
    for (const late of [day, day + 1_000, null]) {
      expect(given(wrote(late))).toMatchObject({ outcome: "suppress", reason: "whatsapp_window" });
      expect(given(wrote(late, true)).outcome).toBe("allow");
    }
  });

  test("marketing by template does not go to the United States; other templates and countries do", () => {
    const to = (country: string | null, category: "marketing" | "reminder") =>
      given({ ...wrote(null, true), category, whatsapp: { hasContent: true, lastWroteAt: null, country } })
        .reason;
    expect(to("US", "marketing")).toBe("whatsapp_us_marketing");
    expect([to("CA", "marketing"), to(null, "marketing"), to("US", "reminder")]).toEqual([null, null, null]);
  });

  test("a channel that nobody asked for needs a yes, whatever the category", () => {
    for (const category of categories)
      expect(given({ category, asksForYes: true, consent: silent }).reason).toBe("consent_missing");
    expect(given({ category: "order", asksForYes: true, consent: yes }).outcome).toBe("allow");
  });
});

test("nothing passes for a suspended workspace, an erased person or a number off the trial list", () => {
  for (const category of categories) {
    expect(given({ category, workspaceStatus: "suspended" }).reason).toBe("workspace_inactive");
    expect(given({ category, erased: true }).reason).toBe("recipient_erased");
    expect(given({ category, onAllowlist: false }).reason).toBe("not_on_allowlist");
  }
});

const inputs: fc.Arbitrary<GateInput> = fc.record({
  at: fc.date({ min: new Date("2026-01-01"), max: new Date("2027-01-01"), noInvalidDate: true }),
  category: fc.constantFrom(...categories),
  channel: fc.constantFrom(...channels),
  purpose: fc.constantFrom(...purposes),
  workspaceStatus: fc.constantFrom("active", "suspended"),
  consent: fc.constantFrom(yes, silent, no),
  zones: fc.subarray(["America/New_York", "America/Phoenix", "Australia/Lord_Howe", "Asia/Kathmandu"]),
  quietHours: fc.constantFrom(null, { start: "21:00", end: "09:00" }, { start: "00:00", end: "23:59" }),
  quietForTransactional: fc.boolean(),
  sendBefore: fc.option(
    fc.date({ min: new Date("2026-01-01"), max: new Date("2027-01-01"), noInvalidDate: true }),
  ),
  recent: fc.record({ lastDay: fc.nat(3), lastWeek: fc.nat(9) }),
  cap: fc.record({ per_day: fc.option(fc.nat(3)), per_week: fc.option(fc.nat(9)) }),
  onAllowlist: fc.boolean(),
  duplicateOf: fc.option(fc.nat(5)),
  erased: fc.boolean(),
  campaign: fc.option(
    fc.record({
      marketed: fc.option(
        fc.record({
          withinDays: fc.integer({ min: 1, max: 365 }),
          lastAt: fc.option(
            fc.date({ min: new Date("2026-01-01"), max: new Date("2027-01-01"), noInvalidDate: true }),
          ),
        }),
      ),
      conversation: fc.option(
        fc.record({
          waitingSince: fc.option(
            fc.date({ min: new Date("2026-01-01"), max: new Date("2027-01-01"), noInvalidDate: true }),
          ),
        }),
      ),
    }),
  ),
});

test("whatever the input: no message after a no, no promotion without a yes, nothing past its deadline", () => {
  fc.assert(
    fc.property(inputs, (input) => {
      const verdict = decide(input);
      const promotes = input.category === "marketing" || input.category === "program";
      if (input.purpose === "message" && input.consent.optedOut) expect(verdict.outcome).toBe("suppress");
      if (promotes && !input.consent.optedIn) expect(verdict.outcome).toBe("suppress");
      if (input.sendBefore && input.at >= input.sendBefore) expect(verdict.outcome).toBe("suppress");
      if (verdict.outcome === "defer") {
        const until = new Date(verdict.until ?? 0);
        expect(until.getTime()).toBeGreaterThan(input.at.getTime());
        if (input.sendBefore) expect(until.getTime()).toBeLessThan(input.sendBefore.getTime());
        // At the moment it names, it is no longer quiet.
        const then = { ...input, at: until, sendBefore: null, campaign: null };
        expect(decide(then).outcome).toBe("allow");
      }
      // A verdict is stored with its inputs: it must survive that, and hold no secret class instances.
      expect(JSON.parse(JSON.stringify(verdict))).toEqual(verdict);
    }),
    { numRuns: 3_000 },
  );
});
