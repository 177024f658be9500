import { getResource } from "@/lib/bookings/resources";
import { resourceView, updateResourceInput } from "@/lib/bookings/setup-schema";
import { updateResource } from "@/lib/bookings/update-resource";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";

export const GET = endpoint(
  {
    summary: "Read a person, table or room",
    scope: "bookings:read",
    params: idParams,
    response: resourceView,
  },
  ({ actor, params }) => getResource(actor, params.id),
);

export const PATCH = endpoint(
  {
    summary: "Change a person, table or room, put it away or bring it back",
    scope: "workspace:write",
    params: idParams,
    body: updateResourceInput,
    response: resourceView,
  },
  ({ actor, params, body }) => updateResource(actor, params.id, body),
);

export const DELETE = endpoint(
  {
    summary: "Put a person, table or room away; visits stay, and PATCH brings it back",
    scope: "workspace:write",
    params: idParams,
    response: resourceView,
  },
  ({ actor, params }) => updateResource(actor, params.id, { archived: true }),
);

export const OPTIONS = preflight;
