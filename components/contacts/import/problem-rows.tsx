"use client";

import { cn, Skeleton } from "@heroui/react";
import { LoadMore } from "@/components/ui/load-more";
import { Notice } from "@/components/ui/notice";
import type { ImportRowView, ImportView } from "@/lib/contacts/import/view-schema";
import type { ProblemFilter } from "./problem-filter";
import { useProblemRows } from "./use-rows";
import { isBusy } from "./words";

type Props = { view: ImportView; filter: ProblemFilter };

/** Rows with what is wrong in words, beside their own cells; the cell it lies in stands out. */
export function ProblemRows({ view, filter }: Props) {
  const rows = useProblemRows(view.id, filter, JSON.stringify([view.mapping, view.status, view.check]));
  const errors = new Set(view.problems.flatMap((one) => (one.severity === "error" ? [one.code] : [])));
  const shown = view.columns.filter(({ field }) => field !== null).map(({ name }) => name);
  if (rows.isPending)
    return (
      <div role="status" aria-label="Loading the rows" className="space-y-2 border-t border-separator p-5">
        {[0, 1, 2].map((row) => (
          <Skeleton key={row} className="h-10 rounded-lg" />
        ))}
      </div>
    );
  if (rows.isError) return <Notice tone="bad" className="m-4" title={rows.error.message} />;
  const all = rows.data.rows;
  if (all.length === 0)
    return (
      <p className="border-t border-separator px-5 py-6 text-sm text-muted">
        The rows of this file are deleted once an import can no longer be undone.
      </p>
    );
  return (
    <div className="border-t border-separator">
      <ol className="divide-y divide-separator" aria-label="Rows">
        {all.map((row) => (
          <Row
            key={row.line}
            row={row}
            shown={shown}
            errors={errors}
            isDone={view.started_at !== null && !isBusy(view.status)}
          />
        ))}
      </ol>
      <LoadMore list={rows} label="Show more rows" />
    </div>
  );
}

type RowProps = { row: ImportRowView; shown: string[]; errors: Set<string>; isDone: boolean };

function Row({ row, shown, errors, isDone }: RowProps) {
  const isOut = row.problems.some(({ code }) => errors.has(code));
  const wrong = new Set(row.problems.map(({ column }) => column));
  return (
    <li className="grid gap-x-4 gap-y-1 px-4 py-3 text-sm md:grid-cols-[6.5rem_minmax(0,1fr)] md:px-5">
      <div className="flex gap-2 text-muted md:block">
        <span className="tabular-nums">Line {row.line.toLocaleString("en-US")}</span>
        <span className={isOut ? "block font-medium text-danger-soft-foreground" : "block"}>
          {isOut ? "Left out" : isDone ? "Imported" : "Goes in"}
        </span>
      </div>
      <div className="min-w-0">
        {row.problems.map(({ code, message }) => (
          <p key={code + message} className="break-words">
            {message}
          </p>
        ))}
        <div className="mt-1.5 flex flex-wrap gap-1.5 text-[13px]">
          {shown.map((name) => {
            const cell = row.cells[name] ?? "";
            if (cell === "" && !wrong.has(name)) return null;
            return (
              <span
                key={name}
                title={name}
                dir="auto"
                className={cn(
                  "max-w-full truncate rounded-md px-1.5 py-0.5",
                  !wrong.has(name) && "bg-surface-secondary text-muted",
                  wrong.has(name) && isOut && "bg-danger-soft text-danger-soft-foreground",
                  wrong.has(name) && !isOut && "bg-warning-soft text-warning-soft-foreground",
                )}
              >
                {cell === "" ? `${name}: empty` : cell}
              </span>
            );
          })}
        </div>
      </div>
    </li>
  );
}
