import { and, eq } from "drizzle-orm";
import { templates, templateVersions } from "@/db/schema/templates";

/** Joins a template to its versions. */
export const isVersionOf = and(
  eq(templateVersions.workspaceId, templates.workspaceId),
  eq(templateVersions.templateId, templates.id),
);

/** Joins a template to the version it has now. */
export const isCurrentVersion = and(isVersionOf, eq(templateVersions.version, templates.version));
