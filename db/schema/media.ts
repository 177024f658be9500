import { customType, index, integer, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt, id, moment, workspaceId } from "./columns";
import { workspaces } from "./workspaces";

const bytes = customType<{ data: Buffer }>({ dataType: () => "bytea" });

/** A picture or file that staff put in, served under an address nobody guesses, for carriers to fetch. */
export const mediaFiles = pgTable(
  "media_files",
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: id(),
    code: text("code").notNull(),
    name: text("name").notNull(),
    contentType: text("content_type").notNull(),
    size: integer("size").notNull(),
    sha256: text("sha256").notNull(),
    content: bytes("content").notNull(),
    createdBy: text("created_by").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex("media_files_code_key").on(t.code),
    uniqueIndex("media_files_sha256_key").on(t.workspaceId, t.sha256),
  ],
);

/** What an address elsewhere was found to hold, so that ten thousand texts with one picture ask for it once. */
export const mediaChecks = pgTable(
  "media_checks",
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    /** SHA-256 of the address. */
    urlHash: text("url_hash").notNull(),
    contentType: text("content_type"),
    size: integer("size"),
    /** Why it cannot be sent; null when it can. */
    problem: text("problem"),
    checkedAt: moment("checked_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.urlHash] }),
    index("media_checks_checked_idx").on(t.checkedAt),
  ],
);
