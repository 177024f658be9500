import { contactConsent, optInContactInput } from "@/lib/contacts/consent-schema";
import { optInContact } from "@/lib/contacts/opt-in-contact";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";

export const POST = endpoint(
  {
    summary: "Record that a contact agreed to texts",
    scope: "consent:write",
    params: idParams,
    body: optInContactInput,
    response: contactConsent,
    limit: "send",
  },
  ({ actor, params, body }) => optInContact(actor, params.id, body),
);

export const OPTIONS = preflight;
