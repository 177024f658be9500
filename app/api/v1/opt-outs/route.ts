import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { consentView, optOutInput, optOutPhone } from "@/lib/messages/consent-verbs";

export const OPTIONS = preflight;

export const POST = endpoint(
  {
    summary: "Opt a number out",
    scope: "consent:write",
    body: optOutInput,
    response: consentView,
    status: 201,
    limit: "send",
  },
  ({ actor, body }) => optOutPhone(actor, body),
);
