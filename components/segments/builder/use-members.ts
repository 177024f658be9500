"use client";

import { usePages } from "@/components/shell/use-pages";
import type { SegmentView } from "@/lib/segments/schema";

const segmentPerson = async () => (await import("@/lib/segments/schema")).segmentPerson;

/** Who belongs to a saved segment now, newest first. */
export const useMembers = ({ id, version }: SegmentView) =>
  usePages({
    resource: "segments",
    key: ["members", id, version],
    path: `/segments/${id}/contacts`,
    query: { limit: 50 },
    row: segmentPerson,
    staleTime: 15_000,
    retry: false,
  });
