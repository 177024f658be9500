import type { templateVersions } from "@/db/schema/templates";
import { lint } from "./linter";
import type { StoredTemplate } from "./queries";
import type { TemplateVersionView, TemplateView } from "./schema";

/** A template as the API shows it, with what the linter has to say. */
export function presentTemplate(template: StoredTemplate, businessName: string | null): TemplateView {
  return {
    id: template.id,
    name: template.name,
    category: template.category,
    description: template.description,
    body: template.body,
    bodies: template.bodies,
    placeholders: template.placeholders,
    is_active: template.isActive,
    version: template.version,
    warnings: lint(template.body, { category: template.category, businessName }),
    archived_at: template.archivedAt?.toISOString() ?? null,
    created_at: template.createdAt.toISOString(),
    updated_at: template.updatedAt.toISOString(),
  };
}

export const presentVersion = (row: typeof templateVersions.$inferSelect): TemplateVersionView => ({
  version: row.version,
  body: row.body,
  bodies: row.bodies,
  placeholders: row.placeholders,
  created_by: row.createdBy,
  created_at: row.createdAt.toISOString(),
});
