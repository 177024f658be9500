"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useWorkspace } from "@/components/shell/workspace-context";
import type { ResultsView } from "@/lib/campaigns/results-schema";
import type { CampaignView } from "@/lib/campaigns/schema";

const resultsView = async () => (await import("@/lib/campaigns/results-schema")).resultsView;

/** What came of it so far; counted over all its texts, so asked for less often than how far it is. */
export function useResults({ id, status }: CampaignView): ResultsView | undefined {
  const { id: workspaceId, api } = useWorkspace();
  const isLive = status === "running" || status === "freezing";
  return useQuery({
    queryKey: ["campaigns", workspaceId, id, "results"],
    queryFn: ({ signal }) => api.get(`/campaigns/${id}/results`, { answer: resultsView, signal }),
    enabled: status !== "draft",
    refetchInterval: isLive ? 4_000 : 20_000,
    placeholderData: keepPreviousData,
  }).data;
}
