import type { RouteEntry } from "@/lib/http/openapi";
import * as attention from "../attention/route";
import * as batch from "../batches/[id]/route";
import * as deliveryFailuresRetry from "../delivery/failures/retry/route";
import * as deliveryFailures from "../delivery/failures/route";
import * as deliveryMetrics from "../delivery/metrics/route";
import * as deliveryRates from "../delivery/rates/route";
import * as deliveryRealTime from "../delivery/real-time/route";
import * as media from "../media/[id]/route";
import * as medias from "../media/route";
import * as messageCancel from "../messages/[id]/cancel/route";
import * as messageMedia from "../messages/[id]/media/[index]/route";
import * as messageRetry from "../messages/[id]/retry/route";
import * as message from "../messages/[id]/route";
import * as messageTimeline from "../messages/[id]/timeline/route";
import * as messagesBulk from "../messages/bulk/route";
import * as messagesExport from "../messages/export/route";
import * as messagesPeople from "../messages/people/route";
import * as messagesPreview from "../messages/preview/route";
import * as messages from "../messages/route";
import * as overview from "../overview/route";
import * as savedView from "../saved-views/[id]/route";
import * as savedViews from "../saved-views/route";
import * as search from "../search/route";

/** What is sent, and how it fares. */
export const messageRoutes: readonly RouteEntry[] = [
  ["/messages", messages],
  ["/messages/bulk", messagesBulk],
  ["/messages/preview", messagesPreview],
  ["/messages/export", messagesExport],
  ["/messages/people", messagesPeople],
  ["/messages/{id}", message],
  ["/messages/{id}/timeline", messageTimeline],
  ["/messages/{id}/cancel", messageCancel],
  ["/messages/{id}/retry", messageRetry],
  ["/messages/{id}/media/{index}", messageMedia],
  ["/batches/{id}", batch],
  ["/delivery/metrics", deliveryMetrics],
  ["/delivery/real-time", deliveryRealTime],
  ["/delivery/failures", deliveryFailures],
  ["/delivery/failures/retry", deliveryFailuresRetry],
  ["/delivery/rates", deliveryRates],
  ["/saved-views", savedViews],
  ["/saved-views/{id}", savedView],
  ["/overview", overview],
  ["/attention", attention],
  ["/search", search],
  ["/media", medias],
  ["/media/{id}", media],
];
