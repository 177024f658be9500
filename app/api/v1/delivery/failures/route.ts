import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { deliveryFailures, deliverySpan } from "@/lib/reports/delivery-schema";
import { readFailures } from "@/lib/reports/failures";

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
