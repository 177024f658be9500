import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";
import { templatePerformance, templatePerformanceQuery } from "@/lib/reports/performance-schema";
import { readTemplatePerformance } from "@/lib/reports/template-performance";

export const GET = endpoint(
  {
    summary: "How often a template went out, and what came of it, by version",
    scope: "messages:read",
    params: idParams,
    query: templatePerformanceQuery,
    response: templatePerformance,
  },
  ({ actor, params, query }) => readTemplatePerformance(actor, params.id, query),
);

export const OPTIONS = preflight;
