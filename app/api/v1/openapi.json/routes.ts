import type { RouteEntry } from "@/lib/http/openapi";
import { bookingRoutes } from "./booking-routes";
import { campaignRoutes } from "./campaign-routes";
import { contactRoutes } from "./contact-routes";
import { inboxRoutes } from "./inbox-routes";
import { messageRoutes } from "./message-routes";
import { workspaceRoutes } from "./workspace-routes";

/** Every route of the API but the document's own, by area; a test finds the one that was forgotten. */
export const routes: readonly RouteEntry[] = [
  ...messageRoutes,
  ...inboxRoutes,
  ...campaignRoutes,
  ...contactRoutes,
  ...bookingRoutes,
  ...workspaceRoutes,
];
