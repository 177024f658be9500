import { discardDraft } from "@/lib/assistant/approve-draft";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";
import { conversationDetail } from "@/lib/inbox/conversations-schema";

const params = idParams.extend({ turn: idParams.shape.id });

export const POST = endpoint(
  {
    summary: "Put away what the assistant wrote",
    scope: "conversations:write",
    params,
    response: conversationDetail,
  },
  ({ actor, params }) => discardDraft(actor, params.id, params.turn),
);

export const OPTIONS = preflight;
