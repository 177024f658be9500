"use client";

import { cn, Skeleton } from "@heroui/react";
import { Panel } from "@/components/ui/panel";
import type { ImportView } from "@/lib/contacts/import/view-schema";
import { useFirstRows } from "./use-rows";
import { fileSentence } from "./words";

const ROWS = 5;

/** The top of the file as it was read, so that a wrong separator or encoding is seen at once. */
export function FilePreview({ view, mapping }: { view: ImportView; mapping: Record<string, string | null> }) {
  const rows = useFirstRows(view.id, ROWS);
  const lines = rows.data?.data ?? [];
  return (
    <Panel aria-label="The first rows of the file" className="overflow-hidden">
      <div className="px-4 py-4 md:px-5">
        <h2 className="font-semibold tracking-tight">The first rows of the file</h2>
        <p className="text-sm text-muted">{fileSentence(view)}</p>
      </div>
      {rows.isError ? (
        <p role="alert" className="px-5 pb-4 text-sm text-muted">
          {rows.error.message}
        </p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <section className="overflow-x-auto border-t border-separator" tabIndex={0} aria-label="Rows">
          <table className="w-full border-collapse text-left text-sm">
            <thead>
              <tr className="bg-surface-secondary">
                <th className="px-4 py-2 font-normal text-muted md:px-5">Line</th>
                {view.columns.map(({ name }) => (
                  <th
                    key={name}
                    dir="auto"
                    className={cn(
                      "max-w-56 truncate px-3 py-2 font-medium whitespace-nowrap",
                      mapping[name] === null && "font-normal text-muted line-through",
                    )}
                  >
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.isPending
                ? Array.from({ length: Math.min(ROWS, view.rows_total) }, (_, i) => (
                    <tr key={i} className="border-t border-separator">
                      <td colSpan={view.columns.length + 1} className="px-4 py-2 md:px-5">
                        <Skeleton className="h-5 rounded" />
                      </td>
                    </tr>
                  ))
                : lines.map((row) => (
                    <tr key={row.line} className="border-t border-separator">
                      <td className="px-4 py-2 text-muted tabular-nums md:px-5">{row.line}</td>
                      {view.columns.map(({ name }) => (
                        <td
                          key={name}
                          dir="auto"
                          className={cn(
                            "max-w-56 truncate px-3 py-2 whitespace-nowrap",
                            mapping[name] === null && "text-muted",
                          )}
                        >
                          {row.cells[name]}
                        </td>
                      ))}
                    </tr>
                  ))}
            </tbody>
          </table>
        </section>
      )}
    </Panel>
  );
}
