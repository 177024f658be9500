import { describe, expect, test } from "vitest";
import { defaultTemplates } from "@/lib/workspaces/default-templates";
import { closestName } from "./closest-name";
import { type LintContext, lint } from "./linter";
import { completeTexts } from "./texts";

const context = (category: LintContext["category"] = "order"): LintContext => ({
  category,
  businessName: "Bella Salon",
});
const known = ["first_name", "last_name", "name", "business_name", "loyalty_level", "date", "time"];

/** Presses every fix button once, as a person going down the list would. */
const repaired = (text: string, code: string, given = context()): string | null =>
  lint(text, given)
    .find((finding) => finding.code === code)
    ?.repair?.(text) ?? null;

describe("each finding's repair", () => {
  test.each([
    ["Reply YES to confirm or CANCEL to cancel.", "Reply 1 to confirm or 2 to cancel."],
    ["Reply 1 to confirm or CANCEL to cancel", "Reply 1 to confirm or 2 to cancel"],
    ["Reply YES to confirm, NO to decline.", "Reply 1 to confirm, 2 to decline."],
    ["Please reply with 'YES' if you are coming", "Please reply with 1 if you are coming"],
    ["Coming tonight? YES/NO", "Coming tonight? Reply 1 for yes, 2 for no"],
    ["Text STOP to cancel your booking", "Text 1 to cancel your booking"],
    ["Reply END to finish your order", "Reply 1 to finish your order"],
    ["reply yes to confirm", "reply 1 to confirm"],
    ["Reply YES to confirm. Reply STOP to opt out.", "Reply 1 to confirm. Reply STOP to opt out."],
  ])("reserved answers become numbers: %s", (text, fixed) => {
    expect(repaired(text, "reserved_reply_word")).toBe(fixed);
    expect(completeTexts({ body: fixed, bodies: {} }, undefined).ok).toBe(true);
  });

  test.each([
    ["Hi {{fist_name}}", "Hi {{first_name}}"],
    ["Hi {{ firstname }}!", "Hi {{first_name}}!"],
    ["Hi {{FirstName}}", "Hi {{first_name}}"],
    ["{{buisness_name}}: hi", "{{business_name}}: hi"],
    ["{{loyalty_levl}}, {{loyalty_levl}}", "{{loyalty_level}}, {{loyalty_level}}"],
  ])("a misspelled variable becomes the known one: %s", (text, fixed) => {
    expect(repaired(text, "unknown_variable", { ...context(), known })).toBe(fixed);
  });

  test.each([
    ["Hi {first_name}", "Hi {{first_name}}"],
    ["Hi [First Name]", "Hi {{first_name}}"],
    ["Hi <first name> and [NAME]", "Hi {{first_name}} and {{name}}"],
    ["Hi %first_name%", "Hi {{first_name}}"],
  ])("another program's braces become ours: %s", (text, fixed) => {
    expect(repaired(text, "variable_without_braces", { ...context(), known })).toBe(fixed);
  });

  test.each([
    ["Hi {{first name}}", "Hi {{first_name}}"],
    ["Hi {{first_name, welcome", "Hi {{first_name}} welcome"],
    ["Hi {{ }}there", "Hi there"],
    ["Hi name}}", "Hi name"],
  ])("broken braces are mended into a text that can be stored: %s", (text) => {
    const fixed = repaired(text, "malformed_placeholder", { ...context(), known });
    expect(completeTexts({ body: fixed ?? "", bodies: {} }, undefined).ok).toBe(true);
  });

  test.each([
    ["We’re “open”…", 'We\'re "open"...'],
    ["See you soon 😀", "See you soon"],
    ["It’s ready 🎉!", "It's ready!"],
    ["Olá São Paulo", null],
    ["Привет 😀", null],
  ])("costly characters become plain where nothing is lost but looks: %s", (text, fixed) => {
    expect(repaired(text, "unicode_cost")).toBe(fixed);
  });

  test.each([
    ["Bella Salon: sale. Reply STOP to opt out.", "many_exclamations", null],
    ["Bella Salon: sale!!! Come in! Today!", "many_exclamations", "Bella Salon: sale! Come in. Today."],
    ["Really?! Wow!!!", "many_exclamations", "Really?! Wow!"],
    ["20% off", "business_name_missing", "{{business_name}}: 20% off"],
    ["Bella Salon: 20% off", "opt_out_missing", "Bella Salon: 20% off. Reply STOP to opt out."],
    ["Bella Salon: 20% off!", "opt_out_missing", "Bella Salon: 20% off! Reply STOP to opt out."],
    [
      "BELLA SALON: BIG SALE TODAY WITH CODE FALL20. REPLY STOP TO OPT OUT",
      "all_caps",
      "Bella Salon: Big sale today with code FALL20. Reply STOP to opt out",
    ],
    ["Bella Salon: HUGE SALE TODAY ONLY, come by. Reply STOP to opt out", "all_caps", undefined],
  ])("%s (%s) is put right", (text, code, fixed) => {
    const out = repaired(text, code, context("marketing"));
    if (fixed === undefined) expect(out).not.toBeNull();
    else expect(out).toBe(fixed);
  });

  test("a link without a name gets one", () => {
    expect(repaired("Book at https://example.com/b", "link_without_name")).toBe(
      "{{business_name}}: Book at https://example.com/b",
    );
  });

  test.each([
    "Reply YES to confirm or CANCEL to cancel, then reply with 'HELP' to book",
    "{{fist_name}} {first_name} {{last name}} “x” WOW!!! https://example.com",
    "COME IN TODAY FOR OUR BIG YEARLY SALE!!! {{restaurant_name}} 🎉",
    "Reply YES/NO or END/QUIT if STOP to CANCEL",
  ])("pressing every button once leaves nothing to press: %s", (text) => {
    const given: LintContext = { category: "marketing", businessName: "Bella Salon", known };
    let next = text;
    for (let n = 0; n < 20; n++) {
      const pressing = lint(next, given).find(({ repair }) => repair);
      if (!pressing?.repair) break;
      const after = pressing.repair(next);
      expect(after, pressing.code).not.toBe(next);
      next = after;
    }
    expect(lint(next, given).filter(({ repair }) => repair)).toEqual([]);
  });
});

