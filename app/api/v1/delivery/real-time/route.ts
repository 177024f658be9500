import { z } from "zod";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { countToday, listRecent } from "@/lib/messages/queries";
import { messageView } from "@/lib/messages/schema";

export const OPTIONS = preflight;

const realTimeQuery = z.strictObject({ limit: z.coerce.number().int().min(1).max(200).default(100) });

export const GET = endpoint(
  {
    summary: "The last messages, live",
    scope: "messages:read",
    query: realTimeQuery,
    response: z.object({
      data: z.array(messageView),
      today: z
        .record(z.string(), z.number())
        .meta({ description: "Messages by status since midnight, workspace time zone" }),
    }),
  },
  async ({ actor, query }) => ({
    data: await listRecent(actor, query.limit),
    today: await countToday(actor),
  }),
);
