import { sql } from "drizzle-orm";
import {
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { big, createdAt, id, moment, workspaceId } from "./columns";
import { resourceKind } from "./states";
import { type OpeningHours, workspaces } from "./workspaces";

/** What can be booked: a haircut, a table for the evening. */
export const services = pgTable(
  "services",
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: id(),
    name: text("name").notNull(),
    description: text("description"),
    durationMinutes: integer("duration_minutes").notNull(),
    /** Kept free afterwards, to clean up or to breathe. */
    bufferMinutes: integer("buffer_minutes").notNull().default(0),
    /** Null: no price is told. */
    priceMicros: big("price_micros"),
    currency: text("currency").notNull().default("USD"),
    /** The price is where it begins, not what it is. */
    isPriceFrom: boolean("is_price_from").notNull().default(false),
    /** Booked for a number of people, at something large enough for them. */
    takesParty: boolean("takes_party").notNull().default(false),
    position: integer("position").notNull().default(0),
    version: integer("version").notNull().default(1),
    archivedAt: moment("archived_at"),
    createdAt: createdAt(),
    updatedAt: moment("updated_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex("services_name_key")
      .on(t.workspaceId, sql`lower(${t.name})`)
      .where(sql`${t.archivedAt} is null`),
  ],
);

/** Who or what serves: a stylist, a table, a room. One booking at a time. */
export const resources = pgTable(
  "resources",
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: id(),
    kind: resourceKind("kind").notNull(),
    name: text("name").notNull(),
    /** How many people it takes. */
    capacity: integer("capacity").notNull().default(1),
    /** Null: open whenever the business is. */
    hours: jsonb("hours").$type<OpeningHours | null>(),
    position: integer("position").notNull().default(0),
    /** Counted up to end the calendar address that was given out. */
    feedVersion: integer("feed_version").notNull().default(1),
    version: integer("version").notNull().default(1),
    archivedAt: moment("archived_at"),
    createdAt: createdAt(),
    updatedAt: moment("updated_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex("resources_name_key")
      .on(t.workspaceId, sql`lower(${t.name})`)
      .where(sql`${t.archivedAt} is null`),
  ],
);

/** Who can do what; a service without any line is done by everybody. */
export const serviceResources = pgTable(
  "service_resources",
  {
    workspaceId: workspaceId(),
    serviceId: big("service_id").notNull(),
    resourceId: big("resource_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.serviceId, t.resourceId] }),
    foreignKey({
      columns: [t.workspaceId, t.serviceId],
      foreignColumns: [services.workspaceId, services.id],
      name: "service_resources_service_fk",
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.workspaceId, t.resourceId],
      foreignColumns: [resources.workspaceId, resources.id],
      name: "service_resources_resource_fk",
    }).onDelete("cascade"),
  ],
);

/** Holidays of the business, and time off of one resource. */
export const closures = pgTable(
  "closures",
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: id(),
    /** Null: everybody. */
    resourceId: big("resource_id"),
    startsAt: moment("starts_at").notNull(),
    endsAt: moment("ends_at").notNull(),
    reason: text("reason"),
    createdBy: text("created_by").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("closures_ends_idx").on(t.workspaceId, t.endsAt),
    foreignKey({
      columns: [t.workspaceId, t.resourceId],
      foreignColumns: [resources.workspaceId, resources.id],
      name: "closures_resource_fk",
    }).onDelete("cascade"),
  ],
);
