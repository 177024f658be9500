import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { pageOf } from "@/lib/paging";
import { listAuditEvents } from "@/lib/workspaces/audit-events";
import { auditEventView, listAuditEventsQuery } from "@/lib/workspaces/audit-schema";

export const GET = endpoint(
  {
    summary: "List who did what",
    scope: "reports:read",
    query: listAuditEventsQuery,
    response: pageOf(auditEventView),
  },
  ({ actor, query }) => listAuditEvents(actor, query),
);

export const OPTIONS = preflight;
