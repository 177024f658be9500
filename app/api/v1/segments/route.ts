import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { pageOf } from "@/lib/paging";
import { createSegment } from "@/lib/segments/create-segment";
import { listSegments } from "@/lib/segments/queries";
import { createSegmentInput, listSegmentsQuery, segmentView } from "@/lib/segments/schema";

export const GET = endpoint(
  {
    summary: "List segments",
    scope: "segments:read",
    query: listSegmentsQuery,
    response: pageOf(segmentView),
  },
  ({ actor, query }) => listSegments(actor, query),
);

export const POST = endpoint(
  {
    summary: "Create a segment",
    scope: "segments:write",
    body: createSegmentInput,
    response: segmentView,
    status: 201,
  },
  ({ actor, body }) => createSegment(actor, body),
);

export const OPTIONS = preflight;
