import { expect, test } from "vitest";
import { bookingRulesInput, defaultBookingRules } from "../../../lib/workspaces/booking-rules";
import { aheadWords, readRules, withOwn, writeRules } from "./rules-form";
import { rulesForm } from "./rules-schema";

test("rules come back from the form as they went in, and the API takes them", () => {
  const rules = { ...defaultBookingRules, follow_up_hours: 48, reminder_template_id: 7 };
  const shown = rulesForm.parse(readRules({ booking_rules: rules }));
  const asked = writeRules(shown).booking_rules;
  expect(asked).toEqual(rules);
  expect(bookingRulesInput.safeParse(asked).success).toBe(true);
});

test("an unusual value stays in its list", () => {
  expect(withOwn([60, 120], [90])).toEqual([60, 90, 120]);
  expect([0, 45, 60, 180, 2880].map(aheadWords)).toEqual([
    "At any moment",
    "45 minutes",
    "1 hour",
    "3 hours",
    "2 days",
  ]);
});
