import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { exportMessages } from "@/lib/messages/export-messages";
import { exportMessagesQuery } from "@/lib/messages/filter-schema";

export const OPTIONS = preflight;

export const GET = endpoint(
  { summary: "Export messages as CSV", scope: "messages:read", query: exportMessagesQuery },
  async ({ actor, query }) =>
    new Response(await exportMessages(actor, query), {
      headers: {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": 'attachment; filename="messages.csv"',
      },
    }),
);
