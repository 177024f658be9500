import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { previewSegment } from "@/lib/segments/members";
import { previewSegmentInput, segmentPreview } from "@/lib/segments/schema";

export const POST = endpoint(
  {
    summary: "Count whom a rule means, with a sample",
    scope: "segments:read",
    body: previewSegmentInput,
    response: segmentPreview,
    // Reads only; asked again at every change of a rule that is being written.
    limit: "read",
  },
  ({ actor, body }) => previewSegment(actor, body),
);

export const OPTIONS = preflight;
