import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";
import { createOwnerResetLink } from "@/lib/workspaces/create-owner-reset-link";
import { ownerResetLinkInput, resetLink } from "@/lib/workspaces/members-schema";

export const POST = endpoint(
  {
    summary: "Make a link with which a client's owner sets a new password",
    scope: "platform",
    params: idParams,
    body: ownerResetLinkInput,
    response: resetLink,
    status: 201,
    secret: "link",
  },
  ({ actor, params, body }) => createOwnerResetLink(actor, params.id, body),
);

export const OPTIONS = preflight;
