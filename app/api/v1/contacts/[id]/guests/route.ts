import { addGuest, listGuests } from "@/lib/bookings/guests";
import { addGuestInput, guestList, guestView } from "@/lib/bookings/schema";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";

export const GET = endpoint(
  {
    summary: "Who else comes by this number",
    scope: "contacts:read",
    params: idParams,
    response: guestList,
  },
  ({ actor, params }) => listGuests(actor, params.id),
);

export const POST = endpoint(
  {
    summary: "Remember somebody who comes by this number",
    scope: "contacts:write",
    limit: "send",
    params: idParams,
    body: addGuestInput,
    response: guestView,
    status: 201,
  },
  ({ actor, params, body }) => addGuest(actor, params.id, body.name),
);

export const OPTIONS = preflight;
