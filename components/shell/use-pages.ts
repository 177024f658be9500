"use client";

import { type InfiniteData, keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import type { Page } from "@/lib/paging";
import { type Answer, pageAnswer } from "./answer";
import { queryString } from "./api";
import { useWorkspace } from "./workspace-context";

/** A page that the server rendered, what it was asked for, and when. */
export type FirstPage<Filters, Row> = { filters: Filters; page: Page<Row>; at: number };

/** The server's page, where the filters are still those it was asked with. */
export const firstFor = <Filters, Row>(first: FirstPage<Filters, Row>, filters: Filters) =>
  JSON.stringify(first.filters) === JSON.stringify(filters) ? first : undefined;

type Wish<Row> = {
  /** What the rows are, as the keys of queries begin: a change of one asks for its lists again. */
  resource: string;
  /** What tells this list from the others of the same resource. */
  key: readonly unknown[];
  path: string;
  query: Record<string, string | number | boolean | null | undefined>;
  row: Answer<Row>;
  first?: { page: Page<Row>; at?: number };
  /** The rows shown stay while others are looked for. */
  keepsRows?: boolean;
  /** How soon to ask again, by what is shown. */
  refetchMs?: (pages: readonly Page<Row>[]) => number | false;
  enabled?: boolean;
  staleTime?: number;
  retry?: false;
};

/** A list of the API, page by page: the rows so far are `data.rows`. */
export function usePages<Row>(wish: Wish<Row>) {
  const { resource, key, path, query, row, first, keepsRows, refetchMs, ...settings } = wish;
  const { id, api } = useWorkspace();
  return useInfiniteQuery({
    queryKey: [resource, id, ...key],
    queryFn: ({ pageParam, signal }) =>
      api.get(`${path}${queryString({ ...query, cursor: pageParam })}`, { answer: pageAnswer(row), signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    select: gather,
    initialData: first ? { pages: [first.page], pageParams: [null] } : undefined,
    initialDataUpdatedAt: first?.at,
    placeholderData: keepsRows ? keepPreviousData : undefined,
    refetchInterval: refetchMs ? ({ state }) => refetchMs(state.data?.pages ?? []) : undefined,
    ...settings,
  });
}

// Outside the hook, so that the rows stay the same array until an answer brings others.
const gather = <Row>({ pages }: InfiniteData<Page<Row>, string | null>) => ({
  pages,
  rows: pages.flatMap((page) => page.data),
});
