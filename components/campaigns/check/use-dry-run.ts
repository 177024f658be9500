"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useWorkspace } from "@/components/shell/workspace-context";
import type { CampaignView } from "@/lib/campaigns/schema";

const dryRunView = async () => (await import("@/lib/campaigns/dry-run-schema")).dryRunView;

const LOOK_EVERY_MS = 700;

/**
 * What a launch would do, asked for whenever a step that shows it is opened: people opt out and come in meanwhile. The
 * server answers at once when nothing can have changed; of a large audience it tells how far it is.
 */
export function useDryRun(campaign: CampaignView) {
  const { id: workspaceId, api } = useWorkspace();
  const queries = useQueryClient();
  const queryKey = ["campaigns", workspaceId, campaign.id, "dry-run"];
  const start = useMutation({
    mutationFn: () => api.post(`/campaigns/${campaign.id}/dry-run`, {}, { answer: dryRunView }),
    onSuccess: (run) => queries.setQueryData(queryKey, run),
  });
  const query = useQuery({
    queryKey,
    queryFn: ({ signal }) => api.get(`/campaigns/${campaign.id}/dry-run`, { answer: dryRunView, signal }),
    enabled: start.isSuccess,
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: ({ state }) => (state.data?.status === "running" ? LOOK_EVERY_MS : false),
  });
  const begun = useRef<number | null>(null);
  const isReady = campaign.problems.length === 0;
  const { mutate } = start;
  useEffect(() => {
    if (!isReady || begun.current === campaign.version) return;
    begun.current = campaign.version;
    mutate();
  }, [isReady, campaign.version, mutate]);

  const { data } = query;
  const run = data && data.version === campaign.version && !data.is_stale ? data : null;
  return {
    /** Null until there is one of this version. */
    run,
    isWorking: isReady && (run ? run.status === "running" : !start.isError),
    error: start.error ?? query.error,
    again: () => mutate(),
  };
}
