import { z } from "zod";
import { bookingRules } from "@/lib/workspaces/booking-rules";

const fields = bookingRules.shape;
const choice = z.string();

/** The rules as the page's fields hold them: what is chosen from a list is the text of its number. */
export const rulesForm = z.object({
  slot_minutes: choice,
  lead_minutes: choice,
  horizon_days: fields.horizon_days,
  change_hours: fields.change_hours,
  sends_confirmation: z.boolean(),
  reminder_hours: z.array(z.number()).max(3, "Up to three reminders."),
  follow_up_hours: choice,
  confirmation_template_id: choice,
  reminder_template_id: choice,
  follow_up_template_id: choice,
  uses_waitlist: z.boolean(),
  waitlist_hold_minutes: fields.waitlist_hold_minutes,
  waitlist_wave: fields.waitlist_wave,
  attribution_days: fields.attribution_days,
});
export type RulesForm = z.output<typeof rulesForm>;
