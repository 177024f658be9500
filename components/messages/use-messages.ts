"use client";

import { useEffect } from "react";
import { type FirstPage, firstFor, usePages } from "@/components/shell/use-pages";
import type { MessageView } from "@/lib/messages/schema";
import { apiFilters, type Filters } from "./filters";
import { PAGE_SIZE } from "./page-size";

const messageView = async () => (await import("@/lib/messages/schema")).messageView;

/** Stretches of the past looked through for a first find before a person is asked whether to go on. */
const LOOK_BACK = 6;

/**
 * The list behind the filters, newest first, kept fresh while the page is seen: every 2 s at the top,
 * more seldom once older pages are open, because all of them are asked again.
 */
export function useMessages(filters: Filters, first: FirstPage<Filters, MessageView>) {
  const list = usePages({
    resource: "messages",
    key: [filters],
    path: "/messages",
    query: { ...apiFilters(filters), limit: PAGE_SIZE },
    row: messageView,
    first: firstFor(first, filters),
    keepsRows: true,
    refetchMs: (pages) => (pages.length > 1 ? 10_000 : 2_000),
  });
  const { data, hasNextPage, isFetching, fetchNextPage } = list;
  const isBarren = data?.rows.length === 0 && data.pages.length < LOOK_BACK;
  const goesOn = isBarren && hasNextPage && !isFetching;
  useEffect(() => {
    if (goesOn) void fetchNextPage();
  }, [goesOn, fetchNextPage]);
  return list;
}
