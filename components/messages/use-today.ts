"use client";

import { useQuery } from "@tanstack/react-query";
import { useWorkspace } from "@/components/shell/workspace-context";
import type { MessageView } from "@/lib/messages/schema";
import { readCounts, type StatusCounts } from "./headline";

const monitor = async () => (await import("./schema")).todayShape;
const RECENT = 12;

export type Today = { counts: StatusCounts; recent: MessageView[] };

/** The day so far, on the workspace's calendar: counts by status and the last few messages, live while the page is seen. */
export function useToday<T>(initial: Today | { counts: StatusCounts }, pick: (today: Today) => T): T {
  const { id, api } = useWorkspace();
  const start: Today = { recent: [], ...initial };
  const { data } = useQuery({
    queryKey: ["today", id],
    queryFn: async ({ signal }): Promise<Today> => {
      const answer = await api.get(`/delivery/real-time?limit=${RECENT}`, { answer: monitor, signal });
      return { counts: readCounts(answer.today), recent: answer.data };
    },
    refetchInterval: 2_500,
  });
  return pick(data ?? start);
}
