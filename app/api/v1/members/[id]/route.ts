import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";
import { changeRole } from "@/lib/workspaces/change-role";
import { changeRoleInput, memberView } from "@/lib/workspaces/members-schema";
import { removeMember } from "@/lib/workspaces/remove-member";

export const PATCH = endpoint(
  {
    summary: "Change a member's role",
    scope: "members:write",
    params: idParams,
    body: changeRoleInput,
    response: memberView,
  },
  ({ actor, params, body }) => changeRole(actor, params.id, body.role),
);

export const DELETE = endpoint(
  { summary: "Remove a member", scope: "members:write", params: idParams, status: 204 },
  ({ actor, params }) => removeMember(actor, params.id),
);

export const OPTIONS = preflight;
