"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { notRead } from "@/components/shell/answer";
import { useWorkspace } from "@/components/shell/workspace-context";
import { toast } from "@/components/ui/toast";
import { toastWithUndo } from "@/components/ui/toast-with-undo";
import type { CreateViewInput, SavedView, UpdateViewInput, ViewPage } from "@/lib/workspaces/saved-view";

const savedView = async () => (await import("@/lib/workspaces/saved-view")).savedView;
const listed = async () => (await import("@/lib/workspaces/saved-view")).savedViewList;

/** The views of a page, one's own and the shared ones, and what can be done with them. */
export function useViews(page: ViewPage) {
  const { id, api } = useWorkspace();
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: ["saved-views", id] });
  const views = useQuery({
    queryKey: ["saved-views", id, page],
    queryFn: async ({ signal }) =>
      (await api.get(`/saved-views?page=${page}`, { answer: listed, signal })).data,
    staleTime: 60_000,
  });
  const create = useMutation({
    mutationFn: (input: CreateViewInput) => api.post("/saved-views", input, { answer: savedView }),
    onSettled: refresh,
  });
  const update = useMutation({
    mutationFn: ({ id: view, ...change }: UpdateViewInput & { id: number }) =>
      api.patch(`/saved-views/${view}`, change, { answer: savedView }),
    onError: (error) => toast.danger(error.message),
    onSettled: refresh,
  });
  const remove = useMutation({
    mutationFn: (view: SavedView) => api.remove(`/saved-views/${view.id}`, { answer: notRead }),
    onSuccess: (_, view) => {
      const { name, query, is_shared } = view;
      toastWithUndo(`“${name}” is gone.`, () => create.mutate({ page, name, query, is_shared }));
    },
    onError: (error) => toast.danger(error.message),
    onSettled: refresh,
  });
  return { views: views.data ?? [], create, update, remove };
}
