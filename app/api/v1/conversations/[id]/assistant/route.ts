import { listTurns } from "@/lib/assistant/queries";
import { turnList } from "@/lib/assistant/schema";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";

export const GET = endpoint(
  {
    summary: "What the assistant made of a conversation, and why",
    scope: "conversations:read",
    params: idParams,
    response: turnList,
  },
  ({ actor, params }) => listTurns(actor, params.id),
);

export const OPTIONS = preflight;
