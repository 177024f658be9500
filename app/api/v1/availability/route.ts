import { listSlots } from "@/lib/bookings/find-slots";
import { availability, availabilityQuery } from "@/lib/bookings/schema";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";

export const GET = endpoint(
  {
    summary: "When a service can be booked",
    scope: "bookings:read",
    query: availabilityQuery,
    response: availability,
  },
  ({ actor, query }) => listSlots(actor, query),
);

export const OPTIONS = preflight;
