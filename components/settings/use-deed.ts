"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ApiProblem } from "@/components/shell/api";
import { useWorkspace } from "@/components/shell/workspace-context";
import { toast } from "@/components/ui/toast";

/** One change to a resource: its list is read again afterwards, trouble is told in a toast. */
export function useDeed<I, R>(
  resource: string,
  perform: (input: I) => Promise<R>,
  onSuccess?: (result: R, input: I) => void,
) {
  const { id } = useWorkspace();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: perform,
    onSuccess,
    onError: (error) => toast.danger(error instanceof ApiProblem ? error.message : "That did not work."),
    onSettled: () => queries.invalidateQueries({ queryKey: [resource, id] }),
  });
}
