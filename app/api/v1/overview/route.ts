import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { readOverview } from "@/lib/reports/delivery-metrics";
import { overview } from "@/lib/reports/schema";

export const OPTIONS = preflight;

export const GET = endpoint(
  { summary: "The last fourteen days in figures", scope: "messages:read", response: overview },
  ({ actor }) => readOverview(actor),
);
