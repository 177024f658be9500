import { z } from "zod";
import { bookingSources, bookingStatuses } from "@/db/enums";
import { lineOfText } from "@/lib/one-line";
import { pageQuery } from "@/lib/paging";

export const moment = z.iso
  .datetime({ offset: true, error: "Write a moment such as 2026-03-01T15:00:00Z." })
  .transform((text) => new Date(text));

const id = z.int().positive();
const guestName = lineOfText(100);
const note = z.string().trim().max(1_000);
export const PARTY_LIMIT = 200;
const partySize = z.int().min(1).max(PARTY_LIMIT);
const version = z.int().min(1).optional().meta({
  description: "The version you saw: 409 booking_changed when somebody changed it since",
});
const force = z.boolean().default(false).meta({
  description:
    "true books outside opening hours, in the past or beyond how far ahead customers may; never over another visit",
});

const bookingFields = {
  service_id: id,
  resource_id: id.optional().meta({ description: "Left out: the best free one" }),
  contact_id: id.optional(),
  phone: z.string().min(1).max(40).optional().meta({
    description: "Instead of contact_id: an unknown number becomes a contact",
  }),
  first_name: lineOfText(200).optional().meta({
    description: "With phone: kept when the contact has no name yet",
  }),
  last_name: lineOfText(200).optional(),
  guest_name: guestName.nullable().optional().meta({
    description: "Whom it is for, when not the person whose number it is",
  }),
  party_size: partySize.optional(),
  starts_at: moment,
  note: note.nullable().optional(),
  force,
};

const someone = (input: { contact_id?: number; phone?: string; guest_name?: string | null }) =>
  input.contact_id !== undefined || input.phone !== undefined || Boolean(input.guest_name);

export const createBookingInput = z
  .strictObject(bookingFields)
  .refine(someone, {
    path: ["contact_id"],
    error: "Say who comes: a contact, a phone number or a name.",
    params: { code: "nobody" },
  })
  .refine(({ contact_id, phone }) => contact_id === undefined || phone === undefined, {
    path: ["phone"],
    error: "Give a contact or a phone number, not both.",
    params: { code: "two_people" },
  })
  .meta({ id: "CreateBooking" });
/** What a booking is made from; `force` may be left out by code that never forces. */
export type CreateBookingInput = Omit<z.output<typeof createBookingInput>, "force"> & { force?: boolean };

export const updateBookingInput = z
  .strictObject({
    starts_at: moment.optional(),
    resource_id: id.optional(),
    service_id: id.optional(),
    party_size: partySize.optional(),
    contact_id: id.nullable().optional(),
    guest_name: guestName.nullable().optional(),
    note: note.nullable().optional(),
    force,
    version,
  })
  .meta({ id: "UpdateBooking" });
export type UpdateBookingInput = Omit<z.output<typeof updateBookingInput>, "force"> & { force?: boolean };
export type MoveBookingInput = Pick<
  UpdateBookingInput,
  "starts_at" | "resource_id" | "service_id" | "party_size" | "force" | "version"
>;

export const cancelBookingInput = z
  .strictObject({ reason: z.string().trim().min(1).max(300).optional(), version })
  .meta({ id: "CancelBooking" });
export type CancelBookingInput = z.output<typeof cancelBookingInput>;

export const bookingStep = z.strictObject({ version }).meta({ id: "BookingStep" });
export type BookingStep = z.output<typeof bookingStep>;

const named = z.object({ id: z.number(), name: z.string() });

export const bookingView = z
  .object({
    id: z.number(),
    service: named,
    resource: named,
    contact: z
      .object({
        id: z.number(),
        name: z.string().nullable(),
        phone: z.string().meta({ description: "Masked" }),
      })
      .nullable(),
    guest_name: z.string().nullable(),
    party_size: z.number(),
    starts_at: z.string(),
    ends_at: z.string(),
    blocked_until: z.string().meta({ description: "The end with the service's buffer" }),
    status: z.enum(bookingStatuses),
    held_until: z.string().nullable().meta({ description: "A held slot is free again from here on" }),
    version: z.number(),
    source: z.enum(bookingSources),
    note: z.string().nullable(),
    price_micros: z.number().nullable(),
    currency: z.string(),
    campaign_id: z.number().nullable().meta({ description: "The campaign that brought them" }),
    confirmed_at: z.string().nullable(),
    canceled_at: z.string().nullable(),
    cancel_reason: z.string().nullable(),
    created_by: z.string(),
    created_at: z.string(),
    updated_at: z.string(),
  })
  .meta({ id: "Booking" });
