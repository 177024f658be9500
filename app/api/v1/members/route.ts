import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { pageOf } from "@/lib/paging";
import { memberView } from "@/lib/workspaces/members-schema";
import { listMembers } from "@/lib/workspaces/queries";
import { pageOnly } from "@/lib/workspaces/schema";

export const GET = endpoint(
  { summary: "List members", scope: "members:read", query: pageOnly, response: pageOf(memberView) },
  ({ actor, query }) => listMembers(actor, query),
);

export const OPTIONS = preflight;
