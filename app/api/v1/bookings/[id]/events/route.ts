import { listBookingEvents } from "@/lib/bookings/queries";
import { bookingEventList } from "@/lib/bookings/schema";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";

export const GET = endpoint(
  {
    summary: "What happened to a booking",
    scope: "bookings:read",
    params: idParams,
    response: bookingEventList,
  },
  ({ actor, params }) => listBookingEvents(actor, params.id),
);

export const OPTIONS = preflight;
