"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useWorkspace } from "@/components/shell/workspace-context";
import { toast } from "@/components/ui/toast";
import { toastWithUndo } from "@/components/ui/toast-with-undo";
import type { DefinitionList, DefinitionView, UpdateDefinitionInput } from "@/lib/contacts/attribute-values";

const definitionList = async () => (await import("@/lib/contacts/attribute-values")).definitionList;
const definitionView = async () => (await import("@/lib/contacts/attribute-values")).definitionView;

export function useFields(first: DefinitionList, at: number) {
  const { id, api } = useWorkspace();
  return useQuery({
    queryKey: ["contact-attributes", id],
    queryFn: ({ signal }) => api.get("/contact-attributes", { answer: definitionList, signal }),
    initialData: first,
    initialDataUpdatedAt: at,
    staleTime: 10_000,
  });
}

/** What can be done to a field, each with its way back. */
export function useFieldActions() {
  const { id, api } = useWorkspace();
  const queries = useQueryClient();
  const onSettled = () => queries.invalidateQueries({ queryKey: ["contact-attributes", id] });
  const change = useMutation({
    mutationFn: ({ field, ...input }: UpdateDefinitionInput & { field: DefinitionView }) =>
      api.patch(`/contact-attributes/${field.id}`, input, { answer: definitionView }),
    onError: (error) => toast.danger(error.message),
    onSettled,
  });
  const archive = useMutation({
    mutationFn: (field: DefinitionView) =>
      api.remove(`/contact-attributes/${field.id}`, { answer: definitionView }),
    onSuccess: (field) => {
      toastWithUndo(`“${field.label}” archived; its values are kept`, () =>
        change.mutate({ field, archived: false }),
      );
    },
    onError: (error) => toast.danger(error.message),
    onSettled,
  });
  return { change, archive, refresh: onSettled };
}
