"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { requestKeys } from "@/components/shell/request-keys";
import { useWorkspace } from "@/components/shell/workspace-context";
import { toast } from "@/components/ui/toast";
import { toastWithUndo } from "@/components/ui/toast-with-undo";
import type { SegmentView } from "@/lib/segments/schema";

const segmentView = async () => (await import("@/lib/segments/schema")).segmentView;

const tell = (error: Error) => toast.danger(error.message);

/** What can be done to a whole segment, each with its way back. */
export function useSegmentActions() {
  const { id: workspaceId, api } = useWorkspace();
  const queries = useQueryClient();
  const onSettled = () => queries.invalidateQueries({ queryKey: ["segments", workspaceId] });
  const post = (segment: SegmentView, verb: "archive" | "restore" | "duplicate") =>
    api.post(
      `/segments/${segment.id}/${verb}`,
      {},
      { answer: segmentView, idempotencyKey: requestKeys()(verb) },
    );

  const restore = useMutation({
    mutationFn: (segment: SegmentView) => post(segment, "restore"),
    onSuccess: (restored) => toast.success(`“${restored.name}” is back`),
    onError: tell,
    onSettled,
  });
  const archive = useMutation({
    mutationFn: (segment: SegmentView) => post(segment, "archive"),
    onSuccess: (archived) => toastWithUndo(`“${archived.name}” archived`, () => restore.mutate(archived)),
    onError: tell,
    onSettled,
  });
  const duplicate = useMutation({
    mutationFn: (segment: SegmentView) => post(segment, "duplicate"),
    onError: tell,
    onSettled,
  });
  return { restore, archive, duplicate };
}
