import { z } from "zod";
import { channels, messageStatuses, recipientStatuses } from "@/db/enums";
import { pageQuery } from "@/lib/paging";

export const listRecipientsQuery = z.strictObject({
  ...pageQuery,
  status: z
    .enum([...recipientStatuses, ...messageStatuses, "clicked"])
    .optional()
    .meta({
      description: "Where the recipient is, or their message; clicked: who followed a short link",
    }),
  reason: z.string().max(64).optional(),
  variant: z.coerce.number().int().min(0).max(4).optional(),
});
export type ListRecipientsQuery = z.output<typeof listRecipientsQuery>;

export const exportRecipientsQuery = listRecipientsQuery.omit({ limit: true, cursor: true }).extend({
  numbers: z
    .enum(["masked", "full"])
    .default("masked")
    .meta({ description: "full: whole phone numbers, for those who may see them; the audit log notes it" }),
});
export type ExportRecipientsQuery = z.output<typeof exportRecipientsQuery>;

export const recipientView = z
  .object({
    contact_id: z.number(),
    name: z.string().nullable(),
    phone: z.string(),
    channel: z.enum(channels),
    variant: z.number(),
    wave: z.number(),
    status: z.enum([...recipientStatuses, ...messageStatuses]).meta({
      description: "The message's status once there is one",
    }),
    reason: z.string().nullable(),
    sentence: z.string().nullable().meta({ description: "The reason in words" }),
    facts: z.record(z.string(), z.unknown()).nullable(),
    due_at: z.string(),
    segments: z.number(),
    cost_micros: z.number(),
    message_id: z.number().nullable(),
    error_code: z.number().nullable(),
    sent_at: z.string().nullable(),
    delivered_at: z.string().nullable(),
    clicked_at: z.string().nullable().meta({ description: "First click of a person on a short link" }),
  })
  .meta({ id: "CampaignRecipient" });
export type RecipientView = z.output<typeof recipientView>;
