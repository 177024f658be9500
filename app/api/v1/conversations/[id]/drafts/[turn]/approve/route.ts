import { approveDraft } from "@/lib/assistant/approve-draft";
import { approveDraftInput } from "@/lib/assistant/schema";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";
import { conversationDetail } from "@/lib/inbox/conversations-schema";

const params = idParams.extend({ turn: idParams.shape.id });

export const POST = endpoint(
  {
    summary: "Send what the assistant wrote",
    scope: "conversations:write",
    limit: "send",
    params,
    body: approveDraftInput,
    response: conversationDetail,
  },
  ({ actor, params, body }) => approveDraft(actor, params.id, params.turn, body),
);

export const OPTIONS = preflight;
