import {
  boolean,
  foreignKey,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { big, createdAt, id, moment, workspaceId } from "./columns";
import { category } from "./states";
import { workspaces } from "./workspaces";

/** A template approved at WhatsApp: its sid at Twilio, and which of our placeholders fills {{1}}, {{2}} … */
export type WhatsAppContent = { sid: string; variables: string[] };

export const templates = pgTable(
  "templates",
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: id(),
    name: text("name").notNull(),
    category: category("category").notNull().default("marketing"),
    description: text("description"),
    isActive: boolean("is_active").notNull().default(true),
    archivedAt: moment("archived_at"),
    version: integer("version").notNull().default(1),
    createdAt: createdAt(),
    updatedAt: moment("updated_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex("templates_name_key").on(t.workspaceId, t.name),
  ],
);

/** Immutable: an edit adds a row, a message points at the very text it was made from. */
export const templateVersions = pgTable(
  "template_versions",
  {
    workspaceId: workspaceId(),
    id: id(),
    templateId: big("template_id").notNull(),
    version: integer("version").notNull(),
    body: text("body").notNull(),
    bodies: jsonb("bodies").$type<Record<string, string>>().notNull().default({}),
    placeholders: text("placeholders").array().notNull(),
    /** Pictures and files that go with the text (MMS): addresses, at most ten. */
    mediaUrls: text("media_urls").array().notNull().default([]),
    /** WhatsApp: the approved template that says the same, by language; the key "" is for all others. */
    contents: jsonb("contents").$type<Record<string, WhatsAppContent>>().notNull().default({}),
    createdBy: text("created_by").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex("template_versions_number_key").on(t.workspaceId, t.templateId, t.version),
    foreignKey({
      columns: [t.workspaceId, t.templateId],
      foreignColumns: [templates.workspaceId, templates.id],
      name: "template_versions_template_fk",
    }).onDelete("cascade"),
  ],
);
