import { isRecord, isText, isTexts } from "@/components/shell/record";
import type { BookingSource, BookingStatus, ResourceKind } from "@/db/enums";
import type { BookingEventView, BookingView } from "@/lib/bookings/schema";
import type { ResourceView, ServiceView } from "@/lib/bookings/setup-schema";
import { formatPrice } from "@/lib/money";
import type { Tone } from "../messages/words";
import { clockTime, dayOf, daysBetween, dayWords, longDay } from "../ui/time-words";

export const statusWords: Record<BookingStatus, { word: string; tone: Tone }> = {
  held: { word: "Held", tone: "warning" },
  booked: { word: "Booked", tone: "accent" },
  confirmed: { word: "Confirmed", tone: "success" },
  completed: { word: "Completed", tone: "default" },
  no_show: { word: "No-show", tone: "danger" },
  canceled: { word: "Canceled", tone: "default" },
  expired: { word: "Expired", tone: "default" },
};

export const sourceWords: Record<BookingSource, string> = {
  staff: "Booked by staff",
  api: "Booked by another system",
  assistant: "Booked by the assistant",
  waitlist: "From the waitlist",
};

export const kindWords: Record<ResourceKind, string> = { person: "Person", table: "Table", room: "Room" };

/** A visit that still takes place: it may be moved, confirmed, canceled. */
export const isStanding = ({ status }: Pick<BookingView, "status">): boolean =>
  status === "booked" || status === "confirmed";

type Guest = Pick<BookingView, "contact" | "guest_name" | "status">;

/** Who comes, in as few words as there are. */
export const guestOf = ({ contact, guest_name, status }: Guest): string =>
  guest_name ?? contact?.name ?? contact?.phone ?? (status === "held" ? "Held for the waitlist" : "A guest");

/** "Leo, by Ava Lee's number": whom it is for and whose number it is. */
export const guestLine = (booking: Guest): string => {
  const { contact, guest_name } = booking;
  return guest_name && contact ? `${guest_name}, with ${contact.name ?? contact.phone}` : guestOf(booking);
};

/** "10:15–11:00 AM" or "11:30 AM–12:15 PM". */
export function timeSpan(startsAt: string, endsAt: string, timeZone: string): string {
  const [start, end] = [clockTime(Date.parse(startsAt), timeZone), clockTime(Date.parse(endsAt), timeZone)];
  return start.slice(-2) === end.slice(-2) ? `${start.slice(0, -3)}–${end}` : `${start}–${end}`;
}

/** "Today", "Tomorrow", "Friday, November 27". */
export function dayTitle(day: string, today: string): string {
  const away = daysBetween(today, day);
  if (away === 0) return "Today";
  if (away === 1) return "Tomorrow";
  if (away === -1) return "Yesterday";
  const words = longDay(Date.parse(day), "UTC");
  return day.slice(0, 4) === today.slice(0, 4) ? words : `${words}, ${day.slice(0, 4)}`;
}

/** "Fri, Nov 27 at 10:15 AM": a visit's beginning, on the workspace's clock. */
export function whenWords(at: string, timeZone: string, now: number): string {
  const instant = Date.parse(at);
  const [day, today] = [dayOf(instant, timeZone), dayOf(now, timeZone)];
  const away = daysBetween(today, day);
  const clock = clockTime(instant, timeZone);
  if (away === 0) return `today at ${clock}`;
  if (away === 1) return `tomorrow at ${clock}`;
  if (away === -1) return `yesterday at ${clock}`;
  return `${weekdayWords(day)}, ${dayWords(day, today)} at ${clock}`;
}

/** "Fri" of a calendar day. */
export const weekdayWords = (day: string): string =>
  new Intl.DateTimeFormat("en-US", { weekday: "short", timeZone: "UTC" }).format(Date.parse(day));

export const partyWords = (size: number): string => (size === 1 ? "1 person" : `${size} people`);

type Price = Pick<ServiceView, "price_micros" | "currency"> & { is_price_from?: boolean };

