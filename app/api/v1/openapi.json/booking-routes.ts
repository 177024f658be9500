import type { RouteEntry } from "@/lib/http/openapi";
import * as availability from "../availability/route";
import * as bookingCancel from "../bookings/[id]/cancel/route";
import * as bookingComplete from "../bookings/[id]/complete/route";
import * as bookingConfirm from "../bookings/[id]/confirm/route";
import * as bookingEvents from "../bookings/[id]/events/route";
import * as bookingNoShow from "../bookings/[id]/no-show/route";
import * as booking from "../bookings/[id]/route";
import * as bookings from "../bookings/route";
import * as closure from "../closures/[id]/route";
import * as closures from "../closures/route";
import * as resourceFeedRenew from "../resources/[id]/feed/renew/route";
import * as resourceFeed from "../resources/[id]/feed/route";
import * as resource from "../resources/[id]/route";
import * as resourcesOrder from "../resources/order/route";
import * as resources from "../resources/route";
import * as service from "../services/[id]/route";
import * as servicesOrder from "../services/order/route";
import * as services from "../services/route";
import * as waitlistEntry from "../waitlist/[id]/route";
import * as waitlistOpenings from "../waitlist/openings/route";
import * as waitlist from "../waitlist/route";

/** What can be booked, visits, and who waits for one. */
export const bookingRoutes: readonly RouteEntry[] = [
  ["/services", services],
  ["/services/order", servicesOrder],
  ["/services/{id}", service],
  ["/resources", resources],
  ["/resources/order", resourcesOrder],
  ["/resources/{id}", resource],
  ["/resources/{id}/feed", resourceFeed],
  ["/resources/{id}/feed/renew", resourceFeedRenew],
  ["/closures", closures],
  ["/closures/{id}", closure],
  ["/availability", availability],
  ["/bookings", bookings],
  ["/bookings/{id}", booking],
  ["/bookings/{id}/events", bookingEvents],
  ["/bookings/{id}/cancel", bookingCancel],
  ["/bookings/{id}/confirm", bookingConfirm],
  ["/bookings/{id}/complete", bookingComplete],
  ["/bookings/{id}/no-show", bookingNoShow],
  ["/waitlist", waitlist],
  ["/waitlist/openings", waitlistOpenings],
  ["/waitlist/{id}", waitlistEntry],
];
