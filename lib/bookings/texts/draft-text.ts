import type { BookingStatus, BookingTextKind, Category } from "@/db/enums";
import { systemActor } from "@/lib/actor";
import { hours, later } from "@/lib/clock";
import type { Draft } from "@/lib/messages/prepare-draft";
import { formatPrice } from "@/lib/money";
import { type BookingRules, readBookingRules } from "@/lib/workspaces/booking-rules";
import { dayWords, freeWords, spokenVisit, timeWords } from "../visit-words";
import type { DueText } from "./due-texts";
import { builtInText } from "./wording";

const active: readonly BookingStatus[] = ["booked", "confirmed"];
const fitting: Record<BookingTextKind, readonly BookingStatus[]> = {
  confirmation: active,
  moved: active,
  reminder: active,
  canceled: ["canceled"],
  follow_up: [...active, "completed"],
};
const categories: Record<BookingTextKind, Category> = {
  confirmation: "reservation",
  moved: "reservation",
  canceled: "reservation",
  reminder: "reminder",
  follow_up: "reminder",
};
const FOLLOW_UP_LASTS = hours(24);

/** Why a text no longer says what is so; null while it does. Pure. */
export function staleReason(text: DueText, at: Date): string | null {
  if (text.version !== text.text_version || !fitting[text.kind].includes(text.status))
    return "booking_changed";
  if (text.contact_id === null) return "nobody_to_text";
  return deadlineOf(text) <= at ? "too_late" : null;
}

/** Nobody is reminded of what has begun. */
const deadlineOf = (text: DueText): Date =>
  text.kind === "follow_up" ? later(new Date(text.due_at), FOLLOW_UP_LASTS) : new Date(text.starts_at);

/** The message that a due text becomes: the business's template where it has one, else the words we have for it. */
export function draftOf(workspaceId: number, text: DueText, isPlain = false): Draft {
  const templateId = isPlain ? null : templateOf(text.kind, readBookingRules(text.booking_rules));
  const content = templateId
    ? { template_id: templateId, variables: variablesOf(text) }
    : { body: bodyOf(text) };
  return {
    actor: systemActor(workspaceId),
    // The transaction alone makes it once; this says so to whoever looks.
    idempotencyKey: `booking-text:${text.id}`,
    input: {
      ...content,
      contact_id: text.contact_id ?? undefined,
      category: categories[text.kind],
      reservation_id: String(text.booking_id),
      send_before: deadlineOf(text),
      metadata: { booking_text: text.kind },
    },
  };
}

function templateOf(kind: BookingTextKind, rules: BookingRules): number | null {
  if (kind === "confirmation") return rules.confirmation_template_id;
  if (kind === "reminder") return rules.reminder_template_id;
  return kind === "follow_up" ? rules.follow_up_template_id : null;
}

function bodyOf(text: DueText): string {
  const { language, what, when } = spokenVisit(text);
  return builtInText(
    text.kind,
    {
      business: text.business,
      visit: what,
      when,
      address: text.address,
      firstName: text.first_name,
      isConfirmed: text.status === "confirmed",
    },
    language,
  );
}

/** What a template may name of a visit; names of the person and the business are known everywhere. */
function variablesOf(text: DueText): Record<string, string> {
  const { language, what, when } = spokenVisit(text);
  const startsAt = new Date(text.starts_at);
  const known: Record<string, string> = {
    service: text.service,
    resource: text.resource,
    visit: what,
    date: dayWords(startsAt, text.time_zone, language),
    time: timeWords(startsAt, text.time_zone),
    when,
    party_size: String(text.party_size),
    guest: text.guest_name ?? text.first_name ?? "",
    confirmation_code: String(text.booking_id),
  };
  if (text.address) known.address = text.address;
  if (text.price_micros !== null)
    known.price = formatPrice(text.price_micros, text.currency, freeWords[language]);
  return known;
}
