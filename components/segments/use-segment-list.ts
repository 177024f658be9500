"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { queryString } from "@/components/shell/api";
import { useWorkspace } from "@/components/shell/workspace-context";
import { type Page, pageOf } from "@/lib/paging";
import { type SegmentView, segmentView } from "@/lib/segments/schema";
import { apiFilters, type Filters, PAGE_SIZE } from "./filters";

const pageShape = pageOf(segmentView);

/** A page that the server rendered, and what it was asked for. */
export type FirstPage = { filters: Filters; page: Page<SegmentView>; at: number };

/** The segments behind the filters, newest first. */
export function useSegmentList(filters: Filters, first: FirstPage) {
  const { id, api } = useWorkspace();
  const isFirst = JSON.stringify(first.filters) === JSON.stringify(filters);
  return useInfiniteQuery({
    queryKey: ["segments", id, "list", filters],
    queryFn: ({ pageParam, signal }) => {
      const query = { ...apiFilters(filters), limit: PAGE_SIZE, cursor: pageParam };
      return api.get(`/segments${queryString(query)}`, { answer: pageShape, signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    initialData: isFirst ? { pages: [first.page], pageParams: [null] } : undefined,
    initialDataUpdatedAt: isFirst ? first.at : undefined,
    placeholderData: keepPreviousData,
    staleTime: 15_000,
  });
}
