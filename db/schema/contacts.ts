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
import { actorKind, attributeKind, category, channel, consentAction, consentMethod } from "./states";
import { workspaces } from "./workspaces";

export const contacts = pgTable(
  "contacts",
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: id(),
    firstName: text("first_name"),
    lastName: text("last_name"),
    email: text("email"),
    language: text("language"),
    timeZone: text("time_zone"),
    /** How they like to be written to; null: whatever they agreed to, SMS first. */
    preferredChannel: channel("preferred_channel"),
    tags: text("tags").array().notNull().default([]),
    attributes: jsonb("attributes").$type<Record<string, unknown>>().notNull().default({}),
    source: text("source").notNull(),
    /** Sealed E.164; null once erased. */
    phoneSealed: text("phone_sealed"),
    phoneIdx: text("phone_idx"),
    phoneLast4: text("phone_last4"),
    country: text("country"),
    erasedAt: moment("erased_at"),
    /** Another number of the same person: their history shows there, sends and imports by this number lead there. */
    mergedIntoId: big("merged_into_id"),
    /** What a search by name or e-mail looks through; short enough for an index entry in any script. */
    searchText: text("search_text").generatedAlwaysAs(
      sql`left(lower(coalesce(first_name, '') || ' ' || coalesce(last_name, '') || ' ' || coalesce(email, '')), 300)`,
    ),
    version: integer("version").notNull().default(1),
    createdAt: createdAt(),
    updatedAt: moment("updated_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex("contacts_phone_key").on(t.workspaceId, t.phoneIdx),
    index("contacts_last4_idx").on(t.workspaceId, t.phoneLast4),
    // Read in the list's own order, without the rows: row-level security keeps a trigram index from being used.
    index("contacts_search_idx").on(t.workspaceId, t.id, t.searchText),
    index("contacts_merged_idx").on(t.workspaceId, t.mergedIntoId).where(sql`${t.mergedIntoId} is not null`),
  ],
);

/**
 * Append-only ledger. Keyed by the number's index, not by the contact, so that it survives erasure.
 * A null channel or category means every one of them.
 */
export const consentEvents = pgTable(
  "consent_events",
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: id(),
    phoneIdx: text("phone_idx").notNull(),
    phoneLast4: text("phone_last4"),
    channel: channel("channel"),
    category: category("category"),
    action: consentAction("action").notNull(),
    method: consentMethod("method").notNull(),
    keyword: text("keyword"),
    wording: text("wording"),
    reason: text("reason"),
    rawText: text("raw_text"),
    sourceMessageId: big("source_message_id"),
    actorKind: actorKind("actor_kind").notNull(),
    actorId: big("actor_id"),
    actorName: text("actor_name"),
    requestId: text("request_id"),
    at: moment("at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("consent_events_phone_idx").on(t.workspaceId, t.phoneIdx, t.id),
    index("consent_events_opt_outs_idx").on(t.workspaceId, t.at).where(sql`${t.action} = 'opted_out'`),
  ],
);

/**
 * What segments ask of everybody, in rows narrow enough to read a million at once; kept by triggers on contacts and on
 * the ledger, never written by the app. One row a number: with the person it leads to, if there is one, and what the
 * ledger comes to, a bit for each channel and category (16 × channel + category, in the order of db/enums).
 */
export const contactMarks = pgTable(
  "contact_marks",
  {
    workspaceId: workspaceId(),
    phoneIdx: text("phone_idx").notNull(),
    contactId: big("contact_id"),
    /** Neither erased nor merged into somebody. */
    isListed: boolean("is_listed").notNull().default(false),
    optedOut: big("opted_out").notNull().default(0),
    optedIn: big("opted_in").notNull().default(0),
    tags: text("tags").array().notNull().default([]),
    /** The rest is the person's, where they can be in a segment at all. */
    attributes: jsonb("attributes").$type<Record<string, unknown>>().notNull().default({}),
    country: text("country"),
    language: text("language"),
    addedAt: moment("added_at"),
    /** Every index of this number, while former index keys are kept: lines of the ledger under any of them count. */
    sameAs: text("same_as").array(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.phoneIdx] }),
    index("contact_marks_contact_idx").on(t.workspaceId, t.contactId).where(sql`${t.contactId} is not null`),
  ],
);

/** What staff write about a person for each other; never sent, erased with the person. */
export const contactNotes = pgTable(
  "contact_notes",
  {
    workspaceId: workspaceId(),
    id: id(),
    contactId: big("contact_id").notNull(),
    body: text("body").notNull(),
    authorId: big("author_id"),
    authorName: text("author_name").notNull(),
    createdAt: createdAt(),
    /** Set while a deletion can still be undone; removed for good a day later. */
    deletedAt: moment("deleted_at"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("contact_notes_contact_idx").on(t.workspaceId, t.contactId, t.id),
    foreignKey({
      columns: [t.workspaceId, t.contactId],
      foreignColumns: [contacts.workspaceId, contacts.id],
      name: "contact_notes_contact_fk",
    }).onDelete("cascade"),
  ],
);

/** The workspace's own fields: what their values are and how staff call them. Archived ones keep their values. */
export const attributeDefinitions = pgTable(
  "attribute_definitions",
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: id(),
    key: text("key").notNull(),
    label: text("label").notNull(),
    kind: attributeKind("kind").notNull(),
    options: text("options").array().notNull().default([]),
    isPinned: boolean("is_pinned").notNull().default(false),
    archivedAt: moment("archived_at"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex("attribute_definitions_key").on(t.workspaceId, t.key),
  ],
);
