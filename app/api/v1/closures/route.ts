import { createClosure } from "@/lib/bookings/change-closure";
import { listClosures } from "@/lib/bookings/closures";
import { closureView, createClosureInput, listClosuresQuery } from "@/lib/bookings/setup-schema";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { pageOf } from "@/lib/paging";

export const GET = endpoint(
  {
    summary: "List holidays and time off that are not over",
    scope: "bookings:read",
    query: listClosuresQuery,
    response: pageOf(closureView),
  },
  ({ actor, query }) => listClosures(actor, query),
);

export const POST = endpoint(
  {
    summary: "Close, or take time off",
    scope: "workspace:write",
    body: createClosureInput,
    response: closureView,
    status: 201,
  },
  ({ actor, body }) => createClosure(actor, body),
);

export const OPTIONS = preflight;
