import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";
import { checkSender } from "@/lib/providers/check-sender";
import { noFields, senderCheck } from "@/lib/providers/schema";

export const POST = endpoint(
  {
    summary: "Check a sender at its provider",
    scope: "senders:write",
    params: idParams,
    body: noFields,
    response: senderCheck,
  },
  ({ actor, params }) => checkSender(actor, params.id),
);

export const OPTIONS = preflight;
