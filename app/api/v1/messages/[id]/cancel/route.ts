import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";
import { cancelMessage } from "@/lib/messages/cancel-message";
import { messageView } from "@/lib/messages/schema";

export const OPTIONS = preflight;

export const POST = endpoint(
  {
    summary: "Cancel a message",
    scope: "messages:write",
    params: idParams,
    response: messageView,
    limit: "send",
  },
  ({ actor, params }) => cancelMessage(actor, params.id),
);
