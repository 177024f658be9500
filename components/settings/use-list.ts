"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import type { z } from "zod";
import { queryString } from "@/components/shell/api";
import { useWorkspace } from "@/components/shell/workspace-context";
import { type Page, pageOf } from "@/lib/paging";

/** A list of settings that began on the server: its rows so far, and how to get more. */
export function useList<T>(resource: string, item: z.ZodType<T>, first: Page<T>) {
  const { id, api } = useWorkspace();
  const shape = pageOf(item);
  const query = useInfiniteQuery({
    queryKey: [resource, id, "settings"],
    queryFn: ({ pageParam, signal }) =>
      api.get(`/${resource}${queryString({ cursor: pageParam })}`, { answer: shape, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    initialData: { pages: [first], pageParams: [null] },
  });
  return {
    rows: query.data.pages.flatMap(({ data }) => data),
    hasNextPage: query.hasNextPage,
    isFetchingNextPage: query.isFetchingNextPage,
    fetchNextPage: query.fetchNextPage,
  };
}
