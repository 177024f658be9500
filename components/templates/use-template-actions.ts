"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ApiProblem } from "@/components/shell/api";
import { requestKeys } from "@/components/shell/request-keys";
import { useWorkspace } from "@/components/shell/workspace-context";
import { toast } from "@/components/ui/toast";
import { toastWithUndo } from "@/components/ui/toast-with-undo";
import type { TemplateView } from "@/lib/templates/schema";
import { shownName } from "./words";

const deletedTemplate = async () => (await import("@/lib/templates/schema")).deletedTemplate;
const templateView = async () => (await import("@/lib/templates/schema")).templateView;

const tell = (error: unknown) =>
  toast.danger(error instanceof ApiProblem ? error.message : "That did not work.");

/** What can be done to a whole template, each with its way back where there is one. */
export function useTemplateActions() {
  const { id: workspaceId, api } = useWorkspace();
  const queries = useQueryClient();
  const onSettled = () => queries.invalidateQueries({ queryKey: ["templates", workspaceId] });
  const post = (template: TemplateView, verb: "archive" | "restore" | "duplicate") =>
    api.post(
      `/templates/${template.id}/${verb}`,
      {},
      { answer: templateView, idempotencyKey: requestKeys()(verb) },
    );

  const restore = useMutation({
    mutationFn: (template: TemplateView) => post(template, "restore"),
    onSuccess: (restored) => toast.success(`“${restored.name}” is back`),
    onError: tell,
    onSettled,
  });
  const archive = useMutation({
    mutationFn: (template: TemplateView) => post(template, "archive"),
    onSuccess: (archived) => {
      toastWithUndo(`“${shownName(archived)}” archived`, () => restore.mutate(archived));
    },
    onError: tell,
    onSettled,
  });
  const duplicate = useMutation({
    mutationFn: (template: TemplateView) => post(template, "duplicate"),
    onError: tell,
    onSettled,
  });
  const remove = useMutation({
    mutationFn: (template: TemplateView) =>
      api.remove(`/templates/${template.id}`, { answer: deletedTemplate }),
    onSuccess: () => toast.success("Deleted for good"),
    onError: tell,
    onSettled,
  });
  return { restore, archive, duplicate, remove };
}
