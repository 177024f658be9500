import { createLoader, type inferParserType, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { campaignStatuses } from "@/db/enums";

/** What the address bar says about the list, in plain words. */
export const filterParsers = {
  q: parseAsString.withDefault(""),
  status: parseAsStringLiteral(campaignStatuses),
};
export type Filters = inferParserType<typeof filterParsers>;
export const loadFilters = createLoader(filterParsers);

export const PAGE_SIZE = 30;
export const noFilters: Filters = { q: "", status: null };

/** The same wish as the API's query. */
export const apiFilters = ({ q, status }: Filters) => ({
  q: q.replaceAll("\0", "").trim().slice(0, 100) || undefined,
  status: status ?? undefined,
});

export const isFiltered = ({ q, status }: Filters): boolean => q.trim() !== "" || status !== null;
