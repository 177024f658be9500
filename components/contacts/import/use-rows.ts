"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { queryString } from "@/components/shell/api";
import { useWorkspace } from "@/components/shell/workspace-context";
import { importRowView } from "@/lib/contacts/import/schema";
import { pageOf } from "@/lib/paging";
import type { ProblemFilter } from "./problem-filter";

const rows = pageOf(importRowView);

/** The first rows of the file as they were read. */
export function useFirstRows(importId: number, limit: number) {
  const { id, api } = useWorkspace();
  return useQuery({
    queryKey: ["imports", id, importId, "first-rows", limit],
    queryFn: ({ signal }) =>
      api.get(`/contacts/imports/${importId}/rows${queryString({ all: "true", limit })}`, {
        answer: rows,
        signal,
      }),
    // The rows of a file never change.
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Rows that have something wrong or remarkable. `version`: what they were checked with. */
export function useProblemRows(importId: number, filter: ProblemFilter, version: string) {
  const { id, api } = useWorkspace();
  return useInfiniteQuery({
    queryKey: ["imports", id, importId, "rows", filter, version],
    queryFn: ({ pageParam, signal }) =>
      api.get(
        `/contacts/imports/${importId}/rows${queryString({ ...filter, limit: 25, cursor: pageParam })}`,
        { answer: rows, signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  });
}
