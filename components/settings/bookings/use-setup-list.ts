"use client";

import { useQuery } from "@tanstack/react-query";
import type { Answer } from "@/components/shell/answer";
import { pageAnswer } from "@/components/shell/answer";
import { useWorkspace } from "@/components/shell/workspace-context";
import type { Page } from "@/lib/paging";

const LIVE_MS = 15_000;

/** Services or resources as Settings shows them: those in use began on the server, those put away are asked for. */
export function useSetupList<T>(
  resource: "services" | "resources",
  row: Answer<T>,
  isArchived: boolean,
  first: { page: Page<T>; at: number },
) {
  const { id, api } = useWorkspace();
  return useQuery({
    queryKey: [resource, id, isArchived ? "archived" : "in use"],
    queryFn: async ({ signal }) =>
      (await api.get(`/${resource}?limit=200&archived=${isArchived}`, { answer: pageAnswer(row), signal }))
        .data,
    initialData: isArchived ? undefined : first.page.data,
    initialDataUpdatedAt: first.at,
    staleTime: 5_000,
    refetchInterval: LIVE_MS,
  });
}
