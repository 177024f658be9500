import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";
import { markRead } from "@/lib/inbox/read-conversation";

export const OPTIONS = preflight;

export const POST = endpoint(
  {
    summary: "Mark a conversation as read",
    scope: "conversations:write",
    params: idParams,
    status: 204,
    limit: "send",
  },
  ({ actor, params }) => markRead(actor, params.id),
);
