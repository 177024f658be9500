import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { readDeliveryMetrics } from "@/lib/reports/delivery-metrics";
import { deliveryMetrics, deliveryMetricsQuery } from "@/lib/reports/schema";

export const OPTIONS = preflight;

export const GET = endpoint(
  {
    summary: "How texts fared, by day and status",
    scope: "messages:read",
    query: deliveryMetricsQuery,
    response: deliveryMetrics,
  },
  ({ actor, query }) => readDeliveryMetrics(actor, query),
);
