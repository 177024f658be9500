import { z } from "zod";
import type { ServiceView } from "@/lib/bookings/setup-schema";
import type { WaitlistEntryView } from "@/lib/bookings/waitlist-schema";
import { momentAt } from "../../calendar/day-clock";
import type { Recipient } from "../../messages/send/draft";
import { addDays, dayOf } from "../../ui/time-words";
import { ANYONE } from "../booking-form";
import { hoursOf } from "./words";

/** What a form about somebody's wish holds; `own`: hours that are none of the usual parts of a day. */
export const wishForm = z
  .object({
    contact_id: z.custom<Recipient | null>(),
    service_id: z.string().min(1, "What is it for?"),
    resource_id: z.string(),
    party_size: z.number().int().min(1).max(200),
    first: z.iso.date("Choose a day."),
    last: z.iso.date("Choose a day."),
    part: z.enum(["any", "morning", "afternoon", "evening", "own"]),
    note: z.string().trim().max(1_000),
  })
  .superRefine(({ contact_id, first, last }, ctx) => {
    if (contact_id === null) ctx.addIssue({ code: "custom", path: ["contact_id"], message: "Who waits?" });
    if (last < first)
      ctx.addIssue({ code: "custom", path: ["last"], message: "This is before the first day." });
  });
export type WishForm = z.output<typeof wishForm>;

const parts = {
  any: { label: "Any time", time_from: null, time_until: null },
  morning: { label: "Morning, before noon", time_from: null, time_until: "12:00" },
  afternoon: { label: "Afternoon, noon to 5:00 PM", time_from: "12:00", time_until: "17:00" },
  evening: { label: "Evening, after 5:00 PM", time_from: "17:00", time_until: null },
} as const;

type Hours = Pick<WaitlistEntryView, "time_from" | "time_until">;
const partOf = (hours: Hours): WishForm["part"] =>
  (Object.keys(parts) as (keyof typeof parts)[]).find(
    (part) => parts[part].time_from === hours.time_from && parts[part].time_until === hours.time_until,
  ) ?? "own";

/** The parts of a day to choose from, with the entry's own hours where they are none of these. */
export function partOptions(entry: WaitlistEntryView | null): { id: string; label: string }[] {
  const usual = Object.entries(parts).map(([id, { label }]) => ({ id, label }));
  const own = entry && partOf(entry) === "own" ? hoursOf(entry) : null;
  return own ? [...usual, { id: "own", label: `${own[0]?.toUpperCase()}${own.slice(1)}` }] : usual;
}

const FORTNIGHT = 14;
export type Place = { today: string; timeZone: string };

/** What the form begins with: a fortnight from today, or what somebody waits for already. */
export function defaultsOf(entry: WaitlistEntryView | null, { today, timeZone }: Place): WishForm {
  if (!entry)
    return {
      contact_id: null,
      service_id: "",
      resource_id: ANYONE,
      party_size: 2,
      first: today,
      last: addDays(today, FORTNIGHT),
      part: "any",
      note: "",
    };
  const first = dayOf(Date.parse(entry.earliest_at), timeZone);
  return {
    contact_id: { kind: "contact", ...entry.contact },
    service_id: String(entry.service.id),
    resource_id: entry.resource ? String(entry.resource.id) : ANYONE,
    party_size: entry.party_size,
    first: first < today ? today : first,
    // A list that ends at midnight ends with the day before.
    last: dayOf(Date.parse(entry.latest_at) - 1, timeZone),
    part: partOf(entry),
    note: entry.note ?? "",
  };
}

type Services = readonly ServiceView[];
const takesParty = ({ service_id }: WishForm, services: Services) =>
  services.find(({ id }) => String(id) === service_id)?.takes_party ?? false;

const firstMoment = (day: string, zone: string) => new Date(momentAt(day, 0, zone)).toISOString();
const lastMoment = (day: string, zone: string) => firstMoment(addDays(day, 1), zone);

const wishOf = (values: WishForm, services: Services) => ({
  service_id: Number(values.service_id),
  resource_id: values.resource_id === ANYONE ? null : Number(values.resource_id),
  party_size: takesParty(values, services) ? values.party_size : 1,
  ...(values.part === "own"
    ? {}
    : { time_from: parts[values.part].time_from, time_until: parts[values.part].time_until }),
  note: values.note === "" ? null : values.note,
});

/** What the API is asked to join the list; a wish that begins today begins now. */
export function toRequest(values: WishForm, services: Services, { today, timeZone }: Place) {
  const { contact_id: who, first, last } = values;
  return {
    ...(who?.kind === "contact" ? { contact_id: who.id } : who ? { phone: who.to } : {}),
    ...wishOf(values, services),
    ...(first === today ? {} : { earliest_at: firstMoment(first, timeZone) }),
    latest_at: lastMoment(last, timeZone),
  };
}

/** What the API is asked to change; days that stay keep their moments. */
export function toChanges(values: WishForm, services: Services, entry: WaitlistEntryView, place: Place) {
  const before = defaultsOf(entry, place);
  return {
    ...wishOf(values, services),
    ...(values.first === before.first ? {} : { earliest_at: firstMoment(values.first, place.timeZone) }),
    ...(values.last === before.last ? {} : { latest_at: lastMoment(values.last, place.timeZone) }),
  };
}

/** Everything a wish says, as the API takes it: to wait anew, or to have it as it was. */
export const wishAsWas = (entry: WaitlistEntryView) => ({
  service_id: entry.service.id,
  resource_id: entry.resource?.id ?? null,
  guest_name: entry.guest_name,
  party_size: entry.party_size,
  earliest_at: entry.earliest_at,
  latest_at: entry.latest_at,
  weekdays: entry.weekdays,
  time_from: entry.time_from,
  time_until: entry.time_until,
  note: entry.note,
});
