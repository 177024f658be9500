import type { ServiceView } from "@/lib/bookings/setup-schema";
import type { ServiceForm } from "./service-schema";

const MICROS = 1_000_000;
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
