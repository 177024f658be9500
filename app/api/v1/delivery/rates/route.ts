import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { deliveryRates, deliverySpan } from "@/lib/reports/delivery-schema";
import { readRates } from "@/lib/reports/rates";

export const OPTIONS = preflight;

export const GET = endpoint(
  {
    summary: "Delivery rate by sender and category",
    scope: "messages:read",
    query: deliverySpan,
    response: deliveryRates,
  },
  ({ actor, query }) => readRates(actor, query),
);
