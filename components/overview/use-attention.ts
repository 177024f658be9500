"use client";

import { useQuery } from "@tanstack/react-query";
import { useStands } from "@/components/shell/use-stands";
import { useWorkspace } from "@/components/shell/workspace-context";
import type { AttentionView } from "@/lib/reports/attention-schema";

const attention = async () => (await import("@/lib/reports/attention-schema")).attention;

const EVERY_MS = 12_000;

/**
 * What waits for somebody, kept fresh while the page is seen: one question for the frame's counts and the overview.
 * Undefined until it is first known, unless the server told it with the page.
 */
export function useAttention<T>(
  pick: (attention: AttentionView) => T,
  initial?: AttentionView,
): T | undefined {
  const { id, api } = useWorkspace();
  const { data } = useQuery({
    queryKey: ["attention", id],
    queryFn: ({ signal }) => api.get("/attention", { answer: attention, signal }),
    enabled: useStands(),
    initialData: initial,
    initialDataUpdatedAt: initial ? Date.parse(initial.at) : undefined,
    refetchInterval: EVERY_MS,
    staleTime: EVERY_MS / 2,
  });
  const known = data ?? initial;
  return known ? pick(known) : undefined;
}
