import type { SearchParams } from "nuqs/server";

/** The address's query again, so that signing in leads back to the same list. */
export function queryText(query: SearchParams): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value]] : [],
  );
  return pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : "";
}
