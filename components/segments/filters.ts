import { createLoader, type inferParserType, parseAsBoolean, parseAsString } from "nuqs/server";
import { searchWords } from "@/components/ui/search-words";

/** What the address bar says about the list, in plain words. */
export const filterParsers = {
  q: parseAsString.withDefault(""),
  archived: parseAsBoolean.withDefault(false),
};
export type Filters = inferParserType<typeof filterParsers>;
export const loadFilters = createLoader(filterParsers);

export const PAGE_SIZE = 30;

/** The same wish as the API's query. */
export const apiFilters = ({ q, archived }: Filters) => ({
  q: searchWords(q),
  archived: archived ? ("true" as const) : ("false" as const),
});
