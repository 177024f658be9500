import { z } from "zod";
import { createServiceInput } from "@/lib/bookings/setup-schema";

const limits = createServiceInput.shape;

/** The price is written in units of its currency; nothing written means that none is told. */
export const serviceForm = z.object({
  name: limits.name,
  description: z.string().trim().max(500),
  duration_minutes: limits.duration_minutes,
  buffer_minutes: z.int().min(0).max(240),
  price: z.number().min(0).max(1_000_000).nullable(),
  currency: z.string().regex(/^[A-Z]{3}$/, "Write a currency such as USD."),
  is_price_from: z.boolean(),
  takes_party: z.boolean(),
  resource_ids: z.array(z.number()),
});
export type ServiceForm = z.output<typeof serviceForm>;
