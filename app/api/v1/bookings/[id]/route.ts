import { getBooking } from "@/lib/bookings/queries";
import { bookingView, updateBookingInput } from "@/lib/bookings/schema";
import { updateBooking } from "@/lib/bookings/update-booking";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";

export const GET = endpoint(
  { summary: "Read a booking", scope: "bookings:read", params: idParams, response: bookingView },
  ({ actor, params }) => getBooking(actor, params.id),
);

export const PATCH = endpoint(
  {
    summary: "Move a booking, or change who comes and what was noted",
    scope: "bookings:write",
    limit: "send",
    params: idParams,
    body: updateBookingInput,
    response: bookingView,
  },
  ({ actor, params, body }) => updateBooking(actor, params.id, body),
);

export const OPTIONS = preflight;
