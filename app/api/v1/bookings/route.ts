import { createBooking } from "@/lib/bookings/create-booking";
import { listBookings } from "@/lib/bookings/queries";
import { bookingView, createBookingInput, listBookingsQuery } from "@/lib/bookings/schema";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { pageOf } from "@/lib/paging";

export const GET = endpoint(
  {
    summary: "List bookings by when they begin",
    scope: "bookings:read",
    query: listBookingsQuery,
    response: pageOf(bookingView),
  },
  ({ actor, query }) => listBookings(actor, query),
);

export const POST = endpoint(
  {
    summary: "Book a visit",
    scope: "bookings:write",
    limit: "send",
    body: createBookingInput,
    response: bookingView,
    status: 201,
  },
  ({ actor, body }) => createBooking(actor, body),
);

export const OPTIONS = preflight;
