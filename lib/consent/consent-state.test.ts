import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { categories, channels } from "@/db/enums";
import { type ConsentFact, consentState } from "./consent-state";

let lastId = 0;
const fact = (
  action: ConsentFact["action"],
  method: ConsentFact["method"],
  category: ConsentFact["category"] = null,
  channel: ConsentFact["channel"] = null,
): ConsentFact => ({ id: ++lastId, channel, category, action, method, at: "2026-11-21T12:00:00Z" });

const STOP = fact("opted_out", "keyword");
const START = fact("opted_in", "keyword");
const noPromos = fact("opted_out", "keyword", "marketing");
const offers = fact("opted_in", "keyword", "marketing");
const attested = fact("opted_in", "api", "marketing");
const signedUp = fact("opted_in", "web_form");

const of = (facts: ConsentFact[], category = "order" as ConsentFact["category"] & string) =>
  consentState(facts, "sms", category);
const mayBeSent = (facts: ConsentFact[], category: ConsentFact["category"] & string) => {
  const { optedOut, optedIn } = of(facts, category);
  return category === "marketing" || category === "program" ? optedIn : !optedOut;
};

test("an empty ledger is neither a yes nor a no", () => {
  expect(of([])).toEqual({ optedOut: false, optedIn: false, decidedBy: null, since: null, method: null });
});

test.each(categories)("STOP ends %s on every channel, whatever was agreed before", (category) => {
  for (const channel of channels)
    for (const before of [[], [signedUp], [attested, offers], [START], [fact("opted_in", "staff", category)]])
      expect(consentState([...before, STOP], channel, category)).toMatchObject({
        optedOut: true,
        optedIn: false,
        decidedBy: STOP.id,
      });
});

describe("START after STOP", () => {
  test("brings back what was true before, no more", () => {
    expect(mayBeSent([STOP, START], "order")).toBe(true);
    expect(mayBeSent([STOP, START], "marketing")).toBe(false);
    expect(mayBeSent([attested, STOP, START], "marketing")).toBe(true);
    expect(mayBeSent([signedUp, STOP, START], "program")).toBe(true);
    expect(mayBeSent([attested, STOP, START], "program")).toBe(false);
  });

  test("does not undo a no to one category", () => {
    expect(mayBeSent([signedUp, noPromos, STOP, START], "marketing")).toBe(false);
    expect(mayBeSent([signedUp, noPromos, STOP, START], "program")).toBe(true);
  });

  test("is itself undone by the next STOP", () => {
    expect(mayBeSent([signedUp, STOP, START, STOP], "order")).toBe(false);
  });
});

test("NO PROMOS ends marketing alone", () => {
  const facts = [signedUp, noPromos];
  expect(categories.filter((category) => !mayBeSent(facts, category))).toEqual(["marketing"]);
});

test("a person who asks for offers again gets offers, also after STOP, and only those", () => {
  expect(mayBeSent([signedUp, noPromos, offers], "marketing")).toBe(true);
  expect(mayBeSent([STOP, offers], "marketing")).toBe(true);
  expect(mayBeSent([STOP, offers], "order")).toBe(false);
});

test("nobody else can lift a STOP for one category", () => {
  for (const method of ["api", "staff", "import", "web_form", "provider"] as const)
    expect(mayBeSent([STOP, fact("opted_in", method, "marketing")], "marketing")).toBe(false);
});

test("a general opt-in with evidence lifts every no", () => {
  for (const category of categories) expect(mayBeSent([noPromos, STOP, signedUp], category)).toBe(true);
});

test("a pending double opt-in is no yes", () => {
  const pending = fact("double_opt_in_pending", "web_form", "marketing");
  expect(mayBeSent([pending], "marketing")).toBe(false);
  expect(mayBeSent([noPromos, pending], "marketing")).toBe(false);
});

test("a no on one channel leaves the other alone", () => {
  const onSms = fact("opted_out", "provider", null, "sms");
  expect(consentState([onSms], "sms", "order").optedOut).toBe(true);
  expect(consentState([onSms], "whatsapp", "order").optedOut).toBe(false);
});

const anyFact = fc.record({
  id: fc.constant(0),
  at: fc.constant("2026-11-21T12:00:00Z"),
  channel: fc.constantFrom(null, ...channels),
  category: fc.constantFrom(null, ...categories),
  action: fc.constantFrom("opted_in", "opted_out", "double_opt_in_pending"),
  method: fc.constantFrom("keyword", "refusal", "doubt", "api", "staff", "import", "web_form", "provider"),
}) as fc.Arbitrary<ConsentFact>;
const ledger = fc
  .array(anyFact, { maxLength: 12 })
  .map((facts) => facts.map((f, i) => ({ ...f, id: i + 1 })));
const anyCategory = fc.constantFrom(...categories);
const anyChannel = fc.constantFrom(...channels);

describe("whatever the ledger holds", () => {
  test("never both yes and no, and a yes always points at an opt-in", () => {
    fc.assert(
      fc.property(ledger, anyChannel, anyCategory, (facts, channel, category) => {
        const state = consentState(facts, channel, category);
        expect(state.optedIn && state.optedOut).toBe(false);
        const decided = facts.find((f) => f.id === state.decidedBy);
        if (state.optedIn) expect(decided?.action).toBe("opted_in");
        if (state.optedOut) expect(decided?.action).toBe("opted_out");
      }),
      { numRuns: 2_000 },
    );
  });

  test("a STOP at its end always stops, and a no to a category always ends that category", () => {
    fc.assert(
      fc.property(ledger, anyChannel, anyCategory, (facts, channel, category) => {
        expect(consentState([...facts, STOP], channel, category).optedOut).toBe(true);
        const no = { ...noPromos, category };
        expect(consentState([...facts, no], channel, category)).toMatchObject({
          optedOut: true,
          optedIn: false,
        });
      }),
      { numRuns: 2_000 },
    );
  });

  test("lines about other channels and categories change nothing", () => {
    fc.assert(
      fc.property(ledger, anyChannel, anyCategory, (facts, channel, category) => {
        const isMine = (f: ConsentFact) =>
          (f.channel === null || f.channel === channel) && (f.category === null || f.category === category);
        expect(consentState(facts.filter(isMine), channel, category)).toEqual(
          consentState(facts, channel, category),
        );
      }),
      { numRuns: 1_000 },
    );
  });
});

test("a withdrawn yes is neither a yes nor a no, and lifts nothing", () => {
  const withdrawn = fact("withdrawn", "import", "marketing");
  expect(of([attested, withdrawn], "marketing")).toMatchObject({ optedOut: false, optedIn: false });
  expect(of([attested, withdrawn, offers], "marketing")).toMatchObject({ optedOut: false, optedIn: true });
  expect(of([attested, STOP, withdrawn], "marketing").optedOut).toBe(true);
  expect(of([attested, STOP, withdrawn, START], "marketing").optedIn).toBe(false);
  expect(of([signedUp, withdrawn], "program").optedIn).toBe(true);
});
