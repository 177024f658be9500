"use client";

import { useQuery } from "@tanstack/react-query";
import { type FirstPage, firstFor, usePages } from "@/components/shell/use-pages";
import { useWorkspace } from "@/components/shell/workspace-context";
import type { CampaignCounts, CampaignView } from "@/lib/campaigns/schema";
import { apiFilters, type Filters, PAGE_SIZE } from "./filters";

const campaignCounts = async () => (await import("@/lib/campaigns/schema")).campaignCounts;
const campaignView = async () => (await import("@/lib/campaigns/schema")).campaignView;

/** What the server rendered the page with: the first campaigns, and how all of them stand. */
export type FirstCampaigns = FirstPage<Filters, CampaignView> & { counts: CampaignCounts };

const OFTEN_MS = 4_000;
const SELDOM_MS = 20_000;
const isMoving = ({ status }: CampaignView) => status === "freezing" || status === "running";

/** The campaigns behind the filters, newest first; looked at often while one of them is going out. */
export const useCampaignList = (filters: Filters, first: FirstCampaigns) =>
  usePages({
    resource: "campaigns",
    key: ["list", filters],
    path: "/campaigns",
    query: { ...apiFilters(filters), limit: PAGE_SIZE },
    row: campaignView,
    first: firstFor(first, filters),
    keepsRows: true,
    // All open pages are asked again: with older ones open, more seldom.
    refetchMs: (pages) => (pages.length === 1 && pages[0]?.data.some(isMoving) ? OFTEN_MS : SELDOM_MS),
  });

/** How all campaigns stand, whatever the filters leave. */
export function useCampaignCounts({ counts, at }: FirstCampaigns): CampaignCounts {
  const { id, api } = useWorkspace();
  const { data } = useQuery({
    queryKey: ["campaigns", id, "counts"],
    queryFn: ({ signal }) => api.get("/campaigns/counts", { answer: campaignCounts, signal }),
    initialData: counts,
    initialDataUpdatedAt: at,
    refetchInterval: ({ state }) =>
      (state.data?.freezing ?? 0) + (state.data?.running ?? 0) > 0 ? OFTEN_MS : SELDOM_MS,
  });
  return data;
}
