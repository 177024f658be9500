import { createLoader, type inferParserType, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { parseAsId } from "@/components/ui/parse-id";
import { searchWords } from "@/components/ui/search-words";
import { campaignStatuses } from "@/db/enums";

/** What the address bar says about the list, in plain words. */
export const filterParsers = {
  q: parseAsString.withDefault(""),
  status: parseAsStringLiteral(campaignStatuses),
  /** Those that name this segment. */
  segment: parseAsId,
};
export type Filters = inferParserType<typeof filterParsers>;
export const loadFilters = createLoader(filterParsers);

export const PAGE_SIZE = 30;
export const noFilters: Filters = { q: "", status: null, segment: null };

/** The same wish as the API's query. */
export const apiFilters = ({ q, status, segment }: Filters) => ({
  q: searchWords(q),
  status: status ?? undefined,
  segment_id: segment ?? undefined,
});

export const isFiltered = ({ q, status, segment }: Filters): boolean =>
  q.trim() !== "" || status !== null || segment !== null;
