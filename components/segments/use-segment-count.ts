"use client";

import { useQuery } from "@tanstack/react-query";
import { type RefObject, useEffect, useState } from "react";
import { useWorkspace } from "@/components/shell/workspace-context";
import type { SegmentView } from "@/lib/segments/schema";

const segmentPreview = async () => (await import("@/lib/segments/schema")).segmentPreview;

/** True from the first time the element is on screen. */
export function useSeen(element: RefObject<Element | null>): boolean {
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    const { current } = element;
    if (isSeen || !current) return;
    const watcher = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) setSeen(true);
    });
    watcher.observe(current);
    return () => watcher.disconnect();
  }, [element, isSeen]);
  return isSeen;
}

/** How many belong to a segment now; asked apart from the list and only for what is looked at. */
export function useSegmentCount(segment: SegmentView, isEnabled: boolean) {
  const { id, api } = useWorkspace();
  const { definition } = segment;
  return useQuery({
    queryKey: ["segments", id, "preview", JSON.stringify(definition)],
    queryFn: ({ signal }) =>
      api.post("/segments/preview", { definition }, { answer: segmentPreview, signal }),
    enabled: isEnabled && segment.problems.length === 0,
    staleTime: 60_000,
    retry: false,
  });
}
