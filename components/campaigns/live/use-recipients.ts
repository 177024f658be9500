"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { queryString } from "@/components/shell/api";
import { useWorkspace } from "@/components/shell/workspace-context";
import { type CampaignView, recipientView } from "@/lib/campaigns/schema";
import { pageOf } from "@/lib/paging";
import { type RecipientFilters, type RecipientStanding, recipientParsers } from "./recipient-filters";

const page = pageOf(recipientView);
const PAGE_SIZE = 50;

/** The people behind the filters; looked at again while it runs, as long as one page is open. */
export function useRecipients({ id, status }: CampaignView, filters: RecipientFilters) {
  const { id: workspaceId, api } = useWorkspace();
  const isLive = status === "running" || status === "freezing";
  return useInfiniteQuery({
    queryKey: ["campaigns", workspaceId, id, "recipients", filters],
    queryFn: ({ pageParam, signal }) =>
      api.get(
        `/campaigns/${id}/recipients${queryString({ ...filters, limit: PAGE_SIZE, cursor: pageParam })}`,
        {
          answer: page,
          signal,
        },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next_cursor }) => next_cursor,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (isLive && (state.data?.pages.length ?? 1) === 1 ? 4_000 : 30_000),
  });
}

/** Leads from a number to the people behind it. */
export function useShowRecipients(): (status: RecipientStanding) => void {
  const [, setFilters] = useQueryStates(recipientParsers, { history: "replace" });
  return (status) => {
    void setFilters({ status, reason: null, variant: null });
    document.getElementById("recipients")?.scrollIntoView({ block: "start" });
  };
}
