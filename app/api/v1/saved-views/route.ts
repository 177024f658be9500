import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { createView } from "@/lib/workspaces/save-view";
import { createViewInput, listViewsQuery, savedView, savedViewList } from "@/lib/workspaces/saved-view";
import { listViews } from "@/lib/workspaces/saved-views";

export const OPTIONS = preflight;

export const GET = endpoint(
  {
    summary: "List saved views",
    scope: "workspace:read",
    query: listViewsQuery,
    response: savedViewList,
  },
  async ({ actor, query }) => ({ data: await listViews(actor, query) }),
);

export const POST = endpoint(
  {
    summary: "Save a view",
    scope: "workspace:read",
    body: createViewInput,
    response: savedView,
    status: 201,
  },
  ({ actor, body }) => createView(actor, body),
);
