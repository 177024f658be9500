import { contactConsent } from "@/lib/contacts/consent-schema";
import { readConsent } from "@/lib/contacts/read-consent";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";

export const GET = endpoint(
  {
    summary: "Read a contact's consent with its evidence",
    scope: "contacts:read",
    params: idParams,
    response: contactConsent,
  },
  ({ actor, params }) => readConsent(actor, params.id),
);

export const OPTIONS = preflight;
