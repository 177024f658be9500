import { getFeed } from "@/lib/bookings/calendar-feed";
import { resourceFeed } from "@/lib/bookings/setup-schema";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";

export const POST = endpoint(
  {
    summary: "The address of its calendar",
    scope: "bookings:write",
    limit: "read",
    params: idParams,
    response: resourceFeed,
  },
  ({ actor, params }) => getFeed(actor, params.id),
);

export const OPTIONS = preflight;
