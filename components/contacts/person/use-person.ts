"use client";

import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { queryString } from "@/components/shell/api";
import { useWorkspace } from "@/components/shell/workspace-context";
import { type ContactConsent, contactConsent } from "@/lib/contacts/consent-schema";
import { type ContactView, contactView, duplicateList, type NoteView, noteView } from "@/lib/contacts/schema";
import { type MessageView, messageView } from "@/lib/messages/schema";
import { type Page, pageOf } from "@/lib/paging";

/** What the server rendered a person's page with. */
export type FirstPerson = {
  person: ContactView;
  consent: ContactConsent;
  notes: Page<NoteView>;
  texts: Page<MessageView>;
  at: number;
};

const noteShape = pageOf(noteView);
const textShape = pageOf(messageView);
export const TEXTS = 40;

export function usePerson({ person, at }: FirstPerson) {
  const { id, api } = useWorkspace();
  return useQuery({
    queryKey: ["contacts", id, "person", person.id],
    queryFn: ({ signal }) => api.get(`/contacts/${person.id}`, { answer: contactView, signal }),
    initialData: person,
    initialDataUpdatedAt: at,
    staleTime: 10_000,
  });
}

export function useConsent({ person, consent, at }: FirstPerson) {
  const { id, api } = useWorkspace();
  return useQuery({
    queryKey: ["contacts", id, "consent", person.id],
    queryFn: ({ signal }) => api.get(`/contacts/${person.id}/consent`, { answer: contactConsent, signal }),
    initialData: consent,
    initialDataUpdatedAt: at,
    staleTime: 10_000,
  });
}

export function useNotes({ person, notes, at }: FirstPerson) {
  const { id, api } = useWorkspace();
  return useInfiniteQuery({
    queryKey: ["contacts", id, "notes", person.id],
    queryFn: ({ pageParam, signal }) =>
      api.get(`/contacts/${person.id}/notes${queryString({ limit: 20, cursor: pageParam })}`, {
        answer: noteShape,
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    initialData: { pages: [notes], pageParams: [null] },
    initialDataUpdatedAt: at,
    staleTime: 10_000,
  });
}

/** The whole history, newest first, read backwards page by page and kept fresh while it is looked at. */
export function useTexts({ person, texts, at }: FirstPerson) {
  const { id, api } = useWorkspace();
  return useInfiniteQuery({
    queryKey: ["messages", id, "person", person.id],
    queryFn: ({ pageParam, signal }) =>
      api.get(`/messages${queryString({ contact_id: person.id, limit: TEXTS, cursor: pageParam })}`, {
        answer: textShape,
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    initialData: { pages: [texts], pageParams: [null] },
    initialDataUpdatedAt: at,
    refetchInterval: ({ state }) => ((state.data?.pages.length ?? 1) > 1 ? 15_000 : 4_000),
  });
}

export function useLookalikes(personId: number) {
  const { id, api } = useWorkspace();
  return useQuery({
    queryKey: ["contacts", id, "lookalikes", personId],
    queryFn: ({ signal }) => api.get(`/contacts/${personId}/duplicates`, { answer: duplicateList, signal }),
    staleTime: 60_000,
  });
}

/** Everything that is shown about people is asked again. */
export function useRefresh() {
  const { id } = useWorkspace();
  const queries = useQueryClient();
  return async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: ["contacts", id] }),
      queries.invalidateQueries({ queryKey: ["contact", id] }),
      queries.invalidateQueries({ queryKey: ["messages", id] }),
    ]);
  };
}
