import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";
import { closeConversation } from "@/lib/inbox/close-conversation";
import { conversationDetail, versionInput } from "@/lib/inbox/conversations-schema";

export const OPTIONS = preflight;

export const POST = endpoint(
  {
    summary: "Close a conversation",
    scope: "conversations:write",
    params: idParams,
    body: versionInput,
    response: conversationDetail,
    limit: "send",
  },
  ({ actor, params, body }) => closeConversation(actor, params.id, body),
);
