"use client";

import { toast } from "@heroui/react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import { useWorkspace } from "@/components/shell/workspace-context";
import { toastWithUndo } from "@/components/ui/toast-with-undo";
import {
  type CreateViewInput,
  type SavedView,
  savedView,
  type UpdateViewInput,
  type ViewPage,
} from "@/lib/workspaces/saved-view";

const listed = z.object({ data: z.array(savedView) });

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
    mutationFn: (view: SavedView) => api.remove(`/saved-views/${view.id}`, { answer: z.undefined() }),
    onSuccess: (_, view) => {
      const { name, query, is_shared } = view;
      toastWithUndo(`“${name}” is gone.`, () => create.mutate({ page, name, query, is_shared }));
    },
    onError: (error) => toast.danger(error.message),
    onSettled: refresh,
  });
  return { views: views.data ?? [], create, update, remove };
}
