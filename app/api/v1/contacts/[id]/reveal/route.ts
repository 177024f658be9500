import { revealNumber } from "@/lib/contacts/reveal-number";
import { revealedPhone } from "@/lib/contacts/schema";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";

export const POST = endpoint(
  {
    summary: "Show a contact's whole number to a member; recorded",
    scope: "contacts:write",
    params: idParams,
    response: revealedPhone,
    secret: "phone",
  },
  ({ actor, params }) => revealNumber(actor, params.id),
);

export const OPTIONS = preflight;
