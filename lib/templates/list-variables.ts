import { and, asc, desc, eq, isNull } from "drizzle-orm";
import { type Tx, withWorkspace } from "@/db/client";
import { attributeDefinitions } from "@/db/schema/contacts";
import { templates, templateVersions } from "@/db/schema/templates";
import { type Actor, authorize } from "@/lib/actor";
import { isCurrentVersion } from "./current-version";
import { findPlaceholders } from "./placeholders";
import type { TemplateVariable } from "./preview-schema";
import { businessName } from "./queries";
import { BUILT_IN_VARIABLES, sampleValue, variableLabel } from "./variables";

const PERSON: Record<string, [label: string, sample: string]> = {
  first_name: ["First name", "Maria"],
  last_name: ["Last name", "Lopez"],
  name: ["Full name", "Maria Lopez"],
  email: ["Email", "maria@example.com"],
  language: ["Language", "en"],
};

/**
 * Every name that a text of this workspace can use: the person's, the workspace's own fields, the business, and
 * what its templates already ask whoever sends for.
 */
export async function listVariables(actor: Actor): Promise<{ data: TemplateVariable[] }> {
  authorize(actor, "templates:read");
  return withWorkspace(actor.workspaceId, async (tx) => {
    const business = (await businessName(tx, actor.workspaceId)) ?? "";
    const own = await ownFields(tx, actor.workspaceId);
    const known = new Set([...BUILT_IN_VARIABLES, ...own.map(({ name }) => name)]);
    const person = Object.entries(PERSON).map(
      ([name, [label, sample]]): TemplateVariable => ({ name, label, sample, group: "person" }),
    );
    const given = (await usedNames(tx, actor.workspaceId))
      .filter((name) => !known.has(name))
      .map(
        (name): TemplateVariable => ({
          name,
          label: variableLabel(name),
          sample: sampleValue(name),
          group: "given",
        }),
      );
    const name: TemplateVariable = {
      name: "business_name",
      label: "Business name",
      sample: business,
      group: "business",
    };
    return { data: [...person, ...own, name, ...given] };
  });
}

async function ownFields(tx: Tx, workspaceId: number): Promise<TemplateVariable[]> {
  const rows = await tx
    .select({
      key: attributeDefinitions.key,
      label: attributeDefinitions.label,
      options: attributeDefinitions.options,
    })
    .from(attributeDefinitions)
    .where(and(eq(attributeDefinitions.workspaceId, workspaceId), isNull(attributeDefinitions.archivedAt)))
    .orderBy(desc(attributeDefinitions.isPinned), asc(attributeDefinitions.label))
    .limit(200);
  return rows.flatMap(({ key, label, options }) => {
    // A field that is called like one of ours is reached by its long name.
    const name = BUILT_IN_VARIABLES.includes(key) ? `attributes.${key}` : key;
    if (findPlaceholders(`{{${name}}}`).length === 0) return [];
    return { name, label, sample: options[0] ?? sampleValue(key), group: "own_field" };
  });
}

/** Names in the current texts, of the newest templates first. */
async function usedNames(tx: Tx, workspaceId: number): Promise<string[]> {
  const rows = await tx
    .select({ placeholders: templateVersions.placeholders })
    .from(templates)
    .innerJoin(templateVersions, isCurrentVersion)
    .where(and(eq(templates.workspaceId, workspaceId), isNull(templates.archivedAt)))
    .orderBy(desc(templates.id))
    .limit(200);
  return [...new Set(rows.flatMap((row) => row.placeholders))].slice(0, 100);
}
