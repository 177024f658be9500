import { stringify } from "csv-stringify/sync";
import { withWorkspace } from "@/db/client";
import { type Actor, authorize } from "@/lib/actor";
import { neutral } from "@/lib/csv";
import { recordAudit } from "@/lib/workspaces/record-audit";
import { mayReveal } from "../reveal-number";
import { maskCells } from "./mask-cells";
import type { ImportRecord } from "./present-import";
import { presentRow } from "./present-row";
import { type KeptRow, readRows, requireRecord } from "./queries";
import { openCells } from "./row-cells";

const PAGE = 1_000;

/**
 * The rows with a problem as CSV, in the file's own columns and one more that says what is wrong: to be corrected and
 * uploaded again. Read page by page; a cell that a spreadsheet would run is made plain. Recorded.
 * @throws Problem 404.
 */
export async function exportProblems(actor: Actor, id: number): Promise<ReadableStream<Uint8Array>> {
  authorize(actor, "contacts:read");
  const row = await withWorkspace(actor.workspaceId, async (tx) => {
    const found = await requireRecord(tx, actor.workspaceId, id);
    await recordAudit(tx, actor, { verb: "import.problems_exported", subjectType: "import", subjectId: id });
    return found;
  });
  const isOpen = mayReveal(actor);
  const encoder = new TextEncoder();
  let after: number | null = null;
  return new ReadableStream({
    async pull(controller) {
      const isFirst = after === null;
      const rows = await withWorkspace(actor.workspaceId, (tx) =>
        readRows(tx, actor.workspaceId, id, after ?? 0, { all: false, limit: PAGE }),
      );
      const lines = rows.map((kept) => toLine(row, kept, isOpen));
      const head = isFirst ? [["line", ...row.columns, "problem"].map(neutralCell)] : [];
      const text = stringify([...head, ...lines], { bom: isFirst });
      if (text !== "") controller.enqueue(encoder.encode(text));
      after = rows.at(-1)?.line ?? 0;
      if (rows.length <= PAGE) controller.close();
    },
  });
}

function toLine(row: ImportRecord, kept: KeptRow, isOpen: boolean): string[] {
  const opened = openCells(row.workspaceId, row.id, kept.line, kept.cells_sealed);
  const cells = opened === null ? [] : isOpen ? opened.cells : maskCells(row, opened.cells);
  const problems = presentRow(row, kept, isOpen).problems.map(({ message }) => message);
  const own = row.columns.map((_, i) => neutralCell(cells[i] ?? ""));
  return [String(kept.line), ...own, neutralCell(problems.join(" "))];
}

/** A number keeps its plus: a spreadsheet reads it as a number, not as a formula. */
const neutralCell = (value: string): string => (/^\+[\d\s().-]+$/.test(value) ? value : neutral(value));
