import { orderSetup } from "@/lib/bookings/order-setup";
import { orderInput, orderView } from "@/lib/bookings/setup-schema";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";

export const POST = endpoint(
  {
    summary: "Order resources",
    scope: "workspace:write",
    body: orderInput,
    response: orderView,
  },
  ({ actor, body }) => orderSetup(actor, "resources", body),
);

export const OPTIONS = preflight;
