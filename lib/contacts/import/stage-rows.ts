import { raw, withWorkspace } from "@/db/client";
import { invalid, Problem } from "@/lib/errors";
import type { FileRecord } from "./read-records";
import { sealCells } from "./row-cells";
import { MAX_COLUMNS } from "./schema";
import { looksLike } from "./value-kinds";

export type Staged = { columns: string[]; total: number; sample: string[][]; hasHeader: boolean };

const SAMPLE = 200;
/** A reader that stops renewing this was killed. */
export const READING_LEASE_SECONDS = 60;

/**
 * Stores a file's rows, sealed, in batches of their own short transactions. The first row names the columns, unless it
 * holds a number or an address: then the columns are counted.
 * @throws Problem 422 `empty_file`, `too_many_columns`.
 */
export async function stageRows(
  workspaceId: number,
  importId: number,
  batches: AsyncIterable<FileRecord[]>,
  named: string[] | null = null,
): Promise<Staged> {
  const staged: Staged = { columns: named ?? [], total: 0, sample: [], hasHeader: true };
  let isFirst = named === null;
  for await (const batch of batches) {
    let rows = batch;
    const [head] = batch;
    if (isFirst && head) {
      isFirst = false;
      staged.hasHeader = isHeader(head.cells);
      staged.columns = columnsOf(head, staged.hasHeader);
      if (staged.hasHeader) rows = batch.slice(1);
    }
    if (rows.length === 0) continue;
    for (const row of rows.slice(0, SAMPLE - staged.sample.length)) staged.sample.push(row.cells);
    staged.total += rows.length;
    await insertRows(workspaceId, importId, rows, staged.total);
  }
  if (staged.total === 0) {
    const what =
      staged.columns.length > 0 ? "This file has column names but no rows." : "This file is empty.";
    throw new Problem(422, "empty_file", `${what} Export the list again, with the people in it.`);
  }
  return staged;
}

const isHeader = (cells: string[]): boolean =>
  !cells.some((cell) => looksLike.phone(cell.trim()) || looksLike.email(cell.trim()));

function columnsOf(head: FileRecord, hasHeader: boolean): string[] {
  if (head.trouble !== null)
    throw invalid("csv", "header_unreadable", "The first line, with the column names, cannot be read.");
  if (head.cells.length > MAX_COLUMNS) {
    throw new Problem(
      422,
      "too_many_columns",
      `The file has ${head.cells.length} columns; at most ${MAX_COLUMNS} can be read.`,
    );
  }
  const seen = new Set<string>();
  return head.cells.map((cell, i) => {
    const own = hasHeader ? cell.replace(/\s+/g, " ").trim().slice(0, 100).toWellFormed() : "";
    let name = own || `Column ${i + 1}`;
    for (let n = 2; seen.has(name); n++) name = `${own} (${n})`;
    seen.add(name);
    return name;
  });
}

async function insertRows(
  workspaceId: number,
  importId: number,
  rows: FileRecord[],
  total: number,
): Promise<void> {
  const sealed = rows.map((row) => sealCells(workspaceId, importId, row));
  await withWorkspace(workspaceId, async (tx) => {
    const sql = raw(tx);
    await sql`
      insert into import_rows (workspace_id, import_id, line, cells_sealed)
      select ${workspaceId}, ${importId}, line, cells
      from unnest(${rows.map((row) => row.line)}::int[], ${sealed}::text[]) as t(line, cells)`;
    await sql`
      update imports set rows_total = ${total}, lease_until = now() + make_interval(secs => ${READING_LEASE_SECONDS})
      where workspace_id = ${workspaceId} and id = ${importId} and status = 'reading'`;
  });
}