export type BookingView = z.output<typeof bookingView>;

/** A day or a week of a calendar fits into one page. */
const CALENDAR_PAGE = 1_000;

const queryId = z.coerce.number().int().positive().optional();

export const listBookingsQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(CALENDAR_PAGE).default(50),
  cursor: pageQuery.cursor,
  from: moment.optional().meta({ description: "Visits that end after this moment" }),
  until: moment.optional().meta({ description: "Visits that begin before this moment" }),
  resource_id: queryId,
  service_id: queryId,
  contact_id: queryId,
  status: z
    .string()
    .max(200)
    .transform((text) => text.split(","))
    .pipe(z.array(z.enum(bookingStatuses)).min(1))
    .optional()
    .meta({ description: "One or several, with commas: booked,confirmed" }),
  order: z.enum(["asc", "desc"]).default("asc").meta({ description: "By when they begin" }),
});
export type ListBookingsQuery = z.output<typeof listBookingsQuery>;

export const bookingEventView = z
  .object({
    id: z.number(),
    version: z.number(),
    kind: z.string().meta({
      description: "created, moved, changed, confirmed, canceled, completed, no_show or expired",
    }),
    data: z.record(z.string(), z.unknown()),
    actor: z.object({ kind: z.string(), name: z.string() }),
    at: z.string(),
  })
  .meta({ id: "BookingEvent" });
export type BookingEventView = z.output<typeof bookingEventView>;
export const bookingEventList = z
  .object({ data: z.array(bookingEventView) })
  .meta({ id: "BookingEventList" });

/** How long a time may be asked for at once. */
export const WINDOW_DAYS = 93;

export const availabilityQuery = z
  .strictObject({
    service_id: z.coerce.number().int().positive(),
    resource_id: queryId,
    party_size: z.coerce.number().int().min(1).max(PARTY_LIMIT).optional(),
    from: moment.optional().meta({ description: "Left out: now" }),
    until: moment.optional().meta({ description: `Left out: a week later; up to ${WINDOW_DAYS} days` }),
    limit: z.coerce.number().int().min(1).max(10_000).default(2_000),
    for: z.enum(["customer", "staff"]).optional().meta({
      description:
        "customer keeps how soon and how far ahead customers may book; staff, which members get, does not",
    }),
    ignore_booking_id: queryId.meta({
      description: "A visit that is being moved: its own time counts as free",
    }),
  })
  .refine(({ from, until }) => !from || !until || from < until, {
    path: ["until"],
    error: "This must be later than from.",
    params: { code: "out_of_order" },
  });
export type AvailabilityQuery = z.output<typeof availabilityQuery>;

export const slotView = z
  .object({
    starts_at: z.string(),
    ends_at: z.string(),
    resource_ids: z.array(z.number()).meta({ description: "Who is free then, the best first" }),
  })
  .meta({ id: "Slot" });
export type SlotView = z.output<typeof slotView>;

export const availability = z
  .object({
    data: z.array(slotView),
    time_zone: z.string(),
    next_from: z.string().nullable().meta({ description: "Where to go on when there are more than limit" }),
  })
  .meta({ id: "Availability" });
export type Availability = z.output<typeof availability>;

export const guestView = z
  .object({ id: z.number(), name: z.string(), created_at: z.string() })
  .meta({ id: "ContactGuest" });
export type GuestView = z.output<typeof guestView>;
export const guestList = z.object({ data: z.array(guestView) }).meta({ id: "ContactGuestList" });
export const addGuestInput = z.strictObject({ name: guestName }).meta({ id: "AddGuest" });
