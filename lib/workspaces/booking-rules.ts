import { z } from "zod";

const textId = z
  .int()
  .positive()
  .nullable()
  .meta({ description: "A template of the workspace; null for the built-in words" });

const HOUR_LIMIT = 24 * 14;
const hours = z.int().min(1).max(HOUR_LIMIT);

const shape = {
  slot_minutes: z
    .union([z.literal(5), z.literal(10), z.literal(15), z.literal(20), z.literal(30), z.literal(60)])
    .meta({ description: "Visits begin at every so many minutes of the hour" }),
  lead_minutes: z
    .int()
    .min(0)
    .max(14_400)
    .meta({ description: "How long before, at the least, a customer may book" }),
  horizon_days: z.int().min(1).max(365).meta({ description: "How far ahead a customer may book" }),
  change_hours: z
    .int()
    .min(0)
    .max(HOUR_LIMIT)
    .meta({ description: "Until how many hours before a customer may move or cancel without a person" }),
  sends_confirmation: z.boolean(),
  reminder_hours: z
    .array(hours)
    .max(3)
    .transform((list) => [...new Set(list)].sort((a, b) => b - a))
    .meta({ description: "How many hours before the visit; none means no reminder" }),
  follow_up_hours: hours.nullable().meta({ description: "How many hours after the visit; null means none" }),
  confirmation_template_id: textId,
  reminder_template_id: textId,
  follow_up_template_id: textId,
  uses_waitlist: z
    .boolean()
    .meta({ description: "A slot that becomes free is offered to those who wait for it" }),
  waitlist_hold_minutes: z.int().min(2).max(240).meta({ description: "How long each wave has to answer" }),
  waitlist_wave: z.int().min(1).max(20).meta({ description: "How many are asked at a time" }),
  attribution_days: z
    .int()
    .min(0)
    .max(60)
    .meta({ description: "A visit booked within so many days after a campaign's text counts for it" }),
};

export const bookingRulesInput = z.strictObject(shape).partial();
export const bookingRules = z.object(shape).meta({ id: "BookingRules" });
export type BookingRules = z.output<typeof bookingRules>;

export const defaultBookingRules: BookingRules = {
  slot_minutes: 15,
  lead_minutes: 60,
  horizon_days: 90,
  change_hours: 3,
  sends_confirmation: true,
  reminder_hours: [24],
  follow_up_hours: null,
  confirmation_template_id: null,
  reminder_template_id: null,
  follow_up_template_id: null,
  uses_waitlist: true,
  waitlist_hold_minutes: 15,
  waitlist_wave: 3,
  attribution_days: 7,
};

/** What is stored, with the default of everything that was never set. */
export const readBookingRules = (stored: Record<string, unknown>): BookingRules =>
  bookingRules.parse({ ...defaultBookingRules, ...stored });
