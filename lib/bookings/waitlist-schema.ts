import { z } from "zod";
import { offerStatuses, openingStatuses, waitlistStatuses } from "@/db/enums";
import { lineOfText } from "@/lib/one-line";
import { pageOf, pageQuery } from "@/lib/paging";
import { weekdays } from "@/lib/workspaces/weekdays";
import { moment, PARTY_LIMIT } from "./schema";

const id = z.int().positive();
const clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Write a time such as 15:00.")
  .nullable();

const wish = {
  resource_id: id.nullable().meta({ description: "Whom or what they want; null for whoever is free" }),
  guest_name: lineOfText(100).nullable(),
  party_size: z.int().min(1).max(PARTY_LIMIT),
  earliest_at: moment.meta({ description: "They would come from this moment on" }),
  latest_at: moment.meta({ description: "The visit begins by then" }),
  weekdays: z
    .array(z.enum(weekdays))
    .min(1)
    .max(7)
    .transform((days) => [...new Set(days)])
    .nullable()
    .meta({ description: "On which days; null for any" }),
  time_from: clock.meta({ description: "The visit begins at this local time or later" }),
  time_until: clock.meta({ description: "The visit begins before this local time" }),
  note: z.string().trim().max(1_000).nullable(),
};

export const joinWaitlistInput = z
  .strictObject({
    contact_id: id.optional(),
    phone: z.string().min(1).max(40).optional().meta({ description: "Instead of contact_id" }),
    service_id: id,
    resource_id: wish.resource_id.optional(),
    guest_name: wish.guest_name.optional(),
    party_size: wish.party_size.default(1),
    earliest_at: moment.optional().meta({ description: "Left out: now" }),
    latest_at: moment.optional().meta({ description: "Left out: as far ahead as customers may book" }),
    weekdays: wish.weekdays.optional(),
    time_from: wish.time_from.optional(),
    time_until: wish.time_until.optional(),
    note: wish.note.optional(),
  })
  .refine(({ contact_id, phone }) => (contact_id === undefined) !== (phone === undefined), {
    path: ["contact_id"],
    error: "Say who waits: a contact or a phone number.",
    params: { code: "recipient_required" },
  })
  .meta({ id: "JoinWaitlist" });
/** What a place on the list is made from; code may leave out how many come. */
export type JoinWaitlistInput = Omit<z.output<typeof joinWaitlistInput>, "party_size"> & {
  party_size?: number;
};

export const updateWaitlistInput = z
  .strictObject({ service_id: id, ...wish })
  .partial()
  .meta({ id: "UpdateWaitlistEntry" });
export type UpdateWaitlistInput = z.output<typeof updateWaitlistInput>;

const named = z.object({ id: z.number(), name: z.string() });
const person = z.object({
  id: z.number(),
  name: z.string().nullable(),
  phone: z.string().meta({ description: "Masked" }),
});

export const waitlistEntryView = z
  .object({
    id: z.number(),
    contact: person,
    service: named,
    resource: named.nullable(),
    guest_name: z.string().nullable(),
    party_size: z.number(),
    earliest_at: z.string(),
    latest_at: z.string(),
    weekdays: z.array(z.enum(weekdays)).nullable(),
    time_from: z.string().nullable(),
    time_until: z.string().nullable(),
    note: z.string().nullable(),
    status: z.enum(waitlistStatuses).meta({ description: "offered: they were asked about a free slot" }),
    booking_id: z.number().nullable().meta({ description: "The visit they got" }),
    created_by: z.string(),
    created_at: z.string(),
  })
  .meta({ id: "WaitlistEntry" });
export type WaitlistEntryView = z.output<typeof waitlistEntryView>;

const queryId = z.coerce.number().int().positive().optional();

export const listWaitlistQuery = z.strictObject({
  ...pageQuery,
  status: z
    .string()
    .max(100)
    .transform((text) => text.split(","))
    .pipe(z.array(z.enum(waitlistStatuses)).min(1))
    .optional()
    .meta({ description: "One or several, with commas; left out: those who still wait" }),
  service_id: queryId,
  contact_id: queryId,
});
export type ListWaitlistQuery = z.output<typeof listWaitlistQuery>;

export const openingView = z
  .object({
    id: z.number(),
    service: named,
    resource: named,
    starts_at: z.string(),
    ends_at: z.string(),
    status: z.enum(openingStatuses),
    wave: z.number().meta({ description: "How many waves were asked" }),
    next_at: z.string().nullable().meta({ description: "When the next wave is asked, or the slot given up" }),
    booking_id: z.number().meta({ description: "The visit that was canceled or moved away" }),
    filled_booking_id: z.number().nullable(),
    offers: z.array(
      z.object({
        contact: person,
        wave: z.number(),
        status: z.enum(offerStatuses),
        expires_at: z.string(),
        answered_at: z.string().nullable(),
        message_id: z.number().nullable(),
      }),
    ),
    created_at: z.string(),
  })
  .meta({ id: "WaitlistOpening" });
export type OpeningView = z.output<typeof openingView>;

export const recoveredView = z
  .object({
    days: z.number(),
    openings: z.number().meta({ description: "Slots that became free and were offered" }),
    visits: z.number().meta({ description: "Of these, filled from the waiting list" }),
    value: z.array(z.object({ currency: z.string(), value_micros: z.number() })),
  })
  .meta({ id: "RecoveredVisits" });
export type RecoveredView = z.output<typeof recoveredView>;

export const openingList = pageOf(openingView).extend({ recovered: recoveredView });
export type OpeningList = z.output<typeof openingList>;

export const listOpeningsQuery = z.strictObject({
  ...pageQuery,
  status: z.enum(openingStatuses).optional(),
});
export type ListOpeningsQuery = z.output<typeof listOpeningsQuery>;
