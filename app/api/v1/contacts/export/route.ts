import { exportContacts } from "@/lib/contacts/export-contacts";
import { exportContactsQuery } from "@/lib/contacts/filter-schema";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";

export const GET = endpoint(
  { summary: "Export contacts as CSV", scope: "contacts:read", query: exportContactsQuery },
  async ({ actor, query }) =>
    new Response(await exportContacts(actor, query), {
      headers: {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": 'attachment; filename="contacts.csv"',
      },
    }),
);

export const OPTIONS = preflight;
