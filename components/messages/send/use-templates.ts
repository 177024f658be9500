"use client";

import { useQuery } from "@tanstack/react-query";
import { pageAnswer } from "@/components/shell/answer";
import { useWorkspace } from "@/components/shell/workspace-context";

const templateView = async () => (await import("@/lib/templates/schema")).templateView;

const page = pageAnswer(templateView);

/** The templates that may be sent now. */
export function useTemplates() {
  const { id, api } = useWorkspace();
  return useQuery({
    queryKey: ["templates", id],
    queryFn: async ({ signal }) => {
      const { data } = await api.get("/templates?is_active=true&limit=200", { answer: page, signal });
      return data.toSorted((a, b) => a.name.localeCompare(b.name));
    },
    staleTime: 30_000,
  });
}
