import { z } from "zod";
import { contactView } from "@/lib/contacts/schema";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { listRecentPeople } from "@/lib/messages/recent-people";

export const OPTIONS = preflight;

const peopleQuery = z.strictObject({ limit: z.coerce.number().int().min(1).max(50).default(8) });

export const GET = endpoint(
  {
    summary: "People of the last messages",
    scope: "contacts:read",
    query: peopleQuery,
    response: z.object({ data: z.array(contactView) }),
  },
  async ({ actor, query }) => ({ data: await listRecentPeople(actor, query.limit) }),
);
