"use client";

import { Button, Skeleton } from "@heroui/react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { queryString } from "@/components/shell/api";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Notice } from "@/components/ui/notice";
import { type ImportView, importRowView } from "@/lib/contacts/import/schema";
import { pageOf } from "@/lib/paging";

type Props = { importId: number; code: string; columns: ImportView["columns"] };

/** The rows with one problem: their line, their own cells, and what is wrong in words. */
export function ProblemRows({ importId, code, columns }: Props) {
  const { id, api } = useWorkspace();
  const rows = useInfiniteQuery({
    queryKey: ["imports", id, importId, "rows", code],
    queryFn: ({ pageParam, signal }) =>
      api.get(
        `/contacts/imports/${importId}/rows${queryString({ problem: code, limit: 25, cursor: pageParam })}`,
        {
          answer: pageOf(importRowView),
          signal,
        },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  });
  const shown = columns.filter(({ field }) => field !== null).map(({ name }) => name);
  if (rows.isPending) return <Skeleton className="mx-5 mb-4 h-24 rounded-xl" />;
  if (rows.isError) return <Notice tone="bad" className="mx-5 mb-4" title={rows.error.message} />;
  return (
    <div className="bg-surface-secondary px-4 py-3 md:px-5">
      <ol className="space-y-3">
        {rows.data.pages
          .flatMap((page) => page.data)
          .map((row) => (
            <li key={row.line} className="grid gap-x-4 gap-y-0.5 text-sm md:grid-cols-[5.5rem_minmax(0,1fr)]">
              <span className="font-medium tabular-nums">Line {row.line.toLocaleString("en-US")}</span>
              <div className="min-w-0">
                <p>
                  {row.problems
                    .filter((problem) => problem.code === code)
                    .map(({ message }) => message)
                    .join(" ")}
                </p>
                <p className="truncate text-muted" dir="auto">
                  {shown
                    .map((name) => row.cells[name] ?? "")
                    .filter((cell) => cell !== "")
                    .join(" · ")}
                </p>
              </div>
            </li>
          ))}
      </ol>
      {rows.hasNextPage ? (
        <Button
          size="sm"
          variant="ghost"
          className="mt-3"
          isPending={rows.isFetchingNextPage}
          onPress={() => void rows.fetchNextPage()}
        >
          Show more rows
        </Button>
      ) : null}
    </div>
  );
}
