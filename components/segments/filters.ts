import { createLoader, type inferParserType, parseAsBoolean, parseAsString } from "nuqs/server";

/** What the address bar says about the list, in plain words. */
export const filterParsers = {
  q: parseAsString.withDefault(""),
  archived: parseAsBoolean.withDefault(false),
};
export type Filters = inferParserType<typeof filterParsers>;
export const loadFilters = createLoader(filterParsers);

export const PAGE_SIZE = 30;

/** The same wish as the API's query. An address may hold a character that no text in the database can. */
export const apiFilters = ({ q, archived }: Filters) => ({
  q: q.replaceAll("\0", "").trim().slice(0, 100) || undefined,
  archived: archived ? ("true" as const) : ("false" as const),
});
