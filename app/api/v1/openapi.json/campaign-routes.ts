import type { RouteEntry } from "@/lib/http/openapi";
import * as campaignCancel from "../campaigns/[id]/cancel/route";
import * as campaignDryRunPeople from "../campaigns/[id]/dry-run/people/route";
import * as campaignDryRunRewrite from "../campaigns/[id]/dry-run/rewrite/route";
import * as campaignDryRun from "../campaigns/[id]/dry-run/route";
import * as campaignDuplicate from "../campaigns/[id]/duplicate/route";
import * as campaignLaunch from "../campaigns/[id]/launch/route";
import * as campaignPause from "../campaigns/[id]/pause/route";
import * as campaignRecipientsExport from "../campaigns/[id]/recipients/export/route";
import * as campaignRecipients from "../campaigns/[id]/recipients/route";
import * as campaignResults from "../campaigns/[id]/results/route";
import * as campaignResume from "../campaigns/[id]/resume/route";
import * as campaign from "../campaigns/[id]/route";
import * as campaignCounts from "../campaigns/counts/route";
import * as campaigns from "../campaigns/route";
import * as segmentArchive from "../segments/[id]/archive/route";
import * as segmentMembers from "../segments/[id]/contacts/route";
import * as segmentDuplicate from "../segments/[id]/duplicate/route";
import * as segmentRestore from "../segments/[id]/restore/route";
import * as segment from "../segments/[id]/route";
import * as segmentPaths from "../segments/paths/route";
import * as segmentPreview from "../segments/preview/route";
import * as segments from "../segments/route";
import * as templateArchive from "../templates/[id]/archive/route";
import * as templateDuplicate from "../templates/[id]/duplicate/route";
import * as templatePerformance from "../templates/[id]/performance/route";
import * as templatePreview from "../templates/[id]/preview/route";
import * as templateRestore from "../templates/[id]/restore/route";
import * as template from "../templates/[id]/route";
import * as templateVersions from "../templates/[id]/versions/route";
import * as templates from "../templates/route";
import * as templatePeople from "../templates/sample-people/route";
import * as templateVariables from "../templates/variables/route";

/** Words, those they go to, and campaigns. */
export const campaignRoutes: readonly RouteEntry[] = [
  ["/templates", templates],
  ["/templates/variables", templateVariables],
  ["/templates/sample-people", templatePeople],
  ["/templates/{id}", template],
  ["/templates/{id}/versions", templateVersions],
  ["/templates/{id}/preview", templatePreview],
  ["/templates/{id}/performance", templatePerformance],
  ["/templates/{id}/duplicate", templateDuplicate],
  ["/templates/{id}/archive", templateArchive],
  ["/templates/{id}/restore", templateRestore],
  ["/campaigns", campaigns],
  ["/campaigns/counts", campaignCounts],
  ["/campaigns/{id}", campaign],
  ["/campaigns/{id}/duplicate", campaignDuplicate],
  ["/campaigns/{id}/dry-run", campaignDryRun],
  ["/campaigns/{id}/dry-run/people", campaignDryRunPeople],
  ["/campaigns/{id}/dry-run/rewrite", campaignDryRunRewrite],
  ["/campaigns/{id}/launch", campaignLaunch],
  ["/campaigns/{id}/pause", campaignPause],
  ["/campaigns/{id}/resume", campaignResume],
  ["/campaigns/{id}/cancel", campaignCancel],
  ["/campaigns/{id}/recipients", campaignRecipients],
  ["/campaigns/{id}/recipients/export", campaignRecipientsExport],
  ["/campaigns/{id}/results", campaignResults],
  ["/segments", segments],
  ["/segments/paths", segmentPaths],
  ["/segments/preview", segmentPreview],
  ["/segments/{id}", segment],
  ["/segments/{id}/archive", segmentArchive],
  ["/segments/{id}/contacts", segmentMembers],
  ["/segments/{id}/duplicate", segmentDuplicate],
  ["/segments/{id}/restore", segmentRestore],
];
