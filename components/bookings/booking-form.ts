import { z } from "zod";
import type { ServiceView } from "@/lib/bookings/setup-schema";
import type { Recipient } from "../messages/send/draft";

export const ANYONE = "any";

/** What the dialog holds while a visit is being written down; named as the API names it, so that refusals find their field. */
const fields = z.object({
  /** Somebody known, or a number as typed. */
  contact_id: z.custom<Recipient | null>(),
  phone: z.null(),
  /** For a number that is new here. */
  first_name: z.string().max(200),
  is_without_number: z.boolean(),
  guest_name: z.string().max(100),
  service_id: z.string(),
  resource_id: z.string(),
  party_size: z.number().int().min(1).max(200).nullable(),
  /** The moment, as the API writes it; empty until one is chosen. */
  starts_at: z.string(),
  /** The chosen time is not among the free ones, and staff want it all the same. */
  force: z.boolean(),
  note: z.string().max(1_000),
});
export type BookingForm = z.output<typeof fields>;

export type BookingStart = {
  contact?: Extract<Recipient, { kind: "contact" }>;
  serviceId?: number;
  resourceId?: number;
  startsAt?: string;
  /** `2026-11-27`, when only the day is known. */
  day?: string;
};

export const bookingForm = fields.superRefine((values, ctx) => {
  const miss = (path: string, message: string) => ctx.addIssue({ code: "custom", path: [path], message });
  if (values.is_without_number && values.guest_name.trim() === "") miss("guest_name", "Whom is it for?");
  if (!values.is_without_number && values.contact_id === null) miss("contact_id", "Who comes?");
  if (values.service_id === "") miss("service_id", "What is it for?");
  else if (values.starts_at === "") miss("starts_at", "Choose a time.");
});

export const startValues = (start: BookingStart, services: readonly ServiceView[]): BookingForm => ({
  contact_id: start.contact ?? null,
  phone: null,
  first_name: "",
  is_without_number: false,
  guest_name: "",
  service_id: String(start.serviceId ?? (services.length === 1 ? (services[0]?.id ?? "") : "")),
  resource_id: start.resourceId ? String(start.resourceId) : ANYONE,
  party_size: 2,
  starts_at: start.startsAt ?? "",
  force: false,
  note: "",
});

/** What the API is asked. */
export function toBooking(values: BookingForm, service: Pick<ServiceView, "takes_party"> | undefined) {
  const { contact_id: who, is_without_number } = values;
  const guest = values.guest_name.trim();
  const first = values.first_name.trim();
  const person =
    is_without_number || who === null
      ? {}
      : who.kind === "contact"
        ? { contact_id: who.id }
        : { phone: who.to, ...(first === "" ? {} : { first_name: first }) };
  return {
    ...person,
    ...(guest === "" ? {} : { guest_name: guest }),
    service_id: Number(values.service_id),
    ...(values.resource_id === ANYONE ? {} : { resource_id: Number(values.resource_id) }),
    ...(service?.takes_party && values.party_size !== null ? { party_size: values.party_size } : {}),
    starts_at: values.starts_at,
    ...(values.note.trim() === "" ? {} : { note: values.note.trim() }),
    force: values.force,
  };
}
