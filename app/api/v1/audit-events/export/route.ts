import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { exportAuditEvents } from "@/lib/workspaces/audit-events";
import { exportAuditEventsQuery } from "@/lib/workspaces/audit-schema";

export const GET = endpoint(
  { summary: "Export who did what as CSV", scope: "reports:read", query: exportAuditEventsQuery },
  async ({ actor, query }) =>
    new Response(await exportAuditEvents(actor, query), {
      headers: {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": 'attachment; filename="audit-log.csv"',
      },
    }),
);

export const OPTIONS = preflight;
