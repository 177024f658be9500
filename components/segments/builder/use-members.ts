"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { queryString } from "@/components/shell/api";
import { useWorkspace } from "@/components/shell/workspace-context";
import { pageOf } from "@/lib/paging";
import { type SegmentView, segmentPerson } from "@/lib/segments/schema";

const PAGE_SIZE = 50;
const pageShape = pageOf(segmentPerson);

/** Who belongs to a saved segment now, newest first. */
export function useMembers({ id: segmentId, version }: SegmentView) {
  const { id, api } = useWorkspace();
  return useInfiniteQuery({
    queryKey: ["segments", id, "members", segmentId, version],
    queryFn: ({ pageParam, signal }) =>
      api.get(`/segments/${segmentId}/contacts${queryString({ limit: PAGE_SIZE, cursor: pageParam })}`, {
        answer: pageShape,
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    staleTime: 15_000,
    retry: false,
  });
}
