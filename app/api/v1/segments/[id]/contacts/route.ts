import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";
import { pageOf } from "@/lib/paging";
import { listMembers } from "@/lib/segments/members";
import { listMembersQuery, segmentPerson } from "@/lib/segments/schema";

export const GET = endpoint(
  {
    summary: "List who belongs to a segment now",
    scope: "segments:read",
    params: idParams,
    query: listMembersQuery,
    response: pageOf(segmentPerson),
  },
  ({ actor, params, query }) => listMembers(actor, params.id, query),
);

export const OPTIONS = preflight;
