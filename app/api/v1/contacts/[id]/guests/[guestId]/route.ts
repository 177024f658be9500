import { removeGuest } from "@/lib/bookings/guests";
import { guestView } from "@/lib/bookings/schema";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";

const params = idParams.extend({ guestId: idParams.shape.id });

export const DELETE = endpoint(
  {
    summary: "Forget somebody who came by this number",
    scope: "contacts:write",
    limit: "send",
    params,
    response: guestView,
  },
  ({ actor, params: { id, guestId } }) => removeGuest(actor, id, guestId),
);

export const OPTIONS = preflight;
