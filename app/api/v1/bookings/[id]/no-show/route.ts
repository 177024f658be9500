import { finishBooking } from "@/lib/bookings/finish-booking";
import { bookingStep, bookingView } from "@/lib/bookings/schema";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";

export const POST = endpoint(
  {
    summary: "Note that they did not come",
    scope: "bookings:write",
    limit: "send",
    params: idParams,
    body: bookingStep,
    response: bookingView,
  },
  ({ actor, params, body }) => finishBooking(actor, params.id, "no_show", body),
);

export const OPTIONS = preflight;
