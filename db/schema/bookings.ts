import { sql } from "drizzle-orm";
import {
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { campaigns } from "./campaigns";
import { big, createdAt, id, moment, workspaceId } from "./columns";
import { contacts } from "./contacts";
import { messages } from "./messages";
import { resources, services } from "./services";
import { actorKind, bookingSource, bookingStatus, bookingTextKind, bookingTextStatus } from "./states";
import { workspaces } from "./workspaces";

/** Others who come by one person's number: a child, a partner. */
export const contactGuests = pgTable(
  "contact_guests",
  {
    workspaceId: workspaceId(),
    id: id(),
    contactId: big("contact_id").notNull(),
    name: text("name").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex("contact_guests_name_key").on(t.workspaceId, t.contactId, sql`lower(${t.name})`),
    foreignKey({
      columns: [t.workspaceId, t.contactId],
      foreignColumns: [contacts.workspaceId, contacts.id],
      name: "contact_guests_contact_fk",
    }).onDelete("cascade"),
  ],
);

/**
 * A visit. That no resource has two at a time is kept by an exclusion constraint of the migration
 * (`bookings_no_overlap`, from start until `blocked_until`, for every status that occupies).
 */
export const bookings = pgTable(
  "bookings",
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: id(),
    serviceId: big("service_id").notNull(),
    resourceId: big("resource_id").notNull(),
    /** Null: a slot held for whoever takes the offer first, or somebody without a number. */
    contactId: big("contact_id"),
    /** Whom it is for, when not the person whose number it is. */
    guestName: text("guest_name"),
    partySize: integer("party_size").notNull().default(1),
    startsAt: moment("starts_at").notNull(),
    endsAt: moment("ends_at").notNull(),
    /** The end with the service's buffer. */
    blockedUntil: moment("blocked_until").notNull(),
    status: bookingStatus("status").notNull(),
    /** A held slot is free again from here on. */
    heldUntil: moment("held_until"),
    /** Counted up by every change; what was derived from an older one is stale. */
    version: integer("version").notNull().default(1),
    source: bookingSource("source").notNull(),
    note: text("note"),
    priceMicros: big("price_micros"),
    currency: text("currency").notNull().default("USD"),
    /** The campaign that brought them, if one did. */
    campaignId: big("campaign_id"),
    confirmedAt: moment("confirmed_at"),
    canceledAt: moment("canceled_at"),
    cancelReason: text("cancel_reason"),
    idempotencyKey: text("idempotency_key"),
    createdBy: text("created_by").notNull(),
    createdAt: createdAt(),
    updatedAt: moment("updated_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex("bookings_idempotency_key").on(t.workspaceId, t.idempotencyKey),
    index("bookings_starts_idx").on(t.workspaceId, t.startsAt, t.id),
    index("bookings_resource_idx").on(t.workspaceId, t.resourceId, t.startsAt),
    index("bookings_contact_idx").on(t.workspaceId, t.contactId, t.startsAt),
    index("bookings_campaign_idx").on(t.workspaceId, t.campaignId).where(sql`${t.campaignId} is not null`),
    index("bookings_held_idx").on(t.workspaceId, t.heldUntil).where(sql`${t.status} = 'held'`),
    foreignKey({
      columns: [t.workspaceId, t.serviceId],
      foreignColumns: [services.workspaceId, services.id],
      name: "bookings_service_fk",
    }),
    foreignKey({
      columns: [t.workspaceId, t.resourceId],
      foreignColumns: [resources.workspaceId, resources.id],
      name: "bookings_resource_fk",
    }),
    foreignKey({
      columns: [t.workspaceId, t.contactId],
      foreignColumns: [contacts.workspaceId, contacts.id],
      name: "bookings_contact_fk",
    }),
    foreignKey({
      columns: [t.workspaceId, t.campaignId],
      foreignColumns: [campaigns.workspaceId, campaigns.id],
      name: "bookings_campaign_fk",
    }),
  ],
);

/** Append-only: what happened to a booking, by whom, and what it was before. */
export const bookingEvents = pgTable(
  "booking_events",
  {
    workspaceId: workspaceId(),
    id: id(),
    bookingId: big("booking_id").notNull(),
    version: integer("version").notNull(),
    /** `created`, `moved`, `confirmed`, `canceled`, `completed`, `no_show`, `changed`, `expired`. */
    kind: text("kind").notNull(),
    data: jsonb("data").$type<Record<string, unknown>>().notNull().default({}),
    actorKind: actorKind("actor_kind").notNull(),
    actorId: big("actor_id"),
    actorName: text("actor_name").notNull(),
    at: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("booking_events_booking_idx").on(t.workspaceId, t.bookingId, t.id),
    foreignKey({
      columns: [t.workspaceId, t.bookingId],
      foreignColumns: [bookings.workspaceId, bookings.id],
      name: "booking_events_booking_fk",
    }).onDelete("cascade"),
  ],
);

/** Confirmation, reminder, follow-up: one of each kind for one version of a booking. */
export const bookingTexts = pgTable(
  "booking_texts",
  {
    workspaceId: workspaceId(),
    id: id(),
    bookingId: big("booking_id").notNull(),
    bookingVersion: integer("booking_version").notNull(),
    kind: bookingTextKind("kind").notNull(),
    /** Hours before the visit, or after it; tells two reminders of one booking apart. */
    hours: integer("hours").notNull().default(0),
    dueAt: moment("due_at").notNull(),
    status: bookingTextStatus("status").notNull().default("due"),
    /** Why it was not sent. */
    reason: text("reason"),
    messageId: big("message_id"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex("booking_texts_once_key").on(t.workspaceId, t.bookingId, t.bookingVersion, t.kind, t.hours),
    index("booking_texts_due_idx").on(t.dueAt).where(sql`${t.status} = 'due'`),
    index("booking_texts_message_idx").on(t.workspaceId, t.messageId).where(sql`${t.messageId} is not null`),
    foreignKey({
      columns: [t.workspaceId, t.bookingId],
      foreignColumns: [bookings.workspaceId, bookings.id],
      name: "booking_texts_booking_fk",
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.workspaceId, t.messageId],
      foreignColumns: [messages.workspaceId, messages.id],
      name: "booking_texts_message_fk",
    }),
  ],
);
