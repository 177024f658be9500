import { cancelBooking } from "@/lib/bookings/cancel-booking";
import { bookingView, cancelBookingInput } from "@/lib/bookings/schema";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";

export const POST = endpoint(
  {
    summary: "Cancel a booking",
    scope: "bookings:write",
    limit: "send",
    params: idParams,
    body: cancelBookingInput,
    response: bookingView,
  },
  ({ actor, params, body }) => cancelBooking(actor, params.id, body),
);

export const OPTIONS = preflight;
