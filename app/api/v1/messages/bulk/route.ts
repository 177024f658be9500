import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { acceptedBatch, sendBulkInput } from "@/lib/messages/schema";
import { sendBulk } from "@/lib/messages/send-bulk";

export const OPTIONS = preflight;
export const maxDuration = 60;

export const POST = endpoint(
  {
    summary: "Send many messages",
    scope: "messages:write",
    body: sendBulkInput,
    response: acceptedBatch,
    status: 202,
    limit: "send",
    maxBytes: 8 * 1024 * 1024,
  },
  ({ actor, body }) => sendBulk(actor, body),
);
