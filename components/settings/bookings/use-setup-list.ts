"use client";

import { useQuery } from "@tanstack/react-query";
import type { z } from "zod";
import { useWorkspace } from "@/components/shell/workspace-context";
import { type Page, pageOf } from "@/lib/paging";

const LIVE_MS = 15_000;

/** Services or resources as Settings shows them: those in use began on the server, those put away are asked for. */
export function useSetupList<T>(
  resource: "services" | "resources",
  row: z.ZodType<T>,
  isArchived: boolean,
  first: { page: Page<T>; at: number },
) {
  const { id, api } = useWorkspace();
  return useQuery({
    queryKey: [resource, id, isArchived ? "archived" : "in use"],
    queryFn: async ({ signal }) =>
      (await api.get(`/${resource}?limit=200&archived=${isArchived}`, { answer: pageOf(row), signal })).data,
    initialData: isArchived ? undefined : first.page.data,
    initialDataUpdatedAt: first.at,
    staleTime: 5_000,
    refetchInterval: LIVE_MS,
  });
}
