import {
  createLoader,
  type inferParserType,
  parseAsBoolean,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import { searchWords } from "@/components/ui/search-words";
import { categories } from "@/db/enums";

/** What the address bar says about the list, in plain words. */
export const filterParsers = {
  q: parseAsString.withDefault(""),
  purpose: parseAsStringLiteral(categories),
  archived: parseAsBoolean.withDefault(false),
};
export type Filters = inferParserType<typeof filterParsers>;
export const loadFilters = createLoader(filterParsers);

export const PAGE_SIZE = 30;

/** The same wish as the API's query. */
export const apiFilters = ({ q, purpose, archived }: Filters) => ({
  q: searchWords(q),
  category: purpose ?? undefined,
  archived,
});

export const isFiltered = ({ q, purpose }: Filters): boolean => q.trim() !== "" || purpose !== null;
