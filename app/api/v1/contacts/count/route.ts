import { contactCount, contactFilterQuery } from "@/lib/contacts/filter-schema";
import { countContacts } from "@/lib/contacts/queries";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";

export const GET = endpoint(
  {
    summary: "Count contacts",
    scope: "contacts:read",
    query: contactFilterQuery,
    response: contactCount,
  },
  ({ actor, query }) => countContacts(actor, query),
);

export const OPTIONS = preflight;
