import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { memberView, updateProfileInput } from "@/lib/workspaces/members-schema";
import { leaveWorkspace } from "@/lib/workspaces/remove-member";
import { getProfile, updateProfile } from "@/lib/workspaces/update-profile";

export const GET = endpoint(
  { summary: "Read one's own membership", scope: "members:read", response: memberView },
  ({ actor }) => getProfile(actor),
);

export const PATCH = endpoint(
  {
    summary: "Change one's own name",
    scope: "members:read",
    body: updateProfileInput,
    response: memberView,
  },
  ({ actor, body }) => updateProfile(actor, body),
);

export const DELETE = endpoint(
  { summary: "Leave the workspace", scope: "members:read", status: 204 },
  ({ actor }) => leaveWorkspace(actor),
);

export const OPTIONS = preflight;