describe("what carriers mind", () => {
  test.each([
    ["You've won a free haircut, claim your prize", "spam_wording"],
    ["Act now, risk-free!", "spam_wording"],
    ["Earn $500 a week from home", "spam_wording"],
    ["Make money $$$", "spam_wording"],
    ["Click here to verify your account", "spam_wording"],
    ["New CBD massage oil", "restricted_topic"],
    ["Cigars and whiskey on the terrace", "restricted_topic"],
    ["Casino night on Friday", "restricted_topic"],
    ["See tinyurl.com/abc", "public_link_shortener"],
  ])("%s is named as %s", (text, code) => {
    expect(lint(`Bella Salon: ${text}`, context()).map((finding) => finding.code)).toContain(code);
  });

  test("alcohol is minded in marketing alone", () => {
    const codes = (category: LintContext["category"]) =>
      lint("Bella Salon: wine tasting. Reply STOP to opt out.", context(category)).map(({ code }) => code);
    expect(codes("marketing")).toEqual(["restricted_topic"]);
    expect(codes("reservation")).toEqual([]);
  });

  test("what a text costs is counted as a typical person gets it", () => {
    const [found] = lint(`{{greeting}} ’`, {
      ...context(),
      fill: (text) => text.replace("{{greeting}}", "a".repeat(100)),
    });
    expect(found).toMatchObject({ code: "unicode_cost", severity: "warning" });
    expect(found?.message).toContain("2 segments");
    const long = lint("{{note}}", { ...context(), fill: () => "a".repeat(1601) });
    expect(long[0]).toMatchObject({ code: "too_long", severity: "problem" });
  });
});

