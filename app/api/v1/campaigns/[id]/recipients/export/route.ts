import { exportRecipients } from "@/lib/campaigns/export-recipients";
import { exportRecipientsQuery } from "@/lib/campaigns/recipients-schema";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";

export const OPTIONS = preflight;

export const GET = endpoint(
  {
    summary: "Export the people of a campaign as CSV",
    scope: "campaigns:read",
    params: idParams,
    query: exportRecipientsQuery,
  },
  async ({ actor, params, query }) =>
    new Response(await exportRecipients(actor, params.id, query), {
      headers: {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": `attachment; filename="campaign-${params.id}.csv"`,
      },
    }),
);
