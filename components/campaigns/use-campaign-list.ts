"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { queryString } from "@/components/shell/api";
import { useWorkspace } from "@/components/shell/workspace-context";
import { type CampaignView, campaignView } from "@/lib/campaigns/schema";
import { type Page, pageOf } from "@/lib/paging";
import { apiFilters, type Filters, PAGE_SIZE } from "./filters";

const pageShape = pageOf(campaignView);

/** A page that the server rendered, and what it was asked for. */
export type FirstPage = { filters: Filters; page: Page<CampaignView>; at: number };

const isMoving = ({ status }: CampaignView) => status === "freezing" || status === "running";

/** The campaigns behind the filters, newest first; looked at often while one of them is going out. */
export function useCampaignList(filters: Filters, first: FirstPage) {
  const { id, api } = useWorkspace();
  const isFirst = JSON.stringify(first.filters) === JSON.stringify(filters);
  return useInfiniteQuery({
    queryKey: ["campaigns", id, "list", filters],
    queryFn: ({ pageParam, signal }) => {
      const query = { ...apiFilters(filters), limit: PAGE_SIZE, cursor: pageParam };
      return api.get(`/campaigns${queryString(query)}`, { answer: pageShape, signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    initialData: isFirst ? { pages: [first.page], pageParams: [null] } : undefined,
    initialDataUpdatedAt: isFirst ? first.at : undefined,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      state.data?.pages.some((page) => page.data.some(isMoving)) ? 4_000 : 20_000,
  });
}
