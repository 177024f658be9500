import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { getWorkspace } from "@/lib/workspaces/queries";
import { updateWorkspaceInput, workspaceView } from "@/lib/workspaces/schema";
import { updateWorkspace } from "@/lib/workspaces/update-workspace";

export const GET = endpoint(
  { summary: "Read the workspace", scope: "workspace:read", response: workspaceView },
  ({ actor }) => getWorkspace(actor),
);

export const PATCH = endpoint(
  {
    summary: "Change the workspace",
    scope: "workspace:write",
    body: updateWorkspaceInput,
    response: workspaceView,
  },
  ({ actor, body }) => updateWorkspace(actor, body),
);

export const OPTIONS = preflight;
