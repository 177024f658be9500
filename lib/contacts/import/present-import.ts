import type { imports } from "@/db/schema/imports";
import { now } from "@/lib/clock";
import { keyFor, kindOf } from "./guess-mapping";
import type { FileFacts } from "./import-row";
import { isProblemCode, ruleOf } from "./problems";
import { importOptions, UNDO_DAYS } from "./schema";
import type { ImportProblem, ImportSummary, ImportView } from "./view-schema";

export type ImportRecord = typeof imports.$inferSelect;

/** An import as lists show it: how far it is, and what it came to. */
export function presentSummary(row: ImportRecord): ImportSummary {
  const { file: _, ...options } = row.options;
  const undoUntil =
    row.finishedAt && row.startedAt ? new Date(row.finishedAt.getTime() + UNDO_DAYS * 86_400_000) : null;
  const canUndo =
    (row.status === "finished" || row.status === "canceled") && undoUntil !== null && undoUntil > now();
  return {
    id: row.id,
    file_name: row.fileName,
    status: row.status,
    problem: row.problem,
    is_mapping_clear: factsOf(row).isClear === true,
    is_automatic: factsOf(row).isAuto === true,
    mapping: row.mapping,
    options: importOptions.parse(options),
    consent: row.consent,
    rows_total: row.rowsTotal,
    rows_done: row.rowsDone,
    check: {
      new: count(row, "check.new"),
      update: count(row, "check.update"),
      unchanged: count(row, "check.unchanged"),
      skip: count(row, "check.skip"),
      noticed: count(row, "check.noticed"),
      agreed: count(row, "check.agreed"),
    },
    result: {
      created: count(row, "run.created"),
      updated: count(row, "run.updated"),
      unchanged: count(row, "run.unchanged"),
      skipped: count(row, "run.skipped"),
      opted_in: count(row, "run.opted_in"),
      stays_stopped: count(row, "run.stays_stopped"),
    },
    undo: {
      removed: count(row, "undo.removed"),
      restored: count(row, "undo.restored"),
      kept: count(row, "undo.kept"),
      withdrawn: count(row, "undo.withdrawn"),
    },
    created_by: row.actorName,
    created_at: row.createdAt.toISOString(),
    started_at: row.startedAt?.toISOString() ?? null,
    finished_at: row.finishedAt?.toISOString() ?? null,
    undo_until: canUndo ? undoUntil.toISOString() : null,
  };
}

/** The same with its columns, sample values and problems. `sample`: cells of the first rows, already masked. */
export function presentImport(
  row: ImportRecord,
  sample: string[][],
  shown: string[][],
  fields: ImportView["fields"],
): ImportView {
  const { encoding = null, separator = null, hasHeader = true } = factsOf(row);
  return {
    ...presentSummary(row),
    file: { encoding, separator, has_header: hasHeader },
    columns: row.columns.map((name, i) => ({
      name,
      field: row.mapping[name] ?? null,
      samples: [...new Set(shown.map((cells) => cells[i]?.trim() ?? ""))]
        .filter((text) => text !== "")
        .slice(0, 3)
        .map((text) => text.slice(0, 80)),
      kind: kindOf(sample, i),
      key: keyFor(name),
    })),
    fields,
    problems: problemsOf(row),
    changes: countsUnder(row, "check.change."),
  };
}

function problemsOf(row: ImportRecord): ImportProblem[] {
  return Object.entries(countsUnder(row, "check.problem."))
    .flatMap(([code, count]) => {
      if (!isProblemCode(code)) return [];
      const { severity, title } = ruleOf(code);
      return [{ code, severity, title, count }];
    })
    .sort((a, b) => Number(a.severity === "notice") - Number(b.severity === "notice") || b.count - a.count);
}

const factsOf = (row: ImportRecord): Partial<FileFacts> => (row.options.file ?? {}) as Partial<FileFacts>;

const count = (row: ImportRecord, name: string): number => row.counts[name] ?? 0;

const countsUnder = (row: ImportRecord, prefix: string): Record<string, number> =>
  Object.fromEntries(
    Object.entries(row.counts).flatMap(([name, n]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), n]] : [],
    ),
  );
