import type { BookingRules } from "@/lib/workspaces/booking-rules";
import type { WorkspaceView } from "@/lib/workspaces/schema";
import type { RulesForm } from "./rules-schema";

export const NONE = "none";
const toText = (n: number | null) => (n === null ? NONE : String(n));
const toNumber = (text: string) => (text === NONE ? null : Number(text));

export const readRules = ({ booking_rules: rules }: Pick<WorkspaceView, "booking_rules">): RulesForm => ({
  ...rules,
  slot_minutes: String(rules.slot_minutes),
  lead_minutes: String(rules.lead_minutes),
  follow_up_hours: toText(rules.follow_up_hours),
  confirmation_template_id: toText(rules.confirmation_template_id),
  reminder_template_id: toText(rules.reminder_template_id),
  follow_up_template_id: toText(rules.follow_up_template_id),
});

/** What the API is asked to set. */
export const writeRules = (values: RulesForm) => ({
  booking_rules: {
    ...values,
    slot_minutes: Number(values.slot_minutes),
    lead_minutes: Number(values.lead_minutes),
    follow_up_hours: toNumber(values.follow_up_hours),
    confirmation_template_id: toNumber(values.confirmation_template_id),
    reminder_template_id: toNumber(values.reminder_template_id),
    follow_up_template_id: toNumber(values.follow_up_template_id),
  },
});

const HOUR = 60;

/** "at any moment", "45 min", "3 h", "2 days", of minutes. */
export function aheadWords(minutes: number): string {
  if (minutes === 0) return "At any moment";
  if (minutes % (24 * HOUR) === 0) return count(minutes / (24 * HOUR), "day");
  return minutes % HOUR === 0 ? count(minutes / HOUR, "hour") : `${minutes} minutes`;
}

export const hoursWords = (hours: number): string =>
  hours >= 48 && hours % 24 === 0 ? count(hours / 24, "day") : count(hours, "hour");

const count = (n: number, noun: string) => `${n} ${noun}${n === 1 ? "" : "s"}`;

/** What a list offers, with the present value where it is an unusual one. */
export const withOwn = (usual: readonly number[], own: readonly number[]): number[] =>
  [...new Set([...usual, ...own])].toSorted((a, b) => a - b);

/** The rules in words, for those who may look but not change. */
export const rulesFacts = (rules: BookingRules) =>
  [
    ["Visits begin every", `${rules.slot_minutes} minutes`],
    [
      "Customers book",
      `${aheadWords(rules.lead_minutes)} ahead at least, ${count(rules.horizon_days, "day")} at most`,
    ],
    ["Customers move or cancel", `until ${hoursWords(rules.change_hours)} before`],
    ["Confirmation by text", rules.sends_confirmation ? "Yes" : "No"],
    [
      "Reminders",
      rules.reminder_hours.length === 0
        ? "None"
        : rules.reminder_hours.map((hours) => `${hoursWords(hours)} before`).join(", "),
    ],
    ["Follow-up", rules.follow_up_hours === null ? "None" : `${hoursWords(rules.follow_up_hours)} after`],
    [
      "Waitlist",
      rules.uses_waitlist
        ? `${rules.waitlist_wave} at a time, ${rules.waitlist_hold_minutes} minutes each`
        : "Off",
    ],
    ["Visits count for a campaign", `within ${count(rules.attribution_days, "day")}`],
  ] as const;
