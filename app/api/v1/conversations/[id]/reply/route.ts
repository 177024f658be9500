import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";
import { replyInput } from "@/lib/inbox/conversations-schema";
import { reply } from "@/lib/inbox/reply-conversation";
import { acceptedMessage } from "@/lib/messages/schema";

export const OPTIONS = preflight;

export const POST = endpoint(
  {
    summary: "Answer in a conversation",
    scope: "conversations:write",
    params: idParams,
    body: replyInput,
    response: acceptedMessage,
    status: 202,
    limit: "send",
  },
  ({ actor, params, body }) => reply(actor, params.id, body),
);
