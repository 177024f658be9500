import type { RouteEntry } from "@/lib/http/openapi";
import * as apiKey from "../api-keys/[id]/route";
import * as apiKeys from "../api-keys/route";
import * as assistant from "../assistant/route";
import * as assistantTry from "../assistant/try/route";
import * as attention from "../attention/route";
import * as auditExport from "../audit-events/export/route";
import * as auditEvents from "../audit-events/route";
import * as availability from "../availability/route";
import * as batch from "../batches/[id]/route";
import * as bookingCancel from "../bookings/[id]/cancel/route";
import * as bookingComplete from "../bookings/[id]/complete/route";
import * as bookingConfirm from "../bookings/[id]/confirm/route";
import * as bookingEvents from "../bookings/[id]/events/route";
import * as bookingNoShow from "../bookings/[id]/no-show/route";
import * as booking from "../bookings/[id]/route";
import * as bookings from "../bookings/route";
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
import * as client from "../clients/[id]/route";
import * as clients from "../clients/route";
import * as closure from "../closures/[id]/route";
import * as closures from "../closures/route";
import * as complianceExport from "../compliance/export/route";
import * as contactAttribute from "../contact-attributes/[id]/route";
import * as contactAttributes from "../contact-attributes/route";
import * as contactTags from "../contact-tags/route";
import * as contactConsent from "../contacts/[id]/consent/route";
import * as contactDuplicates from "../contacts/[id]/duplicates/route";
import * as contactErasure from "../contacts/[id]/erasure/route";
import * as contactExport from "../contacts/[id]/export/route";
import * as contactGuest from "../contacts/[id]/guests/[guestId]/route";
import * as contactGuests from "../contacts/[id]/guests/route";
import * as contactMerge from "../contacts/[id]/merge/route";
import * as contactNote from "../contacts/[id]/notes/[noteId]/route";
import * as contactNotes from "../contacts/[id]/notes/route";
import * as contactOptIns from "../contacts/[id]/opt-ins/route";
import * as contactOptOuts from "../contacts/[id]/opt-outs/route";
import * as contactReveal from "../contacts/[id]/reveal/route";
import * as contact from "../contacts/[id]/route";
import * as contactUnmerge from "../contacts/[id]/unmerge/route";
import * as contactsCount from "../contacts/count/route";
import * as contactsDuplicates from "../contacts/duplicates/route";
import * as contactsExport from "../contacts/export/route";
import * as contactImport from "../contacts/import/route";
import * as importCancel from "../contacts/imports/[id]/cancel/route";
import * as importCheck from "../contacts/imports/[id]/check/route";
import * as importProblems from "../contacts/imports/[id]/problems/route";
import * as contactImportOne from "../contacts/imports/[id]/route";
import * as importRows from "../contacts/imports/[id]/rows/route";
import * as importStart from "../contacts/imports/[id]/start/route";
import * as importUndo from "../contacts/imports/[id]/undo/route";
import * as contactImports from "../contacts/imports/route";
import * as contactsLookup from "../contacts/lookup/route";
import * as contacts from "../contacts/route";
import * as conversationAssign from "../conversations/[id]/assign/route";
import * as conversationAssistant from "../conversations/[id]/assistant/route";
import * as conversationClose from "../conversations/[id]/close/route";
import * as draftApprove from "../conversations/[id]/drafts/[turn]/approve/route";
import * as draftDiscard from "../conversations/[id]/drafts/[turn]/discard/route";
import * as conversationMessages from "../conversations/[id]/messages/route";
import * as conversationNotes from "../conversations/[id]/notes/route";
import * as conversationPresence from "../conversations/[id]/presence/route";
import * as conversationRead from "../conversations/[id]/read/route";
import * as conversationReopen from "../conversations/[id]/reopen/route";
import * as conversationReply from "../conversations/[id]/reply/route";
import * as conversation from "../conversations/[id]/route";
import * as conversationCounts from "../conversations/counts/route";
import * as conversations from "../conversations/route";
import * as debugDatabase from "../debug/database/route";
import * as debugTwilio from "../debug/twilio/verify/route";
import * as deliveryFailuresRetry from "../delivery/failures/retry/route";
import * as deliveryFailures from "../delivery/failures/route";
import * as deliveryMetrics from "../delivery/metrics/route";
import * as deliveryRates from "../delivery/rates/route";
import * as deliveryRealTime from "../delivery/real-time/route";
import * as invite from "../invites/[id]/route";
import * as inviteAccept from "../invites/accept/route";
import * as invites from "../invites/route";
import * as media from "../media/[id]/route";
import * as medias from "../media/route";
import * as memberResetLink from "../members/[id]/reset-link/route";
import * as member from "../members/[id]/route";
import * as ownPassword from "../members/me/password/route";
import * as ownMembership from "../members/me/route";
import * as ownSignOut from "../members/me/sign-out/route";
import * as passwordReset from "../members/password-reset/route";
import * as members from "../members/route";
import * as membersSignOut from "../members/sign-out/route";
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
import * as optIns from "../opt-ins/route";
import * as optOut from "../opt-outs/[phone]/route";
import * as optOuts from "../opt-outs/route";
import * as overview from "../overview/route";
import * as resourceFeedRenew from "../resources/[id]/feed/renew/route";
import * as resourceFeed from "../resources/[id]/feed/route";
import * as resource from "../resources/[id]/route";
import * as resourcesOrder from "../resources/order/route";
import * as resources from "../resources/route";
import * as savedView from "../saved-views/[id]/route";
import * as savedViews from "../saved-views/route";
import * as search from "../search/route";
import * as segmentArchive from "../segments/[id]/archive/route";
import * as segmentMembers from "../segments/[id]/contacts/route";
import * as segmentDuplicate from "../segments/[id]/duplicate/route";
import * as segmentRestore from "../segments/[id]/restore/route";
import * as segment from "../segments/[id]/route";
import * as segmentPaths from "../segments/paths/route";
import * as segmentPreview from "../segments/preview/route";
import * as segments from "../segments/route";
import * as senderCheck from "../senders/[id]/check/route";
import * as sender from "../senders/[id]/route";
import * as senderSetWebhooks from "../senders/[id]/set-webhooks/route";
import * as senders from "../senders/route";
import * as service from "../services/[id]/route";
import * as servicesOrder from "../services/order/route";
import * as services from "../services/route";
import * as taskDone from "../tasks/[id]/done/route";
import * as tasks from "../tasks/route";
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
import * as waitlistEntry from "../waitlist/[id]/route";
import * as waitlistOpenings from "../waitlist/openings/route";
import * as waitlist from "../waitlist/route";
import * as workspace from "../workspace/route";

