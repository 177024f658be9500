import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";
import { archiveSegment } from "@/lib/segments/archive-segment";
import { segmentView } from "@/lib/segments/schema";

export const POST = endpoint(
  {
    summary: "Archive a segment",
    scope: "segments:write",
    params: idParams,
    response: segmentView,
  },
  ({ actor, params }) => archiveSegment(actor, params.id),
);

export const OPTIONS = preflight;
