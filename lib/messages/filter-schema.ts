import { z } from "zod";
import { categories, channels, directions, errorClasses, messageStatuses } from "@/db/enums";
import { pageQuery } from "@/lib/paging";

const day = z.iso.date();

const someId = z.coerce.number().int().positive().optional();
const externalText = z.string().max(100).optional();

/** What narrows a list of messages, for the list and its export alike. */
const filters = {
  status: z.enum(messageStatuses).optional(),
  direction: z.enum(directions).optional(),
  channel: z.enum(channels).optional(),
  category: z.enum(categories).optional(),
  contact_id: someId,
  sender_id: someId,
  template_id: someId,
  batch_id: someId,
  campaign_id: someId,
  customer_id: externalText,
  order_id: externalText,
  reservation_id: externalText,
  reason: z
    .string()
    .regex(/^[a-z_]{1,50}$/)
    .optional()
    .meta({ description: "Code of why it was not sent, or what it waits for" }),
  error_code: z.coerce
    .number()
    .int()
    .min(0)
    .max(2_147_483_647)
    .optional()
    .meta({ description: "The provider's code; lists texts that failed with it, unless a status is named" }),
  error_class: z.enum(errorClasses).optional().meta({ description: "Family of error codes, likewise" }),
  q: z.string().trim().max(100).optional().meta({
    description:
      "Words of the text itself. A page may be short, or empty, while next_cursor leads further back",
  }),
  start_date: day.optional().meta({ description: "Inclusive, in the workspace's time zone" }),
  end_date: day.optional().meta({ description: "Inclusive, in the workspace's time zone" }),
};

export const listMessagesQuery = z.strictObject({ ...pageQuery, ...filters });
export type ListMessagesQuery = z.output<typeof listMessagesQuery>;
export type MessageFilter = Omit<ListMessagesQuery, "limit" | "cursor">;

export const exportMessagesQuery = z.strictObject({
  ...filters,
  numbers: z
    .enum(["masked", "full"])
    .default("masked")
    .meta({ description: "full: whole phone numbers, for those who may see them; the audit log notes it" }),
});
export type ExportMessagesQuery = z.output<typeof exportMessagesQuery>;
