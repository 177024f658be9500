import type { ResourceKind, WorkspaceKind } from "@/db/enums";
import type { Spoken } from "@/lib/bookings/visit-words";
import type { AssistantSettings } from "@/lib/workspaces/assistant-settings";
import type { BookingRules } from "@/lib/workspaces/booking-rules";
import type { OpeningHours } from "@/lib/workspaces/schema";
import type { DialogState } from "./dialog-state";

export type Business = {
  name: string;
  kind: WorkspaceKind;
  timeZone: string;
  language: string;
  country: string;
  openingHours: OpeningHours | null;
  address: string | null;
  phone: string | null;
  website: string | null;
  rules: BookingRules;
  assistant: AssistantSettings;
};

export type OfferedService = {
  id: number;
  name: string;
  description: string | null;
  durationMinutes: number;
  priceMicros: number | null;
  currency: string;
  isPriceFrom: boolean;
  takesParty: boolean;
};

export type Helper = { id: number; name: string; kind: ResourceKind };

/** A visit of the customer's own that is still to come. */
export type OwnVisit = {
  id: number;
  version: number;
  serviceId: number;
  service: string;
  resourceId: number;
  resource: Helper;
  guestName: string | null;
  partySize: number | null;
  startsAt: Date;
};

export type Said = {
  id: number;
  body: string;
  by: "customer" | "team" | "assistant";
  at: Date;
  hasMedia: boolean;
};

/** All that an answer may lean on: one business, one customer, nothing of anybody else. */
export type Scene = {
  workspaceId: number;
  conversationId: number;
  contactId: number;
  firstName: string | null;
  business: Business;
  services: OfferedService[];
  people: Helper[];
  guests: string[];
  visits: OwnVisit[];
  /** When everybody is away, from now on. */
  closures: { startsAt: Date; endsAt: Date; reason: string | null }[];
  /** What they wrote since the last answer, oldest first. */
  asked: Said[];
  /** What was said before that, oldest first. */
  history: Said[];
  dialog: DialogState | null;
  /** The language of the customer, as far as it is known from before. */
  language: Spoken;
  at: Date;
};
