"use client";

import { useQuery } from "@tanstack/react-query";
import { useWorkspace } from "@/components/shell/workspace-context";
import type { OverviewView } from "@/lib/reports/schema";

const overview = async () => (await import("@/lib/reports/schema")).overview;

/** Two weeks in figures, today's kept fresh while the page is seen. */
export function useOverview(initial: OverviewView): OverviewView {
  const { id, api } = useWorkspace();
  const { data } = useQuery({
    queryKey: ["overview", id],
    queryFn: ({ signal }) => api.get("/overview", { answer: overview, signal }),
    initialData: initial,
    refetchInterval: 10_000,
  });
  return data;
}
