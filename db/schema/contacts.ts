import { index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { big, createdAt, id, moment, workspaceId } from "./columns";
import { actorKind, category, channel, consentAction, consentMethod } from "./states";
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
    tags: text("tags").array().notNull().default([]),
    attributes: jsonb("attributes").$type<Record<string, unknown>>().notNull().default({}),
    source: text("source").notNull(),
    /** Sealed E.164; null once erased. */
    phoneSealed: text("phone_sealed"),
    phoneIdx: text("phone_idx"),
    phoneLast4: text("phone_last4"),
    country: text("country"),
    erasedAt: moment("erased_at"),
    version: integer("version").notNull().default(1),
    createdAt: createdAt(),
    updatedAt: moment("updated_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex("contacts_phone_key").on(t.workspaceId, t.phoneIdx),
    index("contacts_last4_idx").on(t.workspaceId, t.phoneLast4),
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
  ],
);
