import { noteInput, noteView } from "@/lib/contacts/schema";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";
import { noteOnConversation } from "@/lib/inbox/note-conversation";

export const OPTIONS = preflight;

export const POST = endpoint(
  {
    summary: "Write an internal note in a conversation",
    scope: "conversations:write",
    params: idParams,
    body: noteInput,
    response: noteView,
    status: 201,
    limit: "send",
  },
  ({ actor, params, body }) => noteOnConversation(actor, params.id, body.body),
);
