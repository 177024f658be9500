import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";
import { deleteView, updateView } from "@/lib/workspaces/save-view";
import { savedView, updateViewInput } from "@/lib/workspaces/saved-view";

export const OPTIONS = preflight;

export const PATCH = endpoint(
  {
    summary: "Change a saved view",
    scope: "workspace:read",
    params: idParams,
    body: updateViewInput,
    response: savedView,
  },
  ({ actor, params, body }) => updateView(actor, params.id, body),
);

export const DELETE = endpoint(
  { summary: "Delete a saved view", scope: "workspace:read", params: idParams, status: 204 },
  ({ actor, params }) => deleteView(actor, params.id),
);
