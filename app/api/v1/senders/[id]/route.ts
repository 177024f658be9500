import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";
import { getSender } from "@/lib/providers/queries";
import { senderView, updateSenderInput } from "@/lib/providers/schema";
import { updateSender } from "@/lib/providers/update-sender";

export const GET = endpoint(
  { summary: "Read a sender", scope: "senders:read", params: idParams, response: senderView },
  ({ actor, params }) => getSender(actor, params.id),
);

export const PATCH = endpoint(
  {
    summary: "Change a sender",
    scope: "senders:write",
    params: idParams,
    body: updateSenderInput,
    response: senderView,
  },
  ({ actor, params, body }) => updateSender(actor, params.id, body),
);

export const OPTIONS = preflight;
