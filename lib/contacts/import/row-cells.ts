import { seal, unseal } from "@/lib/crypto";
import type { FileRecord, RecordTrouble } from "./read-records";

/** What a row of a file held. */
export type RowCells = { cells: string[]; trouble: RecordTrouble | null };

const context = (workspaceId: number, importId: number, line: number, part: "cells" | "before") =>
  `import|${workspaceId}|${importId}|${line}|${part}`;

/** A row as it is kept: sealed, because it holds a number in plain, and bound to its place. */
export const sealCells = (workspaceId: number, importId: number, record: FileRecord): string =>
  seal(
    JSON.stringify(record.trouble ? [record.trouble, ...record.cells] : ["", ...record.cells]),
    context(workspaceId, importId, record.line, "cells"),
  );

/** Null when the person of the row was erased meanwhile. */
export function openCells(
  workspaceId: number,
  importId: number,
  line: number,
  sealed: string,
): RowCells | null {
  if (sealed === "") return null;
  const [trouble, ...cells] = JSON.parse(
    unseal(sealed, context(workspaceId, importId, line, "cells")),
  ) as string[];
  return { cells, trouble: (trouble || null) as RecordTrouble | null };
}

/** What undo needs of a row: the fields that were changed, as they were, and the lines added to the consent ledger. */
export type Before = { fields: Record<string, unknown> | null; consent: number[] };

export const sealBefore = (workspaceId: number, importId: number, line: number, before: Before): string =>
  seal(JSON.stringify(before), context(workspaceId, importId, line, "before"));

export const openBefore = (workspaceId: number, importId: number, line: number, sealed: string): Before =>
  JSON.parse(unseal(sealed, context(workspaceId, importId, line, "before"))) as Before;
