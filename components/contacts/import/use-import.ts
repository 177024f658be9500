"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useWorkspace } from "@/components/shell/workspace-context";
import type { ImportView } from "@/lib/contacts/import/view-schema";
import { isBusy } from "./words";

const importView = async () => (await import("@/lib/contacts/import/view-schema")).importView;

const LOOK_EVERY_MS = 700;

/** An import as it stands, looked at again while something is going on. */
export function useImport(first: ImportView, at: number) {
  const { id: workspaceId, api } = useWorkspace();
  return useQuery({
    queryKey: ["imports", workspaceId, first.id],
    queryFn: ({ signal }) => api.get(`/contacts/imports/${first.id}`, { answer: importView, signal }),
    initialData: first,
    initialDataUpdatedAt: at,
    refetchInterval: ({ state }) => (state.data && isBusy(state.data.status) ? LOOK_EVERY_MS : false),
  });
}

/** One of the import's own doors: check, start, cancel, undo. Its answer is the import as it stands now. */
export function useImportAction(importId: number, action: "check" | "start" | "cancel" | "undo") {
  const { id: workspaceId, api } = useWorkspace();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: object) =>
      api.post(`/contacts/imports/${importId}/${action}`, body, { answer: importView }),
    onError: () => {
      // Somebody may have moved it on in another window.
      void client.invalidateQueries({ queryKey: ["imports", workspaceId, importId], exact: true });
    },
    onSuccess: (view) => {
      client.setQueryData(["imports", workspaceId, importId], view);
      void client.invalidateQueries({ queryKey: ["imports", workspaceId, "list"] });
      void client.invalidateQueries({ queryKey: ["contacts", workspaceId] });
    },
  });
}
