import { z } from "zod";
import { actorKinds, categories, channels, consentActions, consentMethods } from "@/db/enums";
import { givenBy } from "./given-by";

/** A moment that somebody remembers; a clock may be five minutes ahead. */
export const past = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text))
  .refine((at) => at.getTime() <= Date.now() + 300_000, {
    error: "This lies in the future.",
    params: { code: "in_the_future" },
  });

/** `open`: nobody said yes or no; enough for what a visit needs, not for offers. */
const purposeState = z.object({
  category: z.enum(categories),
  state: z.enum(["opted_in", "opted_out", "open"]),
  decided_by: z.number().nullable().meta({ description: "The event that decided" }),
});

const consentEvent = z.object({
  id: z.number(),
  at: z.string(),
  phone: z.string(),
  action: z.enum(consentActions),
  channel: z.enum(channels).nullable(),
  category: z.enum(categories).nullable(),
  method: z.enum(consentMethods),
  keyword: z.string().nullable(),
  wording: z.string().nullable(),
  reason: z.string().nullable(),
  raw_text: z.string().nullable(),
  message_id: z.number().nullable(),
  actor_kind: z.enum(actorKinds),
  actor: z.string().nullable(),
});
export type ConsentEvent = z.output<typeof consentEvent>;

export const contactConsent = z
  .object({
    numbers: z.array(
      z.object({
        contact_id: z.number(),
        phone: z.string(),
        channels: z.array(z.object({ channel: z.enum(channels), purposes: z.array(purposeState) })),
      }),
    ),
    events: z.array(consentEvent).meta({ description: "Newest first" }),
  })
  .meta({ id: "ContactConsent" });
export type ContactConsent = z.output<typeof contactConsent>;

export const optOutContactInput = z
  .strictObject({
    channel: z.enum(channels).optional().meta({ description: "Left out: every channel" }),
    categories: z
      .array(z.enum(categories))
      .min(1)
      .optional()
      .meta({ description: "Left out: every text, as STOP does" }),
    reason: z.string().trim().max(500).optional().meta({ description: "What they said" }),
  })
  .meta({ id: "OptOutContact" });
export type OptOutContactInput = z.output<typeof optOutContactInput>;

export const optInContactInput = z
  .strictObject({
    channel: z.enum(channels).optional().meta({ description: "Left out: every channel" }),
    categories: z
      .array(z.enum(categories))
      .min(1)
      .optional()
      .meta({ description: "Left out: every category" }),
    given: z.enum(givenBy),
    wording: z
      .string()
      .trim()
      .max(2000)
      .optional()
      .meta({ description: "What they agreed to or asked for; required after an opt-out" }),
    at: past.optional(),
  })
  .meta({ id: "OptInContact" });
export type OptInContactInput = z.output<typeof optInContactInput>;
