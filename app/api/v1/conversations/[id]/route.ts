import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";
import { conversationDetail } from "@/lib/inbox/conversations-schema";
import { getConversation } from "@/lib/inbox/get-conversation";

export const OPTIONS = preflight;

export const GET = endpoint(
  {
    summary: "Get a conversation",
    scope: "conversations:read",
    params: idParams,
    response: conversationDetail,
  },
  ({ actor, params }) => getConversation(actor, params.id),
);
