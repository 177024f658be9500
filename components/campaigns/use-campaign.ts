"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useDeed } from "@/components/settings/use-deed";
import { useWorkspace } from "@/components/shell/workspace-context";
import type { CampaignView } from "@/lib/campaigns/schema";

const campaignView = async () => (await import("@/lib/campaigns/schema")).campaignView;

/** How often a campaign is looked at: seconds while it moves, seldom once only late receipts can change it. */
export const pace = ({ status }: Pick<CampaignView, "status">): number | false => {
  if (status === "freezing" || status === "running") return 2_000;
  return status === "draft" ? false : 10_000;
};

/** One campaign as it stands. */
export function useCampaign(first: CampaignView, at: number) {
  const { id: workspaceId, api } = useWorkspace();
  return useQuery({
    queryKey: ["campaigns", workspaceId, first.id, "view"],
    queryFn: ({ signal }) => api.get(`/campaigns/${first.id}`, { answer: campaignView, signal }),
    initialData: first,
    initialDataUpdatedAt: at,
    refetchInterval: ({ state }) => (state.data ? pace(state.data) : false),
  });
}

export type CampaignVerb = "launch" | "pause" | "resume" | "cancel" | "duplicate";

/** One of the campaign's own doors; the page shows its answer at once. */
export function useCampaignVerb(verb: CampaignVerb, onSuccess?: (campaign: CampaignView) => void) {
  const { id: workspaceId, api } = useWorkspace();
  const queries = useQueryClient();
  return useDeed(
    "campaigns",
    ({ id, key }: { id: number; key?: string }) =>
      api.post(`/campaigns/${id}/${verb}`, {}, { answer: campaignView, idempotencyKey: key }),
    (campaign) => {
      queries.setQueryData(["campaigns", workspaceId, campaign.id, "view"], campaign);
      onSuccess?.(campaign);
    },
  );
}
