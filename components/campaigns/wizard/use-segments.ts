"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { pageAnswer } from "@/components/shell/answer";
import { useWorkspace } from "@/components/shell/workspace-context";

const segmentPreview = async () => (await import("@/lib/segments/schema")).segmentPreview;
const segmentView = async () => (await import("@/lib/segments/schema")).segmentView;

const page = pageAnswer(segmentView);

/** The segments there are, by name. */
export function useSegments() {
  const { id, api } = useWorkspace();
  return useQuery({
    queryKey: ["segments", id, "choices"],
    queryFn: async ({ signal }) => {
      const { data } = await api.get("/segments?limit=200", { answer: page, signal });
      return data.toSorted((a, b) => a.name.localeCompare(b.name));
    },
    staleTime: 15_000,
  });
}

/** How many people are in a segment now (null: everybody), without those of another, and ten of them. */
export function useAudience(segmentId: number | null, excludeId: number | null, isEnabled: boolean) {
  const { id, api } = useWorkspace();
  const segments = useSegments().data;
  const segment = segments?.find((one) => one.id === segmentId);
  const isKnown = segmentId === null || (segment !== undefined && segment.problems.length === 0);
  return useQuery({
    queryKey: ["segments", id, "audience", segmentId, segment?.version ?? null, excludeId],
    queryFn: ({ signal }) => {
      const body = {
        definition: segmentId === null ? { all: [] } : segment?.definition,
        ...(excludeId === null ? {} : { exclude_segment_id: excludeId }),
      };
      return api.post("/segments/preview", body, { answer: segmentPreview, signal });
    },
    enabled: isEnabled && segments !== undefined && isKnown,
    placeholderData: keepPreviousData,
    staleTime: 15_000,
  });
}
