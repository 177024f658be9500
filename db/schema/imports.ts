import { sql } from "drizzle-orm";
import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { big, createdAt, id, moment, workspaceId } from "./columns";
import { actorKind, importRowOutcome, importStatus } from "./states";
import { workspaces } from "./workspaces";

/** One file of contacts: read, checked, confirmed, written, and for a while undone again. */
export const imports = pgTable(
  "imports",
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: id(),
    fileName: text("file_name"),
    status: importStatus("status").notNull(),
    /** The file's column names, in order. */
    columns: text("columns").array().notNull().default([]),
    /** Column name to field (`phone`, `first_name`, `attributes.plan` …) or null for "leave out". */
    mapping: jsonb("mapping").$type<Record<string, string | null>>().notNull().default({}),
    /** What was said about consent: how, when, in which words, for which categories. */
    consent: jsonb("consent").$type<Record<string, unknown> | null>(),
    options: jsonb("options").$type<Record<string, unknown>>().notNull().default({}),
    rowsTotal: integer("rows_total").notNull().default(0),
    rowsDone: integer("rows_done").notNull().default(0),
    /** Last line that the present phase has done: each batch moves it in the transaction of its work. */
    cursorLine: integer("cursor_line").notNull().default(0),
    /** Derived counts by phase and outcome or problem code (`check.new`, `run.problem.landline`), written with each batch. */
    counts: jsonb("counts").$type<Record<string, number>>().notNull().default({}),
    problem: text("problem"),
    /** No drain looks at it before; of one that rests, when its rows are due to be deleted (null: they are gone). */
    leaseUntil: moment("lease_until"),
    actorKind: actorKind("actor_kind").notNull(),
    actorId: big("actor_id"),
    actorName: text("actor_name").notNull(),
    requestId: text("request_id"),
    createdAt: createdAt(),
    startedAt: moment("started_at"),
    finishedAt: moment("finished_at"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("imports_open_idx").on(t.status, t.leaseUntil),
  ],
);

/** A row of the file, sealed because it holds a number in plain; deleted when undo is over. */
export const importRows = pgTable(
  "import_rows",
  {
    workspaceId: workspaceId(),
    importId: big("import_id").notNull(),
    /** Line of the file, the header being 1. */
    line: integer("line").notNull(),
    cellsSealed: text("cells_sealed").notNull(),
    phoneIdx: text("phone_idx"),
    /** Codes of what is wrong or remarkable with this row: `phone_invalid`, `landline`, `duplicate_row` … */
    problems: text("problems").array().notNull().default([]),
    outcome: importRowOutcome("outcome"),
    contactId: big("contact_id"),
    contactVersion: integer("contact_version"),
    /** What the contact was before, sealed; null for one that was created. */
    beforeSealed: text("before_sealed"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.importId, t.line] }),
    index("import_rows_phone_idx").on(t.workspaceId, t.phoneIdx, t.importId),
    index("import_rows_problem_idx").on(t.workspaceId, t.importId, t.line).where(sql`${t.problems} <> '{}'`),
    foreignKey({
      columns: [t.workspaceId, t.importId],
      foreignColumns: [imports.workspaceId, imports.id],
      name: "import_rows_import_fk",
    }).onDelete("cascade"),
  ],
);
