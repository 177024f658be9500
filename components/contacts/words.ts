import type { Category, Channel } from "@/db/enums";
import type { ContactView } from "@/lib/contacts/schema";

type Named = Pick<ContactView, "first_name" | "last_name" | "phone">;

/** First and last name, or null for somebody known by their number only. */
export const fullName = ({ first_name, last_name }: Omit<Named, "phone">): string | null =>
  [first_name, last_name].filter(Boolean).join(" ") || null;

export const shownName = (person: Named): string => fullName(person) ?? person.phone;

type Consented = Pick<ContactView, "consent">;

/** Out of every text: the mark that nobody may overlook. */
export const isStopped = ({ consent }: Consented): boolean => consent.sms.opted_out;

export type OfferState = "stopped" | "refused" | "agreed" | "no_proof";

/** Whether offers by text may go to somebody. */
export function offerState({ consent: { sms } }: Consented): OfferState {
  if (sms.opted_out) return "stopped";
  if (sms.opted_out_of.includes("marketing")) return "refused";
  return sms.opted_in.includes("marketing") ? "agreed" : "no_proof";
}

export const offerWords: Record<OfferState, string> = {
  stopped: "No texts at all",
  refused: "No offers",
  agreed: "Gets offers",
  no_proof: "No proof yet",
};

/** Each purpose as staff say it to a customer. */
export const purposeWords: Record<Category, string> = {
  authentication: "login codes",
  conversation: "answers to their texts",
  reservation: "reservations",
  reminder: "reminders",
  order: "order updates",
  marketing: "offers",
  program: "daily texts",
};

export const overWords: Record<Channel, string> = { sms: "Texts", whatsapp: "WhatsApp" };

/** "1 person", "100,000 people". */
export const people = (n: number): string => `${n.toLocaleString("en-US")} ${n === 1 ? "person" : "people"}`;

/** A value of an own field as it is read: "Yes", "12", "May 31, 1990". */
export function valueWords(value: unknown): string {
  if (value === null || value === undefined || value === "") return "–";
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (typeof value === "number") return value.toLocaleString("en-US", { maximumFractionDigits: 6 });
  const text = String(value);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)))
    return new Date(text).toLocaleDateString("en-US", { timeZone: "UTC", dateStyle: "medium" });
  return text;
}

/** Words that list: "a", "a and b", "a, b and c". */
export const listWords = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
