"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useWorkspace } from "@/components/shell/workspace-context";
import { toast } from "@/components/ui/toast";
import { toastWithUndo } from "@/components/ui/toast-with-undo";
import type { ConversationDetail } from "@/lib/inbox/conversations-schema";
import { useRefreshInbox } from "./use-inbox";

const conversationDetail = async () => (await import("@/lib/inbox/conversations-schema")).conversationDetail;
const taskView = async () => (await import("@/lib/inbox/tasks-schema")).taskView;

export type NewOwner = { owner: "me" | "assistant" | "nobody" } | { owner: "member"; member_id: number };

/** What the team does with a conversation besides answering it. */
export function useDeeds({ id: conversationId, version }: Pick<ConversationDetail, "id" | "version">) {
  const { id, api } = useWorkspace();
  const queries = useQueryClient();
  const refresh = useRefreshInbox();
  const path = `/conversations/${conversationId}`;
  const keep = (detail: ConversationDetail) => {
    queries.setQueryData(["conversations", id, "one", conversationId], detail);
    void refresh();
  };
  const fail = (error: Error) => {
    toast.danger(error.message);
    void refresh();
  };
  const reopen = useMutation({
    mutationFn: () => api.post(`${path}/reopen`, {}, { answer: conversationDetail }),
    onSuccess: keep,
    onError: fail,
  });
  const close = useMutation({
    mutationFn: () => api.post(`${path}/close`, { version }, { answer: conversationDetail }),
    onSuccess: (detail) => {
      keep(detail);
      toastWithUndo("Conversation closed", () => reopen.mutate());
    },
    onError: fail,
  });
  const assign = useMutation({
    mutationFn: (to: NewOwner) => api.post(`${path}/assign`, to, { answer: conversationDetail }),
    onSuccess: keep,
    onError: fail,
  });
  return { close, reopen, assign };
}

/** Marks a task as done, with a way back. */
export function useFinishTask() {
  const { api } = useWorkspace();
  const refresh = useRefreshInbox();
  const finish = useMutation({
    mutationFn: ({ id, isDone }: { id: number; isDone: boolean }) =>
      api.post(`/tasks/${id}/done`, { is_done: isDone }, { answer: taskView }),
    onSuccess: (task) => {
      void refresh();
      if (task.done_at) toastWithUndo("Task done", () => finish.mutate({ id: task.id, isDone: false }));
    },
    onError: (error) => toast.danger(error.message),
  });
  return finish;
}
