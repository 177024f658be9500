import { z } from "zod";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { checkPhone, consentView } from "@/lib/messages/consent-verbs";

export const OPTIONS = preflight;

const phoneParams = z.object({ phone: z.string().max(60).transform(decoded) });

/** Next leaves a path's escapes as they are; one that is none is part of no number, which the verb will say. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export const GET = endpoint(
  {
    summary: "Check whether a number opted out",
    scope: "consent:read",
    params: phoneParams,
    response: consentView,
  },
  ({ actor, params }) => checkPhone(actor, params.phone),
);
