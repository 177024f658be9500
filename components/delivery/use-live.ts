"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useWorkspace } from "@/components/shell/workspace-context";
import type { MessageView } from "@/lib/messages/schema";
import { LIVE_ROWS } from "./span";

const monitor = async () => (await import("@/components/messages/schema")).recentShape;
const AWAY_PX = 200;

/**
 * The last hundred texts. Their states change in place; new ones come in at the top while somebody looks at the top,
 * and wait to be called while the page is scrolled, so that nothing moves under a finger.
 */
export function useLive(first: MessageView[] | null, at: number) {
  const { id, api } = useWorkspace();
  const [isPaused, setPaused] = useState(false);
  const [ceiling, setCeiling] = useState<number | null>(null);
  const { data, error } = useQuery({
    queryKey: ["live", id],
    queryFn: async ({ signal }) =>
      (await api.get(`/delivery/real-time?limit=${LIVE_ROWS}`, { answer: monitor, signal })).data,
    initialData: first ?? undefined,
    initialDataUpdatedAt: first ? at : undefined,
    refetchInterval: isPaused ? false : 2_000,
    enabled: !isPaused,
  });
  const newest = data?.[0]?.id ?? null;

  useEffect(() => {
    const onScroll = () => setCeiling((before) => (window.scrollY < AWAY_PX ? null : (before ?? newest)));
    window.addEventListener("scroll", onScroll, { passive: true });
    return () => window.removeEventListener("scroll", onScroll);
  }, [newest]);

  const rows = ceiling === null ? data : data?.filter((message) => message.id <= ceiling);
  return {
    rows,
    error,
    waiting: (data?.length ?? 0) - (rows?.length ?? 0),
    isPaused,
    setPaused,
    callNew: () => {
      setCeiling(null);
      window.scrollTo({ top: 0, behavior: "smooth" });
    },
  };
}
