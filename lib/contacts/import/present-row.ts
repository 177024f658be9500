import { maskCells } from "./mask-cells";
import type { ImportRecord } from "./present-import";
import { codeOf, problemWords } from "./problems";
import type { KeptRow } from "./queries";
import { openCells } from "./row-cells";
import type { ImportRowView } from "./view-schema";

/** Which column a problem speaks of. */
const fieldOf: Record<string, string | null> = {
  quote_unclosed: null,
  row_too_long: null,
  too_many_cells: null,
  erased: null,
  name_too_long: null,
  too_many_fields: null,
  unreadable_characters: null,
  too_many_tags: "tags",
  email_invalid: "email",
  language_invalid: "language",
  time_zone_invalid: "time_zone",
  channel_invalid: "preferred_channel",
  marketing_unclear: "marketing",
};

/** A row with its own cells and its problems in words. Numbers are whole only for who may see them. */
export function presentRow(row: ImportRecord, kept: KeptRow, isOpen: boolean): ImportRowView {
  const opened = openCells(row.workspaceId, row.id, kept.line, kept.cells_sealed);
  const cells = opened === null ? [] : isOpen ? opened.cells : maskCells(row, opened.cells);
  return {
    line: kept.line,
    cells: Object.fromEntries(row.columns.map((name, i) => [name, (cells[i] ?? "").slice(0, 300)])),
    outcome: kept.outcome,
    contact_id: kept.contact_id,
    problems: kept.problems.map((problem) => {
      const at = columnOf(row, problem);
      return {
        code: codeOf(problem),
        message: problemWords(problem, cells[at] ?? ""),
        column: row.columns[at] ?? null,
      };
    }),
  };
}

function columnOf({ columns, mapping }: ImportRecord, problem: string): number {
  const code = codeOf(problem);
  if (code !== "value_invalid" && code !== "value_too_long") {
    const field = fieldOf[code] === undefined ? "phone" : fieldOf[code];
    return field === null ? -1 : columns.findIndex((name) => mapping[name] === field);
  }
  const label = problem.slice(code.length + 1);
  const key = label.toLowerCase().replaceAll(" ", "_");
  return columns.findIndex(
    (name) =>
      name === label || mapping[name] === `attributes.${label}` || mapping[name] === `attributes.${key}`,
  );
}
