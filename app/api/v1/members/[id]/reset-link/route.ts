import { z } from "zod";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";
import { createResetLink } from "@/lib/workspaces/create-reset-link";
import { resetLink } from "@/lib/workspaces/members-schema";

export const POST = endpoint(
  {
    summary: "Make a link with which a member sets a new password",
    scope: "members:read",
    params: idParams,
    body: z.strictObject({}),
    response: resetLink,
    status: 201,
    secret: "link",
  },
  ({ actor, params }) => createResetLink(actor, params.id),
);

export const OPTIONS = preflight;
