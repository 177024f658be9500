import { raw, type Tx } from "@/db/client";
import { indexesOf } from "../phone-identity";
import type { OpenImport } from "./import-row";
import { isError } from "./problems";
import { type PersonRow, type RowRules, readRow } from "./read-row";
import { openCells } from "./row-cells";

/** A staged row, read: who it is about and what is wrong with it. */
export type PreparedRow = { line: number; person: PersonRow; indexes: string[] };

export type StagedRow = { line: number; cells_sealed: string; problems: string[] };

/** The next rows after the import's cursor. */
export const nextRows = (tx: Tx, job: OpenImport, limit: number) => raw(tx)<StagedRow[]>`
  select line, cells_sealed, problems from import_rows
  where workspace_id = ${job.workspaceId} and import_id = ${job.id} and line > ${job.cursorLine}
  order by line limit ${limit}`;

/** Opens and reads rows: the costly part of a batch, done outside any transaction. */
export const prepareRows = (job: OpenImport, rules: RowRules, rows: StagedRow[]): PreparedRow[] =>
  rows.map((row) => {
    const cells = openCells(job.workspaceId, job.id, row.line, row.cells_sealed);
    const person = readRow(cells ?? { cells: [], trouble: null }, rules);
    if (cells === null) person.problems = ["erased"];
    const isUsable = person.phone !== null && !person.problems.some(isError);
    const indexes = isUsable && person.phone ? indexesOf(job.workspaceId, person.phone.e164) : [];
    return { line: row.line, person, indexes };
  });
