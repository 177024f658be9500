import { hashPassword } from "@/lib/auth/password";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { pageOf } from "@/lib/paging";
import { createWorkspace } from "@/lib/workspaces/create-workspace";
import { listWorkspaces } from "@/lib/workspaces/queries";
import { createClientInput, createdClient, pageOnly, workspaceView } from "@/lib/workspaces/schema";

export const GET = endpoint(
  { summary: "List clients", scope: "platform", query: pageOnly, response: pageOf(workspaceView) },
  ({ actor, query }) => listWorkspaces(actor, query),
);

export const POST = endpoint(
  {
    summary: "Create a client: a workspace with its first key",
    scope: "platform",
    body: createClientInput,
    response: createdClient,
    status: 201,
    secret: "api_key",
  },
  async ({ actor, body }) =>
    createWorkspace(actor, body, { ownerHash: body.owner ? await hashPassword(body.owner.password) : null }),
);

export const OPTIONS = preflight;
