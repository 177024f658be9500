import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";
import { deleteSegment } from "@/lib/segments/delete-segment";
import { getSegment } from "@/lib/segments/queries";
import { deletedSegment, segmentView, updateSegmentInput } from "@/lib/segments/schema";
import { updateSegment } from "@/lib/segments/update-segment";

export const GET = endpoint(
  { summary: "Read a segment", scope: "segments:read", params: idParams, response: segmentView },
  ({ actor, params }) => getSegment(actor, params.id),
);

export const PATCH = endpoint(
  {
    summary: "Change a segment",
    scope: "segments:write",
    params: idParams,
    body: updateSegmentInput,
    response: segmentView,
  },
  ({ actor, params, body }) => updateSegment(actor, params.id, body),
);

export const DELETE = endpoint(
  {
    summary: "Delete a segment, or archive one that campaigns point at",
    scope: "segments:write",
    params: idParams,
    response: deletedSegment,
  },
  ({ actor, params }) => deleteSegment(actor, params.id),
);

export const OPTIONS = preflight;
