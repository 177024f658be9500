import { z } from "zod";
import { categories } from "@/db/enums";
import { day, figures } from "./schema";

export const deliverySpan = z.strictObject({
  days: z.coerce
    .number()
    .int()
    .min(1)
    .max(30)
    .default(7)
    .meta({ description: "Calendar days of the workspace, today included" }),
});
export type DeliverySpan = z.output<typeof deliverySpan>;

const affected = z.object({
  message_id: z.number(),
  contact_id: z.number(),
  contact_name: z.string().nullable(),
  phone: z.string().meta({ description: "Masked" }),
});

const failureGroup = z.object({
  error_code: z.number().nullable(),
  error_class: z.string().nullable(),
  reason: z.string().nullable(),
  cause: z.string().meta({ description: "What happened, in a receptionist's words" }),
  remedy: z.string().meta({ description: "What to do about it" }),
  texts: z.number(),
  people: z.number(),
  retryable: z.number().meta({ description: "Texts of it that may safely be sent again now" }),
  last_at: z.string(),
  by_day: z.array(z.number()).meta({ description: "Texts a day, oldest first" }),
  latest: z.array(affected).meta({ description: "The people it met last" }),
});
export type FailureGroup = z.output<typeof failureGroup>;

const heldBackGroup = z.object({
  reason: z.string(),
  cause: z.string(),
  remedy: z.string().nullable(),
  texts: z.number(),
  people: z.number(),
});

export const deliveryFailures = z
  .object({
    start_date: day,
    end_date: day,
    failed: z.number(),
    retryable: z.number(),
    causes: z.array(failureGroup).meta({ description: "Most texts first" }),
    held_back: z.array(heldBackGroup).meta({ description: "What Parley did not send on purpose" }),
  })
  .meta({ id: "DeliveryFailures" });
export type DeliveryFailures = z.output<typeof deliveryFailures>;

const rate = {
  delivered: z.number(),
  not_delivered: z.number(),
  on_the_way: z.number().meta({ description: "With the carrier, no word yet" }),
  delivery_rate: figures.delivery_rate,
};

export const deliveryRates = z
  .object({
    start_date: day,
    end_date: day,
    senders: z.array(
      z.object({ sender_id: z.number(), name: z.string(), number: z.string().nullable(), ...rate }),
    ),
    categories: z.array(z.object({ category: z.enum(categories), ...rate })),
  })
  .meta({ id: "DeliveryRates" });
export type DeliveryRates = z.output<typeof deliveryRates>;
