import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";
import { duplicateSegment } from "@/lib/segments/duplicate-segment";
import { segmentView } from "@/lib/segments/schema";

export const POST = endpoint(
  {
    summary: "Copy a segment",
    scope: "segments:write",
    params: idParams,
    response: segmentView,
    status: 201,
  },
  ({ actor, params }) => duplicateSegment(actor, params.id),
);

export const OPTIONS = preflight;
