import { z } from "zod";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { listRecent } from "@/lib/messages/queries";
import { messageView } from "@/lib/messages/schema";

export const OPTIONS = preflight;

const realTimeQuery = z.strictObject({ limit: z.coerce.number().int().min(1).max(200).default(100) });

export const GET = endpoint(
  {
    summary: "The last messages, live",
    scope: "messages:read",
    query: realTimeQuery,
    response: z.object({ data: z.array(messageView) }),
  },
  async ({ actor, query }) => ({ data: await listRecent(actor, query.limit) }),
);
