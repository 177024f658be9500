import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";
import { presenceInput } from "@/lib/inbox/conversations-schema";
import { announcePresence } from "@/lib/inbox/read-conversation";

export const OPTIONS = preflight;

export const POST = endpoint(
  {
    summary: "Say that somebody of the team looks at a conversation, or writes",
    scope: "conversations:read",
    params: idParams,
    body: presenceInput,
    status: 204,
    limit: "send",
  },
  ({ actor, params, body }) => announcePresence(actor, params.id, body.is_typing),
);
