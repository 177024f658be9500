import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";
import { setWebhooks } from "@/lib/providers/check-sender";
import { noFields, senderCheck } from "@/lib/providers/schema";

export const POST = endpoint(
  {
    summary: "Set a sender's webhooks at its provider",
    scope: "senders:write",
    params: idParams,
    body: noFields,
    response: senderCheck,
  },
  ({ actor, params }) => setWebhooks(actor, params.id),
);

export const OPTIONS = preflight;
