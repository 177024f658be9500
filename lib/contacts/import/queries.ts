import { and, desc, eq, isNotNull, lt, ne, or } from "drizzle-orm";
import { raw, type Tx, withWorkspace } from "@/db/client";
import type { ImportRowOutcome } from "@/db/enums";
import { imports } from "@/db/schema/imports";
import { type Actor, authorize } from "@/lib/actor";
import { notFound } from "@/lib/errors";
import { type Page, readCursor, toPage } from "@/lib/paging";
import { activeDefinitions } from "../definitions";
import { mayReveal } from "../reveal-number";
import { maskCells } from "./mask-cells";
import { type ImportRecord, presentImport, presentSummary } from "./present-import";
import { presentRow } from "./present-row";
import { errorCodes } from "./problems";
import { openCells } from "./row-cells";
import type { ImportRowView, ImportSummary, ImportView, ListRowsQuery } from "./view-schema";

const SAMPLE = 50;

/** Newest first; uploads that came to nothing are not listed. */
export async function listImports(
  actor: Actor,
  query: { limit: number; cursor?: string },
): Promise<Page<ImportSummary>> {
  authorize(actor, "contacts:read");
  const before = readCursor(query.cursor);
  return withWorkspace(actor.workspaceId, async (tx) => {
    const rows = await tx
      .select()
      .from(imports)
      .where(
        and(
          eq(imports.workspaceId, actor.workspaceId),
          or(ne(imports.status, "failed"), isNotNull(imports.problem)),
          before === null ? undefined : lt(imports.id, before),
        ),
      )
      .orderBy(desc(imports.id))
      .limit(query.limit + 1);
    return toPage(rows, query.limit, presentSummary);
  });
}

/** An import with its columns and problems. @throws Problem 404. */
export async function getImport(actor: Actor, id: number): Promise<ImportView> {
  authorize(actor, "contacts:read");
  return withWorkspace(actor.workspaceId, async (tx) => {
    const row = await requireRecord(tx, actor.workspaceId, id);
    const staged = await raw(tx)<{ line: number; cells_sealed: string }[]>`
      select line, cells_sealed from import_rows
      where workspace_id = ${actor.workspaceId} and import_id = ${id} order by line limit ${SAMPLE}`;
    const sample = staged.flatMap(({ line, cells_sealed }) => {
      const cells = openCells(actor.workspaceId, id, line, cells_sealed);
      return cells && cells.trouble === null ? [cells.cells] : [];
    });
    const shown = mayReveal(actor) ? sample : sample.map((cells) => maskCells(row, cells));
    const definitions = await activeDefinitions(tx, actor.workspaceId);
    const fields = definitions.map(({ key, label, kind }) => ({ key, label, kind }));
    return presentImport(row, sample, shown, fields);
  });
}

export async function requireRecord(tx: Tx, workspaceId: number, id: number): Promise<ImportRecord> {
  const [row] = await tx
    .select()
    .from(imports)
    .where(and(eq(imports.workspaceId, workspaceId), eq(imports.id, id)));
  if (!row) throw notFound();
  return row;
}

export type KeptRow = {
  line: number;
  cells_sealed: string;
  problems: string[];
  outcome: ImportRowOutcome | null;
  contact_id: number | null;
};

/** The rows of an import in the file's order, each with its problems in words. @throws Problem 404. */
export async function listRows(actor: Actor, id: number, query: ListRowsQuery): Promise<Page<ImportRowView>> {
  authorize(actor, "contacts:read");
  const after = readCursor(query.cursor) ?? 0;
  return withWorkspace(actor.workspaceId, async (tx) => {
    const row = await requireRecord(tx, actor.workspaceId, id);
    const rows = await readRows(tx, actor.workspaceId, id, after, query);
    const isOpen = mayReveal(actor);
    const page = toPage(
      rows.map((one) => ({ ...one, id: one.line })),
      query.limit,
      (one) => presentRow(row, one, isOpen),
    );
    return page;
  });
}

/** Rows after a line; without `all` those that have a problem. */
export async function readRows(
  tx: Tx,
  workspaceId: number,
  importId: number,
  after: number,
  query: Pick<ListRowsQuery, "problem" | "outcome" | "all" | "limit">,
): Promise<KeptRow[]> {
  const sql = raw(tx);
  const has = (codes: readonly string[]) =>
    sql`exists (select from unnest(problems) p where split_part(p, ':', 1) = any(${codes}::text[]))`;
  const isOut = has(errorCodes);
  const which = sql`
    ${query.all && !query.problem && !query.outcome ? sql`true` : sql`problems <> '{}'`}
    and ${query.problem ? has([query.problem]) : sql`true`}
    and ${query.outcome ? (query.outcome === "left_out" ? isOut : sql`not ${isOut}`) : sql`true`}`;
  return sql<KeptRow[]>`
    select line, cells_sealed, problems, outcome, contact_id from import_rows
    where workspace_id = ${workspaceId} and import_id = ${importId} and line > ${after} and ${which}
    order by line limit ${query.limit + 1}`;
}
