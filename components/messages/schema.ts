import { z } from "zod";
import { categories, channels, encodings } from "@/db/enums";
import { messageView } from "@/lib/messages/schema";

/** The little of a contact that choosing one needs. */
export const contactChoice = z.object({
  id: z.number(),
  phone: z.string(),
  first_name: z.string().nullable(),
  last_name: z.string().nullable(),
  time_zone: z.string().nullable(),
  consent: z.object({ sms: z.object({ opted_out: z.boolean() }) }),
});
export const foundContacts = z.object({ data: z.array(contactChoice) });
export type ContactRow = z.output<typeof contactChoice>;

/** What a filter offers: anything with a name. */
export const namedRows = z.object({ data: z.array(z.object({ id: z.number(), name: z.string() })) });

/** The last texts, and with them the day so far. */
export const recentShape = z.object({ data: z.array(messageView) });
export const todayShape = recentShape.extend({ today: z.record(z.string(), z.number()) });

/** One question the gate asked, its answer, and what it rested on. */
const checkShape = z.object({
  check: z.string(),
  passed: z.boolean(),
  facts: z.record(z.string(), z.unknown()),
});
export type Check = z.output<typeof checkShape>;

/** What would happen if a text was sent now. */
export const previewShape = z.object({
  channel: z.enum(channels),
  is_approved_template: z.boolean(),
  body: z.string(),
  encoding: z.enum(encodings),
  characters: z.number(),
  segments: z.number(),
  parts: z.array(z.string()),
  media_urls: z.array(z.string()),
  missing_variables: z.array(z.string()),
  warnings: z.array(z.object({ code: z.string(), message: z.string() })),
  estimated_cost_micros: z.number(),
  currency: z.string(),
  verdict: z.object({
    outcome: z.enum(["allow", "suppress", "defer"]),
    reason: z.string().nullable(),
    sentence: z.string(),
    remedy: z.string().nullable(),
    until: z.string().nullable(),
    checks: z.array(checkShape),
  }),
  category: z.enum(categories),
  filled: z.record(z.string(), z.string()),
  contact: z.object({ id: z.number(), name: z.string().nullable(), phone: z.string() }).nullable(),
});
export type Preview = z.output<typeof previewShape>;

/** The words of a template, filled for somebody. */
export const filledShape = previewShape.pick({ body: true });
