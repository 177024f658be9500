import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";
import { revokeInvite } from "@/lib/workspaces/revoke-invite";

export const DELETE = endpoint(
  { summary: "Revoke an invitation", scope: "members:write", params: idParams, status: 204 },
  ({ actor, params }) => revokeInvite(actor, params.id),
);

export const OPTIONS = preflight;
