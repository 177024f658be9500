"use client";

import { type FirstPage, firstFor, usePages } from "@/components/shell/use-pages";
import type { SegmentView } from "@/lib/segments/schema";
import { apiFilters, type Filters, PAGE_SIZE } from "./filters";

const segmentView = async () => (await import("@/lib/segments/schema")).segmentView;

/** The segments behind the filters, newest first. */
export const useSegmentList = (filters: Filters, first: FirstPage<Filters, SegmentView>) =>
  usePages({
    resource: "segments",
    key: ["list", filters],
    path: "/segments",
    query: { ...apiFilters(filters), limit: PAGE_SIZE },
    row: segmentView,
    first: firstFor(first, filters),
    keepsRows: true,
    staleTime: 15_000,
  });
