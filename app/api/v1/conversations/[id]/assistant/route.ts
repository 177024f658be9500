import { listTurns } from "@/lib/assistant/queries";
import { listTurnsQuery, turnList } from "@/lib/assistant/schema";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";

export const GET = endpoint(
  {
    summary: "What the assistant made of a conversation, and why",
    scope: "conversations:read",
    params: idParams,
    query: listTurnsQuery,
    response: turnList,
  },
  ({ actor, params, query }) => listTurns(actor, params.id, query),
);

export const OPTIONS = preflight;
