"use client";

import { useQuery } from "@tanstack/react-query";
import { useWorkspace } from "@/components/shell/workspace-context";
import type { EditorFacts } from "@/components/templates/draft";

const samplePeople = async () => (await import("@/lib/templates/preview-schema")).samplePeople;
const templateVariables = async () => (await import("@/lib/templates/preview-schema")).templateVariables;

/** Whom to preview a text with, and which variables fill themselves. Undefined while it is on its way. */
export function useTemplateFacts(): EditorFacts | undefined {
  const { id, api } = useWorkspace();
  return useQuery({
    queryKey: ["template-facts", id],
    queryFn: async ({ signal }) => {
      const [variables, people] = await Promise.all([
        api.get("/templates/variables", { answer: templateVariables, signal }),
        api.get("/templates/sample-people", { answer: samplePeople, signal }),
      ]);
      return { variables: variables.data, people };
    },
    staleTime: 60_000,
  }).data;
}
