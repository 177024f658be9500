import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";
import { assignConversation } from "@/lib/inbox/assign-conversation";
import { assignInput, conversationDetail } from "@/lib/inbox/conversations-schema";

export const OPTIONS = preflight;

export const POST = endpoint(
  {
    summary: "Say who answers a conversation",
    scope: "conversations:write",
    params: idParams,
    body: assignInput,
    response: conversationDetail,
    limit: "send",
  },
  ({ actor, params, body }) => assignConversation(actor, params.id, body),
);
