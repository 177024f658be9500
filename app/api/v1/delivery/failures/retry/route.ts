import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { retryMessages } from "@/lib/messages/retry-messages";
import { retriedMessages, retryMessagesInput } from "@/lib/messages/retry-schema";

export const OPTIONS = preflight;

export const POST = endpoint(
  {
    summary: "Retry what failed, as far as it is safe",
    scope: "messages:write",
    body: retryMessagesInput,
    response: retriedMessages,
    limit: "send",
  },
  ({ actor, body }) => retryMessages(actor, body),
);
