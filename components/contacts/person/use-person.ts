"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { usePages } from "@/components/shell/use-pages";
import { useWorkspace } from "@/components/shell/workspace-context";
import type { ContactConsent } from "@/lib/contacts/consent-schema";
import type { ContactView, NoteView } from "@/lib/contacts/schema";
import type { MessageView } from "@/lib/messages/schema";
import type { Page } from "@/lib/paging";

const contactConsent = async () => (await import("@/lib/contacts/consent-schema")).contactConsent;
const duplicateList = async () => (await import("@/lib/contacts/duplicates-schema")).duplicateList;
const contactView = async () => (await import("@/lib/contacts/schema")).contactView;
const noteView = async () => (await import("@/lib/contacts/schema")).noteView;
const messageView = async () => (await import("@/lib/messages/schema")).messageView;

/** What the server rendered a person's page with. */
export type FirstPerson = {
  person: ContactView;
  consent: ContactConsent;
  notes: Page<NoteView>;
  texts: Page<MessageView>;
  at: number;
};

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

export const useNotes = ({ person, notes, at }: FirstPerson) =>
  usePages({
    resource: "contacts",
    key: ["notes", person.id],
    path: `/contacts/${person.id}/notes`,
    query: { limit: 20 },
    row: noteView,
    first: { page: notes, at },
    staleTime: 10_000,
  });

/** The whole history, newest first, read backwards page by page and kept fresh while it is looked at. */
export const useTexts = ({ person, texts, at }: FirstPerson) =>
  usePages({
    resource: "messages",
    key: ["person", person.id],
    path: "/messages",
    query: { contact_id: person.id, limit: TEXTS },
    row: messageView,
    first: { page: texts, at },
    refetchMs: (pages) => (pages.length > 1 ? 15_000 : 4_000),
  });

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
