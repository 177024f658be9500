import { createService } from "@/lib/bookings/create-service";
import { listServices } from "@/lib/bookings/services";
import { createServiceInput, listSetupQuery, serviceView } from "@/lib/bookings/setup-schema";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { pageOf } from "@/lib/paging";

export const GET = endpoint(
  {
    summary: "List services in the order they are shown in",
    scope: "bookings:read",
    query: listSetupQuery,
    response: pageOf(serviceView),
  },
  ({ actor, query }) => listServices(actor, query),
);

export const POST = endpoint(
  {
    summary: "Add a service",
    scope: "workspace:write",
    body: createServiceInput,
    response: serviceView,
    status: 201,
  },
  ({ actor, body }) => createService(actor, body),
);

export const OPTIONS = preflight;
