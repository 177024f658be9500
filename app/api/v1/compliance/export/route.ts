import { z } from "zod";
import { exportLedger } from "@/lib/consent/export-ledger";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";

export const OPTIONS = preflight;

const exportQuery = z.strictObject({ format: z.enum(["csv", "json"]).default("csv") });

export const GET = endpoint(
  { summary: "Export the consent ledger", scope: "consent:read", query: exportQuery },
  async ({ actor, query }) =>
    new Response(exportLedger(actor, query.format), {
      headers: {
        "Content-Type": query.format === "csv" ? "text/csv; charset=utf-8" : "application/json",
        "Content-Disposition": `attachment; filename="consent.${query.format}"`,
      },
    }),
);
