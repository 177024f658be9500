import { z } from "zod";
import { bookingStatuses, categories, channels } from "@/db/enums";
import { contactView, noteView } from "./schema";

export const erasedContact = z
  .object({
    id: z.number(),
    outcome: z.literal("erased"),
    canceled_messages: z.number(),
    blanked_messages: z.number(),
  })
  .meta({ id: "ErasedContact" });
export type ErasedContact = z.output<typeof erasedContact>;

/** What an erasure would reach, so that it can be said before it is done. */
export const erasurePreview = z
  .object({ texts: z.number(), queued_texts: z.number(), notes: z.number(), numbers: z.number() })
  .meta({ id: "ErasurePreview" });
export type ErasurePreview = z.output<typeof erasurePreview>;

export const contactExport = z
  .object({
    exported_at: z.string(),
    contact: contactView,
    consent_events: z.array(
      z.object({
        at: z.string(),
        action: z.string(),
        channel: z.enum(channels).nullable(),
        category: z.enum(categories).nullable(),
        method: z.string(),
        keyword: z.string().nullable(),
        wording: z.string().nullable(),
        reason: z.string().nullable(),
        raw_text: z.string().nullable(),
      }),
    ),
    notes: z.array(noteView),
    messages: z.array(
      z.object({
        id: z.number(),
        direction: z.string(),
        channel: z.enum(channels),
        category: z.enum(categories),
        status: z.string(),
        body: z.string(),
        media_urls: z.array(z.string()),
        created_at: z.string(),
      }),
    ),
    visits: z.array(
      z.object({
        id: z.number(),
        service: z.string(),
        resource: z.string(),
        starts_at: z.string(),
        ends_at: z.string(),
        status: z.enum(bookingStatuses),
        guest_name: z.string().nullable(),
        party_size: z.number(),
        note: z.string().nullable(),
        price_micros: z.number().nullable(),
        currency: z.string(),
      }),
    ),
    guests: z.array(z.string()).meta({ description: "Who else comes by this number" }),
    links: z
      .array(z.object({ message_id: z.number(), target: z.string(), clicked_at: z.string().nullable() }))
      .meta({ description: "Short addresses in those texts, and when the person first followed each" }),
  })
  .meta({ id: "ContactExport" });
export type ContactExport = z.output<typeof contactExport>;
