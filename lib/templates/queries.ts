import { and, desc, eq, ilike, isNotNull, isNull, lt, or, type SQL } from "drizzle-orm";
import { type Tx, withWorkspace } from "@/db/client";
import { templates, templateVersions } from "@/db/schema/templates";
import { type Actor, authorize } from "@/lib/actor";
import { notFound } from "@/lib/errors";
import { type Page, readCursor, toPage } from "@/lib/paging";
import { findWorkspace } from "@/lib/workspaces/queries";
import type { Contents } from "./contents";
import { isCurrentVersion } from "./current-version";
import { presentTemplate, presentVersion } from "./present-template";
import type { ListTemplatesQuery, TemplateVersionView, TemplateView } from "./schema";
import { countUses } from "./uses";

/** A template with its current texts. */
export type StoredTemplate = {
  id: number;
  name: string;
  category: TemplateView["category"];
  description: string | null;
  isActive: boolean;
  archivedAt: Date | null;
  version: number;
  createdAt: Date;
  updatedAt: Date;
  body: string;
  bodies: Record<string, string>;
  placeholders: string[];
  contents: Contents;
  mediaUrls: string[];
};

/** Newest first. Archived templates are listed apart. */
export async function listTemplates(actor: Actor, query: ListTemplatesQuery): Promise<Page<TemplateView>> {
  authorize(actor, "templates:read");
  const before = readCursor(query.cursor);
  return withWorkspace(actor.workspaceId, async (tx) => {
    const business = await businessName(tx, actor.workspaceId);
    const rows = await selectTemplates(
      tx,
      actor.workspaceId,
      and(
        query.category && eq(templates.category, query.category),
        query.is_active === undefined ? undefined : eq(templates.isActive, query.is_active),
        query.name ? ilike(templates.name, containing(query.name)) : undefined,
        ...(query.q?.split(/\s+/).filter(Boolean) ?? []).slice(0, 8).map(mentions),
        query.include_archived
          ? undefined
          : query.archived
            ? isNotNull(templates.archivedAt)
            : isNull(templates.archivedAt),
        before === null ? undefined : lt(templates.id, before),
      ),
    ).limit(query.limit + 1);
    const uses = await countUses(
      tx,
      actor.workspaceId,
      rows.slice(0, query.limit).map(({ id }) => id),
    );
    return toPage(rows, query.limit, (row) => presentTemplate(row, business, uses.get(row.id)));
  });
}

const containing = (text: string): string => `%${text.replace(/[\\%_]/g, "\\$&")}%`;

/** The word stands in the name, the note or the text. */
const mentions = (word: string): SQL | undefined =>
  or(
    ilike(templates.name, containing(word)),
    ilike(templates.description, containing(word)),
    ilike(templateVersions.body, containing(word)),
  );

/** @throws Problem 404 when this workspace has no such template. */
export async function getTemplate(actor: Actor, id: number): Promise<TemplateView> {
  authorize(actor, "templates:read");
  return withWorkspace(actor.workspaceId, async (tx) => {
    const template = await findTemplate(tx, actor.workspaceId, id);
    if (!template) throw notFound();
    return viewTemplate(tx, actor.workspaceId, template);
  });
}

/** A stored template with the linter's word and its uses. */
export async function viewTemplate(
  tx: Tx,
  workspaceId: number,
  template: StoredTemplate,
): Promise<TemplateView> {
  const uses = await countUses(tx, workspaceId, [template.id]);
  return presentTemplate(template, await businessName(tx, workspaceId), uses.get(template.id));
}

/** Every text the template ever had, newest first. */
export async function listTemplateVersions(
  actor: Actor,
  id: number,
  query: { limit: number; cursor?: string | undefined },
): Promise<Page<TemplateVersionView>> {
  authorize(actor, "templates:read");
  const before = readCursor(query.cursor);
  return withWorkspace(actor.workspaceId, async (tx) => {
    if (!(await findTemplate(tx, actor.workspaceId, id))) throw notFound();
    const rows = await tx
      .select()
      .from(templateVersions)
      .where(
        and(
          eq(templateVersions.workspaceId, actor.workspaceId),
          eq(templateVersions.templateId, id),
          before === null ? undefined : lt(templateVersions.id, before),
        ),
      )
      .orderBy(desc(templateVersions.id))
      .limit(query.limit + 1);
    return toPage(rows, query.limit, presentVersion);
  });
}

/** The template with its current texts, or null. */
export async function findTemplate(tx: Tx, workspaceId: number, id: number): Promise<StoredTemplate | null> {
  const [row] = await selectTemplates(tx, workspaceId, eq(templates.id, id));
  return row ?? null;
}

/** The workspace's name, as `{{business_name}}` will say it. */
export const businessName = async (tx: Tx, workspaceId: number): Promise<string | null> =>
  (await findWorkspace(tx, workspaceId))?.name ?? null;

const selectTemplates = (tx: Tx, workspaceId: number, where: SQL | undefined) =>
  tx
    .select({
      id: templates.id,
      name: templates.name,
      category: templates.category,
      description: templates.description,
      isActive: templates.isActive,
      archivedAt: templates.archivedAt,
      version: templates.version,
      createdAt: templates.createdAt,
      updatedAt: templates.updatedAt,
      body: templateVersions.body,
      bodies: templateVersions.bodies,
      placeholders: templateVersions.placeholders,
      contents: templateVersions.contents,
      mediaUrls: templateVersions.mediaUrls,
    })
    .from(templates)
    .innerJoin(templateVersions, isCurrentVersion)
    .where(and(eq(templates.workspaceId, workspaceId), where))
    .orderBy(desc(templates.id));
