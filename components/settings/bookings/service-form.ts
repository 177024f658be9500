import { z } from "zod";
import { createServiceInput, type ServiceView } from "@/lib/bookings/setup-schema";

const MICROS = 1_000_000;
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

export const toServiceForm = (service: ServiceView | null, currency: string): ServiceForm => ({
  name: service?.name ?? "",
  description: service?.description ?? "",
  duration_minutes: service?.duration_minutes ?? 45,
  buffer_minutes: service?.buffer_minutes ?? 0,
  price: service?.price_micros == null ? null : service.price_micros / MICROS,
  currency: service?.currency ?? currency,
  is_price_from: service?.is_price_from ?? false,
  takes_party: service?.takes_party ?? false,
  resource_ids: service?.resource_ids ?? [],
});

export const toService = ({ price, description, ...values }: ServiceForm) => ({
  ...values,
  description: description === "" ? null : description,
  price_micros: price === null ? null : Math.round(price * MICROS),
});
