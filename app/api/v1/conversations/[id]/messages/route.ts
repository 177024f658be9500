import { z } from "zod";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";
import { threadMessage } from "@/lib/inbox/conversations-schema";
import { listThread } from "@/lib/inbox/list-thread";
import { pageOf, pageQuery } from "@/lib/paging";

export const OPTIONS = preflight;

export const GET = endpoint(
  {
    summary: "List the texts of a conversation",
    scope: "conversations:read",
    params: idParams,
    query: z.strictObject(pageQuery),
    response: pageOf(threadMessage),
  },
  ({ actor, params, query }) => listThread(actor, params.id, query),
);
