import { listRows } from "@/lib/contacts/import/queries";
import { importRowView, listRowsQuery } from "@/lib/contacts/import/view-schema";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";
import { pageOf } from "@/lib/paging";

export const GET = endpoint(
  {
    summary: "List an import's rows and their problems",
    scope: "contacts:read",
    params: idParams,
    query: listRowsQuery,
    response: pageOf(importRowView),
  },
  ({ actor, params, query }) => listRows(actor, params.id, query),
);

export const OPTIONS = preflight;
