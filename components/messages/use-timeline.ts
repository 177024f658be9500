"use client";

import { useQuery } from "@tanstack/react-query";
import { useWorkspace } from "@/components/shell/workspace-context";
import { finalStatuses } from "@/lib/messages/status";

const timelineView = async () => (await import("@/lib/messages/timeline-schema")).timelineView;

/** One message's whole story, live until it rests. */
export function useTimeline(messageId: number | null) {
  const { id, api } = useWorkspace();
  return useQuery({
    queryKey: ["timeline", id, messageId],
    queryFn: ({ signal }) => api.get(`/messages/${messageId}/timeline`, { answer: timelineView, signal }),
    enabled: messageId !== null,
    refetchInterval: ({ state }) => {
      const status = state.data?.message.status;
      return status && finalStatuses.has(status) && status !== "delivered" ? 15_000 : 1_500;
    },
  });
}
