import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";
import { getTimeline } from "@/lib/messages/timeline";
import { timelineView } from "@/lib/messages/timeline-schema";

export const OPTIONS = preflight;

export const GET = endpoint(
  {
    summary: "Why a message stands where it stands",
    scope: "messages:read",
    params: idParams,
    response: timelineView,
  },
  ({ actor, params }) => getTimeline(actor, params.id),
);
