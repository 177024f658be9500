"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSettled } from "@/components/messages/use-contacts";
import { queryString } from "@/components/shell/api";
import { useWorkspace } from "@/components/shell/workspace-context";
import { type SearchResults, searchResults } from "@/lib/reports/search-schema";

/** Of each kind. */
export const FOUND = 5;

const none: SearchResults = {
  contacts: [],
  messages: [],
  templates: [],
  segments: [],
  messages_complete: true,
};

/** People, segments, texts and templates for what is typed, once it has been quiet for a moment. */
export function useSearch(typed: string): {
  results: SearchResults;
  isSearching: boolean;
  failure: string | null;
} {
  const { id, api } = useWorkspace();
  const wanted = typed.trim().slice(0, 100);
  const q = useSettled(wanted, 160);
  const { data, isFetching, isPlaceholderData, error } = useQuery({
    queryKey: ["search", id, q],
    queryFn: ({ signal }) =>
      api.get(`/search${queryString({ q, limit: FOUND })}`, { answer: searchResults, signal }),
    enabled: q.length > 1,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
  if (wanted.length < 2) return { results: none, isSearching: false, failure: null };
  const isCurrent = q === wanted && !isPlaceholderData;
  const found = data ?? none;
  return {
    results: isCurrent ? found : stillFitting(found, wanted),
    isSearching: isFetching || !isCurrent,
    failure: error && !isFetching ? error.message : null,
  };
}

/** While an answer is on its way, only those of the last one who fit what is typed now may be chosen. */
function stillFitting(found: SearchResults, typed: string): SearchResults {
  const want = typed.toLowerCase();
  const fits = (...texts: (string | null)[]) => texts.some((text) => text?.toLowerCase().includes(want));
  return {
    ...found,
    contacts: found.contacts.filter(({ name, phone }) => fits(name, phone)),
    messages: found.messages.filter(({ body }) => fits(body)),
    templates: found.templates.filter(({ name }) => fits(name)),
    segments: found.segments.filter(({ name }) => fits(name)),
  };
}
