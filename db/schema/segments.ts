import { sql } from "drizzle-orm";
import { integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt, id, moment, workspaceId } from "./columns";
import { workspaces } from "./workspaces";

/** A named rule that says who belongs: members are found when they are asked for, never stored. */
export const segments = pgTable(
  "segments",
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: id(),
    name: text("name").notNull(),
    description: text("description"),
    /** The typed filter tree of the API, as it was given. */
    definition: jsonb("definition").$type<unknown>().notNull(),
    version: integer("version").notNull().default(1),
    archivedAt: moment("archived_at"),
    createdBy: text("created_by").notNull(),
    createdAt: createdAt(),
    updatedAt: moment("updated_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    // An archived segment gives its name back.
    uniqueIndex("segments_name_key").on(t.workspaceId, t.name).where(sql`${t.archivedAt} is null`),
  ],
);
