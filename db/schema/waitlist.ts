import { sql } from "drizzle-orm";
import {
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { bookings } from "./bookings";
import { big, createdAt, id, moment, workspaceId } from "./columns";
import { contacts } from "./contacts";
import { messages } from "./messages";
import { resources, services } from "./services";
import { offerStatus, openingStatus, waitlistStatus } from "./states";
import { workspaces } from "./workspaces";

/** Somebody who would come if a slot became free. */
export const waitlistEntries = pgTable(
  "waitlist_entries",
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: id(),
    contactId: big("contact_id").notNull(),
    guestName: text("guest_name"),
    serviceId: big("service_id").notNull(),
    /** Null: whoever is free. */
    resourceId: big("resource_id"),
    partySize: integer("party_size").notNull().default(1),
    /** Between these moments they would come; on these weekdays (0 Monday to 6 Sunday), within these local times. */
    earliestAt: moment("earliest_at").notNull(),
    latestAt: moment("latest_at").notNull(),
    weekdays: smallint("weekdays").array(),
    timeFrom: text("time_from"),
    timeUntil: text("time_until"),
    note: text("note"),
    status: waitlistStatus("status").notNull().default("waiting"),
    bookingId: big("booking_id"),
    createdBy: text("created_by").notNull(),
    createdAt: createdAt(),
    updatedAt: moment("updated_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("waitlist_entries_service_idx").on(t.workspaceId, t.serviceId, t.status, t.id),
    index("waitlist_entries_contact_idx").on(t.workspaceId, t.contactId, t.id),
    foreignKey({
      columns: [t.workspaceId, t.contactId],
      foreignColumns: [contacts.workspaceId, contacts.id],
      name: "waitlist_entries_contact_fk",
    }),
    foreignKey({
      columns: [t.workspaceId, t.serviceId],
      foreignColumns: [services.workspaceId, services.id],
      name: "waitlist_entries_service_fk",
    }),
    foreignKey({
      columns: [t.workspaceId, t.resourceId],
      foreignColumns: [resources.workspaceId, resources.id],
      name: "waitlist_entries_resource_fk",
    }),
    foreignKey({
      columns: [t.workspaceId, t.bookingId],
      foreignColumns: [bookings.workspaceId, bookings.id],
      name: "waitlist_entries_booking_fk",
    }),
  ],
);

/** A slot that a cancellation made free and that people are being asked for, wave by wave. */
export const waitlistOpenings = pgTable(
  "waitlist_openings",
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: id(),
    /** The visit that was canceled or moved away. */
    bookingId: big("booking_id").notNull(),
    bookingVersion: integer("booking_version").notNull(),
    serviceId: big("service_id").notNull(),
    resourceId: big("resource_id").notNull(),
    startsAt: moment("starts_at").notNull(),
    endsAt: moment("ends_at").notNull(),
    status: openingStatus("status").notNull().default("open"),
    wave: integer("wave").notNull().default(0),
    /** When the next wave is asked, or the slot given up; null when nothing is left to do. */
    nextAt: moment("next_at"),
    /** Keeps the slot from others while somebody may still say yes. */
    holdBookingId: big("hold_booking_id"),
    filledBookingId: big("filled_booking_id"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex("waitlist_openings_once_key").on(t.workspaceId, t.bookingId, t.bookingVersion),
    index("waitlist_openings_next_idx").on(t.nextAt).where(sql`${t.status} = 'open'`),
    foreignKey({
      columns: [t.workspaceId, t.bookingId],
      foreignColumns: [bookings.workspaceId, bookings.id],
      name: "waitlist_openings_booking_fk",
    }).onDelete("cascade"),
  ],
);

/** One person asked about one opening, once. */
export const waitlistOffers = pgTable(
  "waitlist_offers",
  {
    workspaceId: workspaceId(),
    id: id(),
    openingId: big("opening_id").notNull(),
    entryId: big("entry_id").notNull(),
    contactId: big("contact_id").notNull(),
    wave: integer("wave").notNull(),
    messageId: big("message_id"),
    status: offerStatus("status").notNull().default("offered"),
    expiresAt: moment("expires_at").notNull(),
    answeredAt: moment("answered_at"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex("waitlist_offers_once_key").on(t.workspaceId, t.openingId, t.entryId),
    index("waitlist_offers_contact_idx").on(t.workspaceId, t.contactId, t.id),
    foreignKey({
      columns: [t.workspaceId, t.openingId],
      foreignColumns: [waitlistOpenings.workspaceId, waitlistOpenings.id],
      name: "waitlist_offers_opening_fk",
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.workspaceId, t.entryId],
      foreignColumns: [waitlistEntries.workspaceId, waitlistEntries.id],
      name: "waitlist_offers_entry_fk",
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.workspaceId, t.messageId],
      foreignColumns: [messages.workspaceId, messages.id],
      name: "waitlist_offers_message_fk",
    }),
  ],
);
