"use client";

import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { queryString } from "@/components/shell/api";
import { useWorkspace } from "@/components/shell/workspace-context";
import {
  type ContactCount,
  type ContactView,
  contactCount,
  contactView,
  duplicateList,
  lookedUp,
  tagList,
} from "@/lib/contacts/schema";
import { type Page, pageOf } from "@/lib/paging";
import { apiFilters, type Filters, isFiltered } from "./filters";
import { PAGE_SIZE } from "./page-size";

const pageShape = pageOf(contactView);

/** A page that the server rendered, and what it was asked for. */
export type FirstPage = { filters: Filters; page: Page<ContactView>; total: ContactCount; at: number };

/** The list behind the filters, newest first. */
export function usePeople(filters: Filters, first: FirstPage, isEnabled: boolean) {
  const { id, api } = useWorkspace();
  const isFirst = JSON.stringify(first.filters) === JSON.stringify(filters);
  return useInfiniteQuery({
    queryKey: ["contacts", id, "people", filters],
    queryFn: ({ pageParam, signal }) =>
      api.get(`/contacts${queryString({ ...apiFilters(filters), limit: PAGE_SIZE, cursor: pageParam })}`, {
        answer: pageShape,
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    initialData: isFirst ? { pages: [first.page], pageParams: [null] } : undefined,
    initialDataUpdatedAt: isFirst ? first.at : undefined,
    placeholderData: keepPreviousData,
    enabled: isEnabled,
    staleTime: 10_000,
  });
}

/** How many fit; asked apart, so that rows never wait for a count. */
export function useCount(filters: Filters, first: FirstPage) {
  const { id, api } = useWorkspace();
  const asked = apiFilters(filters);
  const isEverybody = !isFiltered(filters);
  return useQuery({
    queryKey: ["contacts", id, "count", asked],
    queryFn: ({ signal }) =>
      api.get(`/contacts/count${queryString(asked)}`, { answer: contactCount, signal }),
    initialData: isEverybody ? first.total : undefined,
    initialDataUpdatedAt: isEverybody ? first.at : undefined,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
}

/** Whose number this is; asked with a body, because a number has no place in an address. */
export function useNumber(text: string, isEnabled: boolean) {
  const { id, api } = useWorkspace();
  return useQuery({
    queryKey: ["contacts", id, "number", text],
    queryFn: ({ signal }) => api.post("/contacts/lookup", { phone: text }, { answer: lookedUp, signal }),
    enabled: isEnabled,
    staleTime: 20_000,
    gcTime: 60_000,
  });
}

export function useTags() {
  const { id, api } = useWorkspace();
  return useQuery({
    queryKey: ["contacts", id, "tags"],
    queryFn: ({ signal }) => api.get("/contact-tags", { answer: tagList, signal }),
    staleTime: 60_000,
  });
}

export function useDuplicates() {
  const { id, api } = useWorkspace();
  return useQuery({
    queryKey: ["contacts", id, "duplicates"],
    queryFn: ({ signal }) => api.get("/contacts/duplicates", { answer: duplicateList, signal }),
    staleTime: 300_000,
  });
}
