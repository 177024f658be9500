import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";
import { retryMessage } from "@/lib/messages/retry-message";
import { messageView } from "@/lib/messages/schema";

export const OPTIONS = preflight;

export const POST = endpoint(
  {
    summary: "Retry a message",
    scope: "messages:write",
    params: idParams,
    response: messageView,
    limit: "send",
  },
  ({ actor, params }) => retryMessage(actor, params.id),
);
