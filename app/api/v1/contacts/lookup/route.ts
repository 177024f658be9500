import { lookUpNumber } from "@/lib/contacts/look-up-number";
import { lookedUp, lookupInput } from "@/lib/contacts/schema";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";

export const POST = endpoint(
  {
    summary: "Say what a number is and whose",
    scope: "contacts:read",
    body: lookupInput,
    response: lookedUp,
    limit: "read",
  },
  ({ actor, body }) => lookUpNumber(actor, body.phone),
);

export const OPTIONS = preflight;
