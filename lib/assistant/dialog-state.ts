import { z } from "zod";
import { whenWish } from "./read-when";

const offer = z.object({ startsAt: z.iso.datetime(), resourceId: z.number() });
export type Offer = z.output<typeof offer>;

/** Where a dialogue about a visit stands: what is known, what was asked last, and what each number of it means. */
export const dialogState = z.object({
  kind: z.enum(["book", "move", "cancel"]),
  asks: z.enum(["service", "when", "party", "offer", "guest", "which", "sure"]),
  bookingId: z.number().nullable(),
  serviceId: z.number().nullable(),
  /** With whom they want to come; null for whoever is free. */
  resourceId: z.number().nullable(),
  partySize: z.number().nullable(),
  guest: z.string().nullable(),
  isGuestKnown: z.boolean(),
  when: whenWish.nullable(),
  offers: z.array(offer),
  picked: offer.nullable(),
  /** Ids of services or visits, in the order of their numbers. */
  choices: z.array(z.number()),
  /** How often in a row they were not understood. */
  misses: z.number(),
});
export type DialogState = z.output<typeof dialogState>;

export const newDialog = (kind: DialogState["kind"]): DialogState => ({
  kind,
  asks: "when",
  bookingId: null,
  serviceId: null,
  resourceId: null,
  partySize: null,
  guest: null,
  isGuestKnown: false,
  when: null,
  offers: [],
  picked: null,
  choices: [],
  misses: 0,
});
