"use client";

import { useQuery } from "@tanstack/react-query";
import { pageAnswer } from "@/components/shell/answer";
import { queryString } from "@/components/shell/api";
import { usePages } from "@/components/shell/use-pages";
import { useWorkspace } from "@/components/shell/workspace-context";
import type { ProblemFilter } from "./problem-filter";

const importRowView = async () => (await import("@/lib/contacts/import/view-schema")).importRowView;

const rows = pageAnswer(importRowView);

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
export const useProblemRows = (importId: number, filter: ProblemFilter, version: string) =>
  usePages({
    resource: "imports",
    key: [importId, "rows", filter, version],
    path: `/contacts/imports/${importId}/rows`,
    query: { ...filter, limit: 25 },
    row: importRowView,
  });
