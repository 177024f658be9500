"use client";

import { useQuery } from "@tanstack/react-query";
import { pageAnswer } from "@/components/shell/answer";
import { useWorkspace } from "@/components/shell/workspace-context";

const openingList = async () => (await import("@/lib/bookings/waitlist-schema")).openingList;
const waitlistEntryView = async () => (await import("@/lib/bookings/waitlist-schema")).waitlistEntryView;

const entries = pageAnswer(waitlistEntryView);
const SHOWN = 100;

/** Who waits for a time to become free, live while it is looked at. */
export function useWaitlist(isLive: boolean) {
  const { id, api } = useWorkspace();
  return useQuery({
    queryKey: ["waitlist", id],
    queryFn: ({ signal }) => api.get(`/waitlist?limit=${SHOWN}`, { answer: entries, signal }),
    refetchInterval: isLive ? 5_000 : 30_000,
  });
}

/** Times that became free, whom they were offered to, and what that brought. */
export function useOpenings() {
  const { id, api } = useWorkspace();
  return useQuery({
    queryKey: ["openings", id],
    queryFn: ({ signal }) => api.get("/waitlist/openings?limit=20", { answer: openingList, signal }),
    refetchInterval: 4_000,
  });
}
