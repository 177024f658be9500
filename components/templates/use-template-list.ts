"use client";

import { type FirstPage, firstFor, usePages } from "@/components/shell/use-pages";
import type { TemplateView } from "@/lib/templates/schema";
import { apiFilters, type Filters, PAGE_SIZE } from "./filters";

const templateView = async () => (await import("@/lib/templates/schema")).templateView;

/** The templates behind the filters, newest first. */
export const useTemplateList = (filters: Filters, first: FirstPage<Filters, TemplateView>) =>
  usePages({
    resource: "templates",
    key: ["list", filters],
    path: "/templates",
    query: { ...apiFilters(filters), limit: PAGE_SIZE },
    row: templateView,
    first: firstFor(first, filters),
    keepsRows: true,
    staleTime: 15_000,
  });
