import { createResource } from "@/lib/bookings/create-resource";
import { listResources } from "@/lib/bookings/resources";
import { createResourceInput, listSetupQuery, resourceView } from "@/lib/bookings/setup-schema";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { pageOf } from "@/lib/paging";

export const GET = endpoint(
  {
    summary: "List people, tables and rooms",
    scope: "bookings:read",
    query: listSetupQuery,
    response: pageOf(resourceView),
  },
  ({ actor, query }) => listResources(actor, query),
);

export const POST = endpoint(
  {
    summary: "Add a person, table or room",
    scope: "workspace:write",
    body: createResourceInput,
    response: resourceView,
    status: 201,
  },
  ({ actor, body }) => createResource(actor, body),
);

export const OPTIONS = preflight;
