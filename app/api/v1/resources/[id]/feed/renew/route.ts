import { renewFeed } from "@/lib/bookings/calendar-feed";
import { resourceFeed } from "@/lib/bookings/setup-schema";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";

export const POST = endpoint(
  {
    summary: "End the calendar addresses given out, and make another",
    scope: "workspace:write",
    params: idParams,
    response: resourceFeed,
  },
  ({ actor, params }) => renewFeed(actor, params.id),
);

export const OPTIONS = preflight;