/** "$45.00", "from $45.00", "Free", or nothing where no price is told. */
export const priceWords = ({ price_micros, currency, is_price_from }: Price): string | null =>
  price_micros === null
    ? null
    : `${is_price_from && price_micros > 0 ? "from " : ""}${formatPrice(price_micros, currency)}`;

/** "45 min", "1 h 30 min", "2 h". */
export function lengthWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/** Who does a service; where nobody is named, everybody. */
export const does = (service: ServiceView, resource: ResourceView): boolean =>
  service.resource_ids.length === 0 || service.resource_ids.includes(resource.id);

export const aboutService = (service: ServiceView): string =>
  [lengthWords(service.duration_minutes), priceWords(service)].filter(Boolean).join(" · ");

type Told = {
  timeZone: string;
  now: number;
  nameOf: (kind: "resource" | "service", id: number) => string | null;
};

/** What happened to a visit, as a sentence without its subject. */
export function eventWords({ kind, data }: BookingEventView, told: Told): string {
  const when = (at: string) => whenWords(at, told.timeZone, told.now);
  if (kind === "created") {
    const { starts_at, resource_id } = placeIn(data);
    const resource = resource_id === undefined ? null : told.nameOf("resource", resource_id);
    return `booked it${starts_at ? ` for ${when(starts_at)}` : ""}${resource ? ` with ${resource}` : ""}`;
  }
  if (kind === "moved" || kind === "changed") return changeWords(data, told);
  const reason = data.reason;
  if (kind === "canceled" && typeof reason === "string") return `canceled it: ${reason}`;
  return plainDeeds[kind] ?? kind.replaceAll("_", " ");
}

function changeWords(data: Record<string, unknown>, { timeZone, now, nameOf }: Told): string {
  const [from, to] = [placeIn(data.from), placeIn(data.to)];
  const when = (at: string) => whenWords(at, timeZone, now);
  const fields = isTexts(data.fields) ? data.fields : [];
  if (typeof data.takes_back === "number" && to.starts_at)
    return `took that back: it is ${when(to.starts_at)} again`;
  const parts = [
    from.starts_at && to.starts_at && from.starts_at !== to.starts_at
      ? `moved it from ${when(from.starts_at)} to ${when(to.starts_at)}`
      : null,
    to.resource_id !== undefined && from.resource_id !== to.resource_id
      ? `gave it to ${nameOf("resource", to.resource_id) ?? "somebody else"}`
      : null,
    to.service_id !== undefined && from.service_id !== to.service_id
      ? `made it ${nameOf("service", to.service_id) ?? "another service"}`
      : null,
    to.party_size !== undefined && from.party_size !== to.party_size
      ? `made it ${partyWords(to.party_size)}`
      : null,
    fields.length > 0 ? `changed ${fields.map((name) => fieldWords[name] ?? name).join(" and ")}` : null,
  ].filter((part) => part !== null);
  return parts.length > 0 ? parts.join(" and ") : "changed it";
}

const fieldWords: Readonly<Record<string, string>> = {
  contact_id: "whose it is",
  guest_name: "whom it is for",
  note: "the note",
};

const plainDeeds: Readonly<Record<string, string>> = {
  confirmed: "confirmed it",
  canceled: "canceled it",
  completed: "marked it as completed",
  no_show: "marked it as a no-show",
  expired: "let it go: nobody took it in time",
};

type Place = { starts_at?: string; resource_id?: number; service_id?: number; party_size?: number };

/** What an event remembers of a visit; what it does not know is left out. */
const placeIn = (data: unknown): Place => (isPlace(data) ? data : {});

const isPlace = (data: unknown): data is Place =>
  isRecord(data) &&
  [data.resource_id, data.service_id, data.party_size].every(
    (value) => value === undefined || typeof value === "number",
  ) &&
  (data.starts_at === undefined || (isText(data.starts_at) && Number.isFinite(Date.parse(data.starts_at))));
