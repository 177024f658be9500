import type { templateVersions } from "@/db/schema/templates";
import { type Finding, lint } from "./linter";
import type { StoredTemplate } from "./queries";
import type { TemplateVersionView, TemplateView, TemplateWarning } from "./schema";

/** A template as the API shows it, with what the linter has to say. */
export function presentTemplate(
  template: StoredTemplate,
  businessName: string | null,
  usage: TemplateView["usage"] = unused,
): TemplateView {
  return {
    id: template.id,
    name: template.name,
    category: template.category,
    description: template.description,
    body: template.body,
    bodies: template.bodies,
    placeholders: template.placeholders,
    whatsapp_contents: template.contents,
    media_urls: template.mediaUrls,
    is_active: template.isActive,
    version: template.version,
    warnings: presentFindings(
      lint(template.body, {
        category: template.category,
        businessName,
        hasPicture: template.mediaUrls.length > 0,
      }),
    ),
    usage,
    archived_at: template.archivedAt?.toISOString() ?? null,
    created_at: template.createdAt.toISOString(),
    updated_at: template.updatedAt.toISOString(),
  };
}

const unused: TemplateView["usage"] = { count: 0, is_more: false, last_at: null };

/** Findings as they travel: what a repair would do stays at home. */
export const presentFindings = (findings: Finding[]): TemplateWarning[] =>
  findings.map(({ code, severity, message, fix }) => ({ code, severity, message, fix }));

export const presentVersion = (row: typeof templateVersions.$inferSelect): TemplateVersionView => ({
  version: row.version,
  body: row.body,
  bodies: row.bodies,
  placeholders: row.placeholders,
  whatsapp_contents: row.contents,
  media_urls: row.mediaUrls,
  created_by: row.createdBy,
  created_at: row.createdAt.toISOString(),
});
