/** What a page writes into its address for other reasons than filtering. */
const passing = new Set(["message", "contact_open", "page"]);

/** A query without its order and without what is open at the moment, so that two can be compared. */
export function plainQuery(query: string): string {
  const pairs = [...new URLSearchParams(query)].filter(([name, value]) => value !== "" && !passing.has(name));
  return new URLSearchParams(pairs.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))).toString();
}
