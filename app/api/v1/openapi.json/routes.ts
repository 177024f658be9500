import type { RouteEntry } from "@/lib/http/openapi";
import * as contacts from "../contacts/route";
import * as contact from "../contacts/[id]/route";
import * as contactExport from "../contacts/[id]/export/route";
import * as debugDatabase from "../debug/database/route";
import * as debugTwilio from "../debug/twilio/verify/route";
import * as senders from "../senders/route";
import * as sender from "../senders/[id]/route";
import * as templates from "../templates/route";
import * as template from "../templates/[id]/route";
import * as templatePreview from "../templates/[id]/preview/route";
import * as templateVersions from "../templates/[id]/versions/route";

/** Every route of the API but the document's own; a test finds the one that was forgotten. */
export const routes: readonly RouteEntry[] = [
  ["/templates", templates],
  ["/templates/{id}", template],
  ["/templates/{id}/versions", templateVersions],
  ["/templates/{id}/preview", templatePreview],
  ["/contacts", contacts],
  ["/contacts/{id}", contact],
  ["/contacts/{id}/export", contactExport],
  ["/senders", senders],
  ["/senders/{id}", sender],
  ["/debug/database", debugDatabase],
  ["/debug/twilio/verify", debugTwilio],
];
