import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { search } from "@/lib/reports/search";
import { searchQuery, searchResults } from "@/lib/reports/search-schema";

export const OPTIONS = preflight;

export const GET = endpoint(
  {
    summary: "Find people, texts and templates",
    scope: "contacts:read",
    query: searchQuery,
    response: searchResults,
  },
  ({ actor, query }) => search(actor, query),
);
