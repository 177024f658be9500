"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { queryString } from "@/components/shell/api";
import { useWorkspace } from "@/components/shell/workspace-context";
import { type MessageView, messageView } from "@/lib/messages/schema";
import { type Page, pageOf } from "@/lib/paging";
import { apiFilters, type Filters } from "./filters";
import { PAGE_SIZE } from "./page-size";

const pageShape = pageOf(messageView);

/** A page that the server rendered, and what it was asked for. */
export type FirstPage = { filters: Filters; page: Page<MessageView>; at: number };

/** Stretches of the past looked through for a first find before a person is asked whether to go on. */
const LOOK_BACK = 6;

/**
 * The list behind the filters, newest first, kept fresh while the page is seen: every 2 s at the top,
 * more seldom once older pages are open, because all of them are asked again.
 */
export function useMessages(filters: Filters, first: FirstPage) {
  const { id, api } = useWorkspace();
  const isFirst = JSON.stringify(first.filters) === JSON.stringify(filters);
  const list = useInfiniteQuery({
    queryKey: ["messages", id, filters],
    queryFn: ({ pageParam, signal }) =>
      api.get(`/messages${queryString({ ...apiFilters(filters), limit: PAGE_SIZE, cursor: pageParam })}`, {
        answer: pageShape,
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    initialData: isFirst ? { pages: [first.page], pageParams: [null] } : undefined,
    initialDataUpdatedAt: isFirst ? first.at : undefined,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => ((state.data?.pages.length ?? 1) > 1 ? 10_000 : 2_000),
  });
  const { data, hasNextPage, isFetching, fetchNextPage } = list;
  const pages = data?.pages ?? [];
  const isBarren = pages.length > 0 && pages.every((page) => page.data.length === 0);
  const goesOn = isBarren && hasNextPage && !isFetching && pages.length < LOOK_BACK;
  useEffect(() => {
    if (goesOn) void fetchNextPage();
  }, [goesOn, fetchNextPage]);
  return list;
}
