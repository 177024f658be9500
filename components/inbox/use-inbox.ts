"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { type FirstPage, firstFor, usePages } from "@/components/shell/use-pages";
import { useWorkspace } from "@/components/shell/workspace-context";
import type { ConversationDetail, FoundConversation } from "@/lib/inbox/conversations-schema";
import { apiWish, type ListWish, ROWS, TEXTS } from "./filters";

const contactView = async () => (await import("@/lib/contacts/schema")).contactView;
const noteView = async () => (await import("@/lib/contacts/schema")).noteView;
const conversationCounts = async () => (await import("@/lib/inbox/conversations-schema")).conversationCounts;
const conversationDetail = async () => (await import("@/lib/inbox/conversations-schema")).conversationDetail;
const foundConversation = async () => (await import("@/lib/inbox/conversations-schema")).foundConversation;
const threadMessage = async () => (await import("@/lib/inbox/conversations-schema")).threadMessage;

/** What came in is seen within two seconds: asked this often, answered by a few rows of an index. */
const SOON_MS = 1_500;

export function useConversations(wish: ListWish, first: FirstPage<ListWish, FoundConversation>) {
  return usePages({
    resource: "conversations",
    key: ["list", wish],
    path: "/conversations",
    query: { ...apiWish(wish), limit: ROWS },
    row: foundConversation,
    first: firstFor(first, wish),
    keepsRows: true,
    refetchMs: (pages) => (pages.length > 1 || wish.q ? 10_000 : SOON_MS),
  });
}

export function useCounts() {
  const { id, api } = useWorkspace();
  return useQuery({
    queryKey: ["conversations", id, "counts"],
    queryFn: ({ signal }) => api.get("/conversations/counts", { answer: conversationCounts, signal }),
    refetchInterval: 5_000,
  }).data;
}

export function useConversation(conversationId: number, first?: { detail: ConversationDetail; at: number }) {
  const { id, api } = useWorkspace();
  return useQuery({
    queryKey: ["conversations", id, "one", conversationId],
    queryFn: ({ signal }) =>
      api.get(`/conversations/${conversationId}`, { answer: conversationDetail, signal }),
    initialData: first?.detail.id === conversationId ? first.detail : undefined,
    initialDataUpdatedAt: first?.at,
    refetchInterval: SOON_MS,
    retry: false,
  });
}

/** What was said; asked anew as soon as the conversation counts on, and now and then for what became of each text. */
export function useThread(conversationId: number, version: number | undefined) {
  const { id } = useWorkspace();
  const queries = useQueryClient();
  const shown = useRef(version);
  useEffect(() => {
    if (shown.current === version) return;
    shown.current = version;
    void queries.invalidateQueries({ queryKey: ["conversations", id, "thread", conversationId] });
  }, [queries, id, conversationId, version]);
  return usePages({
    resource: "conversations",
    key: ["thread", conversationId],
    path: `/conversations/${conversationId}/messages`,
    query: { limit: TEXTS },
    row: threadMessage,
    refetchMs: (pages) => (pages.length > 1 ? 15_000 : 4_000),
  });
}

/** The team's notes about this person, newest first. */
export const useContactNotes = (contactId: number) =>
  usePages({
    resource: "contacts",
    key: ["notes", contactId],
    path: `/contacts/${contactId}/notes`,
    query: { limit: 20 },
    row: noteView,
    refetchMs: () => 15_000,
  });

export function usePanelPerson(contactId: number) {
  const { id, api } = useWorkspace();
  return useQuery({
    queryKey: ["contacts", id, "person", contactId],
    queryFn: ({ signal }) => api.get(`/contacts/${contactId}`, { answer: contactView, signal }),
    staleTime: 10_000,
    refetchInterval: 30_000,
  });
}

/** Everything the inbox shows is asked again. */
export function useRefreshInbox() {
  const { id } = useWorkspace();
  const queries = useQueryClient();
  return () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ["conversations", id] }),
      queries.invalidateQueries({ queryKey: ["attention", id] }),
    ]);
}