const ordinary: [LintContext["category"], string][] = [
  ["order", "Hi {{first_name}}, your order {{order_number}} is ready. See you soon!"],
  ["order", "Your curry is on its way! About 20 minutes."],
  ["order", "We are out of the salmon today. Would the trout do? Just reply."],
  ["order", "Paid $48.50 by card. Thank you!"],
  ["order", "Your receipt from Bella Salon: https://bellasalon.com/r/81"],
  ["order", "Two pizzas, one salad, free delivery. Enjoy!"],
  ["order", "Your color is mixed and ready. Come in any time before 6 p.m."],
  ["order", "The gift card for Mom is here. Pick it up at the front desk."],
  ["order", "{{restaurant_name}}: order {{order_number}} was delivered at {{time}}."],
  ["order", "Total: {{amount}}. Tip is up to you."],
  ["reservation", "Hi {{name}}, you are booked for {{date}} at {{time}}, party of {{party_size}}."],
  ["reservation", "Your table for 2 adults and 1 child is held until 7:15 PM."],
  ["reservation", "We stop seating at 9:30 PM, so please come on time."],
  ["reservation", "Your cancellation is noted. Hope to see you soon."],
  ["reservation", "To cancel, call us at the salon. We are happy to help."],
  ["reservation", "The wine cellar is booked for your party. See you Friday!"],
  ["reservation", "A slot opened at 3 PM. Reply 1 to take it, 2 to stay on the list."],
  ["reservation", "You have two slots left on your punch card."],
  ["reservation", "Yes, we have a table at 8! Shall I book it?"],
  ["reservation", "We moved you to Jordan at 2:30. Reply 1 if that is fine."],
  ["reservation", "Running late? No worries, just text us back."],
  ["reservation", "Please end your parking session before 8."],
  ["reminder", "A reminder from {{business_name}}: we see you on {{date}} at {{time}}."],
  ["reminder", "Hi {{first_name}}, tomorrow at 10. Reply 1 to confirm, 2 to change."],
  ["reminder", "Please arrive with dry hair. Thanks!"],
  ["reminder", "Your haircut with Sam is today at noon (12 PM)."],
  ["reminder", "It has been six weeks. Time for a trim? Just reply."],
  ["reminder", "Don't forget: we are closed on Thursday, Nov 26."],
  ["reminder", "Reminder: BYO is welcome, corkage is $15."],
  ["reminder", "Your VIP card ends in 30 days."],
  ["conversation", "Sure, we can do that! What time suits you?"],
  ["conversation", "Sorry to hear that. We will make it right."],
  ["conversation", "OK! See you at 5."],
  ["conversation", "We are at 214 Elm Street, next to the bakery."],
  ["conversation", "The nude polish is back in stock, we kept one for you."],
  ["conversation", "Thank you! Happy birthday to your daughter!"],
  ["conversation", "Need help with parking? There is a garage on 5th."],
  ["conversation", "Congratulations on your wedding! We would love to do your hair."],
  ["conversation", "Is 6 or 7 better? Whatever you like."],
  ["conversation", "Info about gluten is on the last page of the menu."],
  ["conversation", "That is our winner dish, the lamb."],
  ["authentication", "{{code}} is your {{business_name}} code. It works for 10 minutes."],
  ["authentication", "Your Bella Salon code is 482913. Do not share it."],
  ["marketing", "Bella Salon: 20% off color this week. Reply STOP to opt out."],
  ["marketing", "{{business_name}}: free brow shaping with any cut in November. Reply STOP to opt out."],
  ["marketing", "Bella Salon misses you, {{first_name}}! $10 off your next visit. Reply STOP to end."],
  [
    "marketing",
    "New at Bella Salon: balayage from $120. Book: https://bellasalon.com. Text STOP to opt out.",
  ],
  ["marketing", "Bella Salon: members get FALL20 for 20% off until Sunday. Reply STOP to unsubscribe."],
  [
    "marketing",
    "{{restaurant_name}}: truffle week is here, Tue to Sun. Reply STOP to opt out, HELP for help.",
  ],
  ["marketing", "Bella Salon: refer a friend and you both get 15% off. Reply STOP to opt out."],
  ["program", "{{business_name}}: a kind word for today: you are doing better than you think."],
];

test("there are fifty ordinary texts", () => expect(ordinary.length).toBeGreaterThanOrEqual(50));

test.each(ordinary)("an ordinary %s text draws no warning: %s", (category, text) => {
  expect(lint(text, context(category)).map(({ code }) => code)).toEqual([]);
  expect(
    lint(text, { ...context(category), known }).filter(({ severity }) => severity === "problem"),
  ).toEqual([]);
});

test.each(defaultTemplates)(
  "the default template $name draws none with the editor's knowledge",
  (template) => {
    const names = [...known, ...defaultTemplates.flatMap(({ placeholders }) => placeholders)];
    expect(lint(template.body, { ...context(template.category), known: names })).toEqual([]);
  },
);

test.each([
  ["fisrt_name", "first_name"],
  ["firstName", "first_name"],
  ["nmae", "name"],
  ["day", null],
  ["tiem", "time"],
  ["game_score", null],
  ["x", null],
])("%s was meant as %s", (name, meant) => {
  expect(closestName(name, known)).toBe(meant);
});