/** Every route of the API but the document's own; a test finds the one that was forgotten. */
export const routes: readonly RouteEntry[] = [
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
  ["/conversations", conversations],
  ["/conversations/counts", conversationCounts],
  ["/conversations/{id}", conversation],
  ["/conversations/{id}/messages", conversationMessages],
  ["/conversations/{id}/reply", conversationReply],
  ["/conversations/{id}/assign", conversationAssign],
  ["/conversations/{id}/close", conversationClose],
  ["/conversations/{id}/reopen", conversationReopen],
  ["/conversations/{id}/read", conversationRead],
  ["/conversations/{id}/notes", conversationNotes],
  ["/conversations/{id}/presence", conversationPresence],
  ["/conversations/{id}/assistant", conversationAssistant],
  ["/conversations/{id}/drafts/{turn}/approve", draftApprove],
  ["/conversations/{id}/drafts/{turn}/discard", draftDiscard],
  ["/assistant", assistant],
  ["/assistant/try", assistantTry],
  ["/tasks", tasks],
  ["/tasks/{id}/done", taskDone],
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
  ["/contacts", contacts],
  ["/contacts/import", contactImport],
  ["/contacts/imports", contactImports],
  ["/contacts/imports/{id}", contactImportOne],
  ["/contacts/imports/{id}/rows", importRows],
  ["/contacts/imports/{id}/problems", importProblems],
  ["/contacts/imports/{id}/check", importCheck],
  ["/contacts/imports/{id}/start", importStart],
  ["/contacts/imports/{id}/cancel", importCancel],
  ["/contacts/imports/{id}/undo", importUndo],
  ["/contacts/count", contactsCount],
  ["/contacts/lookup", contactsLookup],
  ["/contacts/export", contactsExport],
  ["/contacts/duplicates", contactsDuplicates],
  ["/contacts/{id}", contact],
  ["/contacts/{id}/export", contactExport],
  ["/contacts/{id}/consent", contactConsent],
  ["/contacts/{id}/opt-outs", contactOptOuts],
  ["/contacts/{id}/opt-ins", contactOptIns],
  ["/contacts/{id}/notes", contactNotes],
  ["/contacts/{id}/notes/{noteId}", contactNote],
  ["/contacts/{id}/guests", contactGuests],
  ["/contacts/{id}/guests/{guestId}", contactGuest],
  ["/contacts/{id}/duplicates", contactDuplicates],
  ["/contacts/{id}/merge", contactMerge],
  ["/contacts/{id}/unmerge", contactUnmerge],
  ["/contacts/{id}/reveal", contactReveal],
  ["/contacts/{id}/erasure", contactErasure],
  ["/contact-attributes", contactAttributes],
  ["/contact-attributes/{id}", contactAttribute],
  ["/contact-tags", contactTags],
  ["/opt-outs", optOuts],
  ["/opt-outs/{phone}", optOut],
  ["/opt-ins", optIns],
  ["/compliance/export", complianceExport],
  ["/segments", segments],
  ["/segments/paths", segmentPaths],
  ["/segments/preview", segmentPreview],
  ["/segments/{id}", segment],
  ["/segments/{id}/archive", segmentArchive],
  ["/segments/{id}/contacts", segmentMembers],
  ["/segments/{id}/duplicate", segmentDuplicate],
  ["/segments/{id}/restore", segmentRestore],
  ["/senders", senders],
  ["/senders/{id}", sender],
  ["/senders/{id}/check", senderCheck],
  ["/senders/{id}/set-webhooks", senderSetWebhooks],
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
  ["/workspace", workspace],
  ["/api-keys", apiKeys],
  ["/api-keys/{id}", apiKey],
  ["/media", medias],
  ["/media/{id}", media],
  ["/members", members],
  ["/members/{id}", member],
  ["/members/{id}/reset-link", memberResetLink],
  ["/members/password-reset", passwordReset],
  ["/members/me", ownMembership],
  ["/members/me/password", ownPassword],
  ["/members/me/sign-out", ownSignOut],
  ["/members/sign-out", membersSignOut],
  ["/invites", invites],
  ["/invites/{id}", invite],
  ["/invites/accept", inviteAccept],
  ["/audit-events", auditEvents],
  ["/audit-events/export", auditExport],
  ["/clients", clients],
  ["/clients/{id}", client],
  ["/debug/database", debugDatabase],
  ["/debug/twilio/verify", debugTwilio],
];
