import { confirmBooking } from "@/lib/bookings/confirm-booking";
import { bookingStep, bookingView } from "@/lib/bookings/schema";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";

export const POST = endpoint(
  {
    summary: "Note that they confirmed",
    scope: "bookings:write",
    limit: "send",
    params: idParams,
    body: bookingStep,
    response: bookingView,
  },
  ({ actor, params, body }) => confirmBooking(actor, params.id, body),
);

export const OPTIONS = preflight;
