import { getService } from "@/lib/bookings/services";
import { serviceView, updateServiceInput } from "@/lib/bookings/setup-schema";
import { updateService } from "@/lib/bookings/update-service";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";

export const GET = endpoint(
  { summary: "Read a service", scope: "bookings:read", params: idParams, response: serviceView },
  ({ actor, params }) => getService(actor, params.id),
);

export const PATCH = endpoint(
  {
    summary: "Change a service, put it away or bring it back",
    scope: "workspace:write",
    params: idParams,
    body: updateServiceInput,
    response: serviceView,
  },
  ({ actor, params, body }) => updateService(actor, params.id, body),
);

export const DELETE = endpoint(
  {
    summary: "Put a service away; visits stay, and PATCH brings it back",
    scope: "workspace:write",
    params: idParams,
    response: serviceView,
  },
  ({ actor, params }) => updateService(actor, params.id, { archived: true }),
);

export const OPTIONS = preflight;
