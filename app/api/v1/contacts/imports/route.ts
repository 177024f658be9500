import { listImports } from "@/lib/contacts/import/queries";
import { importSummary, listImportsQuery } from "@/lib/contacts/import/view-schema";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { pageOf } from "@/lib/paging";

export const GET = endpoint(
  {
    summary: "List imports of contacts",
    scope: "contacts:read",
    query: listImportsQuery,
    response: pageOf(importSummary),
  },
  ({ actor, query }) => listImports(actor, query),
);

export const OPTIONS = preflight;
