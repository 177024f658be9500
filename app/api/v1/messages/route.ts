import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { sendText } from "@/lib/inbox/send-text";
import { listMessagesQuery } from "@/lib/messages/filter-schema";
import { listMessages } from "@/lib/messages/queries";
import { acceptedMessage, messageView, sendMessageInput } from "@/lib/messages/schema";
import { pageOf } from "@/lib/paging";

export const OPTIONS = preflight;

export const GET = endpoint(
  {
    summary: "List messages",
    scope: "messages:read",
    query: listMessagesQuery,
    response: pageOf(messageView),
  },
  ({ actor, query }) => listMessages(actor, query),
);

export const POST = endpoint(
  {
    summary: "Send a message",
    scope: "messages:write",
    body: sendMessageInput,
    response: acceptedMessage,
    status: 202,
    limit: "send",
  },
  ({ actor, body }) => sendText(actor, body),
);
