import type { RouteEntry } from "@/lib/http/openapi";
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
import * as optIns from "../opt-ins/route";
import * as optOut from "../opt-outs/[phone]/route";
import * as optOuts from "../opt-outs/route";

/** People, and what they agreed to. */
export const contactRoutes: readonly RouteEntry[] = [
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
];
