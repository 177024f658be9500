"use client";

import type { Answer } from "@/components/shell/answer";
import { usePages } from "@/components/shell/use-pages";
import type { Page } from "@/lib/paging";

/** A list of settings that began on the server: its rows so far, and how to get more. */
export function useList<T>(resource: string, row: Answer<T>, first: Page<T>) {
  const list = usePages({
    resource,
    key: ["settings"],
    path: `/${resource}`,
    query: {},
    row,
    first: { page: first },
  });
  return {
    rows: list.data?.rows ?? [],
    hasNextPage: list.hasNextPage,
    isFetchingNextPage: list.isFetchingNextPage,
    fetchNextPage: list.fetchNextPage,
  };
}
