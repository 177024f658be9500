import { contactConsent, optOutContactInput } from "@/lib/contacts/consent-schema";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";
import { optOutContact } from "@/lib/messages/opt-out-contact";

export const POST = endpoint(
  {
    summary: "Record that a contact wants no texts",
    scope: "consent:write",
    params: idParams,
    body: optOutContactInput,
    response: contactConsent,
    limit: "send",
  },
  ({ actor, params, body }) => optOutContact(actor, params.id, body),
);

export const OPTIONS = preflight;
