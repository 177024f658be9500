import { listOpenings } from "@/lib/bookings/waitlist/list-openings";
import { listOpeningsQuery, openingList } from "@/lib/bookings/waitlist-schema";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";

export const GET = endpoint(
  {
    summary: "Slots that became free, whom they were offered to and what that brought",
    scope: "bookings:read",
    query: listOpeningsQuery,
    response: openingList,
  },
  ({ actor, query }) => listOpenings(actor, query),
);

export const OPTIONS = preflight;
