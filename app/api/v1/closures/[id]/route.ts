import { deleteClosure, updateClosure } from "@/lib/bookings/change-closure";
import { getClosure } from "@/lib/bookings/closures";
import { closureView, updateClosureInput } from "@/lib/bookings/setup-schema";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";

export const GET = endpoint(
  { summary: "Read a closure", scope: "bookings:read", params: idParams, response: closureView },
  ({ actor, params }) => getClosure(actor, params.id),
);

export const PATCH = endpoint(
  {
    summary: "Change a closure",
    scope: "workspace:write",
    params: idParams,
    body: updateClosureInput,
    response: closureView,
  },
  ({ actor, params, body }) => updateClosure(actor, params.id, body),
);

export const DELETE = endpoint(
  { summary: "Open again", scope: "workspace:write", params: idParams, response: closureView },
  ({ actor, params }) => deleteClosure(actor, params.id),
);

export const OPTIONS = preflight;
