import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";
import { updateClientInput, workspaceView } from "@/lib/workspaces/schema";
import { setWorkspaceStatus } from "@/lib/workspaces/set-workspace-status";

export const PATCH = endpoint(
  {
    summary: "Suspend or reactivate a client",
    scope: "platform",
    params: idParams,
    body: updateClientInput,
    response: workspaceView,
  },
  ({ actor, params, body }) => setWorkspaceStatus(actor, params.id, body.status),
);

export const OPTIONS = preflight;
