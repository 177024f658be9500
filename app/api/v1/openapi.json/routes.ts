import type { RouteEntry } from "@/lib/http/openapi";
import * as apiKey from "../api-keys/[id]/route";
import * as apiKeys from "../api-keys/route";
import * as auditEvents from "../audit-events/route";
import * as batch from "../batches/[id]/route";
import * as client from "../clients/[id]/route";
import * as clients from "../clients/route";
import * as complianceExport from "../compliance/export/route";
import * as contactExport from "../contacts/[id]/export/route";
import * as contact from "../contacts/[id]/route";
import * as contacts from "../contacts/route";
import * as debugDatabase from "../debug/database/route";
import * as debugTwilio from "../debug/twilio/verify/route";
import * as deliveryRealTime from "../delivery/real-time/route";
import * as members from "../members/route";
import * as messageCancel from "../messages/[id]/cancel/route";
import * as messageRetry from "../messages/[id]/retry/route";
import * as message from "../messages/[id]/route";
import * as messageTimeline from "../messages/[id]/timeline/route";
import * as messagesBulk from "../messages/bulk/route";
import * as messagesPreview from "../messages/preview/route";
import * as messages from "../messages/route";
import * as optIns from "../opt-ins/route";
import * as optOut from "../opt-outs/[phone]/route";
import * as optOuts from "../opt-outs/route";
import * as sender from "../senders/[id]/route";
import * as senders from "../senders/route";
import * as templatePreview from "../templates/[id]/preview/route";
import * as template from "../templates/[id]/route";
import * as templateVersions from "../templates/[id]/versions/route";
import * as templates from "../templates/route";
import * as workspace from "../workspace/route";

/** Every route of the API but the document's own; a test finds the one that was forgotten. */
export const routes: readonly RouteEntry[] = [
  ["/messages", messages],
  ["/messages/bulk", messagesBulk],
  ["/messages/preview", messagesPreview],
  ["/messages/{id}", message],
  ["/messages/{id}/timeline", messageTimeline],
  ["/messages/{id}/cancel", messageCancel],
  ["/messages/{id}/retry", messageRetry],
  ["/batches/{id}", batch],
  ["/delivery/real-time", deliveryRealTime],
  ["/templates", templates],
  ["/templates/{id}", template],
  ["/templates/{id}/versions", templateVersions],
  ["/templates/{id}/preview", templatePreview],
  ["/contacts", contacts],
  ["/contacts/{id}", contact],
  ["/contacts/{id}/export", contactExport],
  ["/opt-outs", optOuts],
  ["/opt-outs/{phone}", optOut],
  ["/opt-ins", optIns],
  ["/compliance/export", complianceExport],
  ["/senders", senders],
  ["/senders/{id}", sender],
  ["/workspace", workspace],
  ["/api-keys", apiKeys],
  ["/api-keys/{id}", apiKey],
  ["/members", members],
  ["/audit-events", auditEvents],
  ["/clients", clients],
  ["/clients/{id}", client],
  ["/debug/database", debugDatabase],
  ["/debug/twilio/verify", debugTwilio],
];
