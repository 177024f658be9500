"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { queryString } from "@/components/shell/api";
import { type FirstPage, firstFor, usePages } from "@/components/shell/use-pages";
import { useWorkspace } from "@/components/shell/workspace-context";
import type { ContactCount } from "@/lib/contacts/filter-schema";
import type { ContactView } from "@/lib/contacts/schema";
import { apiFilters, type Filters, isFiltered } from "./filters";
import { PAGE_SIZE } from "./page-size";

const duplicateList = async () => (await import("@/lib/contacts/duplicates-schema")).duplicateList;
const contactCount = async () => (await import("@/lib/contacts/filter-schema")).contactCount;
const contactView = async () => (await import("@/lib/contacts/schema")).contactView;
const lookedUp = async () => (await import("@/lib/contacts/schema")).lookedUp;
const tagList = async () => (await import("@/lib/contacts/tags-schema")).tagList;

/** What the server rendered the page with: the first people, and how many there are of all. */
export type FirstPeople = FirstPage<Filters, ContactView> & { total: ContactCount };

/** The list behind the filters, newest first. */
export const usePeople = (filters: Filters, first: FirstPeople, isEnabled: boolean) =>
  usePages({
    resource: "contacts",
    key: ["people", filters],
    path: "/contacts",
    query: { ...apiFilters(filters), limit: PAGE_SIZE },
    row: contactView,
    first: firstFor(first, filters),
    keepsRows: true,
    enabled: isEnabled,
    staleTime: 10_000,
  });

/** How many fit; asked apart, so that rows never wait for a count. */
export function useCount(filters: Filters, first: FirstPeople) {
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
