import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { pageOf } from "@/lib/paging";
import { createInvite } from "@/lib/workspaces/create-invite";
import { createdInvite, createInviteInput, inviteView } from "@/lib/workspaces/members-schema";
import { listInvites } from "@/lib/workspaces/queries";
import { pageOnly } from "@/lib/workspaces/schema";

export const GET = endpoint(
  {
    summary: "List open invitations",
    scope: "members:write",
    query: pageOnly,
    response: pageOf(inviteView),
  },
  ({ actor, query }) => listInvites(actor, query),
);

export const POST = endpoint(
  {
    summary: "Invite somebody by link",
    scope: "members:write",
    body: createInviteInput,
    response: createdInvite,
    status: 201,
    secret: "link",
  },
  ({ actor, body }) => createInvite(actor, body),
);

export const OPTIONS = preflight;
