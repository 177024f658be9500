import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { messagePreview, previewMessage } from "@/lib/messages/preview-message";
import { sendMessageInput } from "@/lib/messages/schema";

export const OPTIONS = preflight;

export const POST = endpoint(
  {
    summary: "Preview a message and the gate's verdict",
    scope: "messages:read",
    body: sendMessageInput,
    response: messagePreview,
    limit: "read",
  },
  ({ actor, body }) => previewMessage(actor, body),
);
