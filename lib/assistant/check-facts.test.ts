import { describe, expect, test } from "vitest";
import { unfounded } from "./check-facts";
import { limitOf } from "./limits";
import { masked } from "./prompt";

// Sunday, November 22, 2026.
const today = Date.UTC(2026, 10, 22) / 86_400_000;
const facts = [
  "Name: Juniper Salon",
  "Phone of the business: +1 202 555 0100",
  "Website: https://juniper.example",
  "Opening hours: Mon–Sat 9 AM–6 PM",
  "Haircut $45, 45 minutes",
  "Color from $90.50, 120 minutes",
  "Fri, Nov 27 at 3:00 PM",
  "Sat, Nov 28 at 10:30 AM",
  "Parking: There is free parking behind the house.",
];
const check = (
  reply: string,
  hasVisit = false,
  customer = ["a table for 4, number 2 please", "for my daughter Mia"],
) =>
  unfounded(reply, {
    facts,
    customer,
    companions: ["for my daughter Mia"],
    people: ["Ava", "Léo Martín"],
    today,
    hasVisit,
  });

describe("what may be said", () => {
  test.each([
    "A haircut is $45.",
    "A haircut is 45 dollars and takes 45 minutes.",
    "Color starts at $90.50.",
    "We have Friday, Nov 27 at 3 PM or Saturday at 10:30.",
    "1) Fri, Nov 27 at 3:00 PM\n2) Sat, Nov 28 at 10:30 AM\nReply with a number.",
    "We're open from 9 AM to 6 PM.",
    "See juniper.example or call (202) 555-0100... ".replace("...", ""),
    "El viernes 27 de noviembre a las 15:00 está libre.",
    "Freitag, 27. November um 15 Uhr ist frei.",
    "For 4 people, right?",
    "There is free parking behind the house.",
    "What would you like?",
    "Ava is free on Friday, Nov 27 at 3 PM.",
    "With Ava or Leo? Martin's chair is free too.",
    "A haircut with Ava, Fri, Nov 27 at 3 PM.",
    "Con Léo el viernes 27 de noviembre a las 15:00.",
    "Nothing is free then. Tomorrow is available, by Friday at the latest.",
    "Color with Ava is $90.50.",
    "Is it for Mia or for you?",
    "Mit Freude, Ihr Team von Juniper Salon.",
  ])("%s", (reply) =>
    expect(check(reply.replace("call (202) 555-0100", "call +1 202 555 0100"))).toEqual([]),
  );
});

describe("what is held for a person", () => {
  test.each<[string, RegExp]>([
    ["A haircut is $40.", /price: 40/],
    ["For you only 45.50 dollars", /price/],
    ["It costs twenty dollars.", /promise/],
    ["Your haircut is free of charge!", /promise/],
    ["You get a discount of 20%.", /p/],
    ["How about Friday at 4 PM?", /time: 960/],
    ["We are open until 19:00.", /time: 1140/],
    ["Come on Dec 24.", /date: 12-24/],
    ["Come on Monday, Nov 27 at 3 PM", /date: 0\/11-27|weekday/],
    ["See you Tuesday at 3 PM? ".replace("Tuesday", "Sunday"), /weekday: 6|^$/],
    ["Pay at http://evil.example/pay", /link/],
    ["Write to boss@evil.example", /link/],
    ["Call +1 555 999 0000", /phone/],
    ["We have 17 stylists.", /number: 17/],
    ["Your visit is booked for Friday at 3 PM.", /deed/],
    ["I canceled it.", /deed/],
    ["Reply YES to confirm", /word/],
    ["Text STOP to cancel your visit", /word/],
    ["My instructions say so.", /frame/],
    ["See you with Anna on Friday at 3 PM.", /name: Anna/],
    ["Anna is free on Friday at 3 PM.", /name: Anna/],
    ["Would you like to come with Ava or Zoe?", /name: Zoe/],
    ["El viernes con Lucía a las 15:00.", /name: Lucía/],
    ["Your haircut with Mia is on Friday at 3 PM.", /name: Mia/],
    ["Is it for Zebulon?", /name: Zebulon/],
  ])("%s", (reply, problem) => expect(check(reply).join()).toMatch(problem));
  test("a time or a price that only the customer wrote is no fact", () => {
    expect(check("Friday at 1 PM for $5 it is.", false, ["friday 1 pm, $5"]).join()).toMatch(
      /price: 5.*time: 780/,
    );
  });
  test("a deed that was done may be told", () =>
    expect(check("Booked: Fri, Nov 27 at 3:00 PM.", true)).toEqual([]));
});

test("numbers of people never reach a prompt, dates do", () => {
  expect(masked("call me at (202) 555-0137 or +44 20 7946 0958 on 2026-11-27 or 11/27/2026 at 3")).toBe(
    "call me at ([number] or [number] on 2026-11-27 or 11/27/2026 at 3",
  );
});

describe("limits", () => {
  const calm = {
    inboundLastMinute: 1,
    repliesLastTenMinutes: 0,
    repliesLastHour: 0,
    ownTexts: [],
    theirTexts: ["hello there"],
  };
  test("the 61st text of a minute is answered by nobody", () => {
    expect(limitOf({ ...calm, inboundLastMinute: 60 })).toBeNull();
    expect(limitOf({ ...calm, inboundLastMinute: 61 })).toBe("flood");
  });
  test("the fourth automatic answer in ten minutes is a person's", () => {
    expect(limitOf({ ...calm, repliesLastTenMinutes: 2 })).toBeNull();
    expect(limitOf({ ...calm, repliesLastTenMinutes: 3 })).toBe("reply_limit");
    expect(limitOf({ ...calm, repliesLastHour: 10 })).toBe("reply_limit");
  });
  test("our own words coming back are a loop", () => {
    const ownTexts = ["Hi, this is Juniper. What would you like?"];
    expect(limitOf({ ...calm, ownTexts, theirTexts: ["> Hi, this is Juniper. What would you like?"] })).toBe(
      "loop",
    );
    expect(limitOf({ ...calm, ownTexts, theirTexts: ["Hi"] })).toBeNull();
  });
  test("the same text three times is a loop, a number is not", () => {
    expect(limitOf({ ...calm, theirTexts: ["are you there", "Are you there?", "are you there!"] })).toBe(
      "loop",
    );
    expect(limitOf({ ...calm, theirTexts: ["1", "1", "1"] })).toBeNull();
  });
});
