import { joinWaitlist } from "@/lib/bookings/waitlist/join-waitlist";
import { listWaitlist } from "@/lib/bookings/waitlist/queries";
import { joinWaitlistInput, listWaitlistQuery, waitlistEntryView } from "@/lib/bookings/waitlist-schema";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { pageOf } from "@/lib/paging";

export const GET = endpoint(
  {
    summary: "List who waits for a free slot",
    scope: "bookings:read",
    query: listWaitlistQuery,
    response: pageOf(waitlistEntryView),
  },
  ({ actor, query }) => listWaitlist(actor, query),
);

export const POST = endpoint(
  {
    summary: "Put somebody on the waiting list",
    scope: "bookings:write",
    body: joinWaitlistInput,
    response: waitlistEntryView,
    status: 201,
  },
  ({ actor, body }) => joinWaitlist(actor, body),
);

export const OPTIONS = preflight;
