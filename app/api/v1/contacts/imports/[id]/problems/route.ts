import { exportProblems } from "@/lib/contacts/import/export-problems";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";

export const GET = endpoint(
  { summary: "Export an import's problem rows as CSV", scope: "contacts:read", params: idParams },
  async ({ actor, params }) =>
    new Response(await exportProblems(actor, params.id), {
      headers: {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": `attachment; filename="import-${params.id}-problems.csv"`,
      },
    }),
);

export const OPTIONS = preflight;
