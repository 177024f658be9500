import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";
import { restoreSegment } from "@/lib/segments/restore-segment";
import { segmentView } from "@/lib/segments/schema";

export const POST = endpoint(
  {
    summary: "Restore an archived segment",
    scope: "segments:write",
    params: idParams,
    response: segmentView,
  },
  ({ actor, params }) => restoreSegment(actor, params.id),
);

export const OPTIONS = preflight;
