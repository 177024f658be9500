import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { readFailures } from "@/lib/reports/failures";
import { deliveryFailures, deliverySpan } from "@/lib/reports/schema";

export const OPTIONS = preflight;

export const GET = endpoint(
  {
    summary: "Failures by cause",
    scope: "messages:read",
    query: deliverySpan,
    response: deliveryFailures,
  },
  ({ actor, query }) => readFailures(actor, query),
);
