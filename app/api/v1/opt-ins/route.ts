import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { consentView, optInInput, optInPhone } from "@/lib/messages/consent-verbs";

export const OPTIONS = preflight;

export const POST = endpoint(
  {
    summary: "Opt a number in",
    scope: "consent:write",
    body: optInInput,
    response: consentView,
    status: 201,
    limit: "send",
  },
  ({ actor, body }) => optInPhone(actor, body),
);
