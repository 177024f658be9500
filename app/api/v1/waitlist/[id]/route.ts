import { leaveWaitlist } from "@/lib/bookings/waitlist/leave-waitlist";
import { getEntry } from "@/lib/bookings/waitlist/queries";
import { updateEntry } from "@/lib/bookings/waitlist/update-entry";
import { updateWaitlistInput, waitlistEntryView } from "@/lib/bookings/waitlist-schema";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";

export const GET = endpoint(
  {
    summary: "Read a place on the waiting list",
    scope: "bookings:read",
    params: idParams,
    response: waitlistEntryView,
  },
  ({ actor, params }) => getEntry(actor, params.id),
);

export const PATCH = endpoint(
  {
    summary: "Change what somebody waits for",
    scope: "bookings:write",
    params: idParams,
    body: updateWaitlistInput,
    response: waitlistEntryView,
  },
  ({ actor, params, body }) => updateEntry(actor, params.id, body),
);

export const DELETE = endpoint(
  {
    summary: "Take somebody off the waiting list",
    scope: "bookings:write",
    params: idParams,
    response: waitlistEntryView,
  },
  ({ actor, params }) => leaveWaitlist(actor, params.id),
);

export const OPTIONS = preflight;
