import { and, eq } from "drizzle-orm";
import { type Tx, withWorkspace } from "@/db/client";
import { templates, templateVersions } from "@/db/schema/templates";
import { type Actor, authorize } from "@/lib/actor";
import { now } from "@/lib/clock";
import { notFound } from "@/lib/errors";
import { recordAudit } from "@/lib/workspaces/record-audit";
import { nameBefore } from "./archive-template";
import { orTakenName } from "./create-template";
import { freeName } from "./free-name";
import { findTemplate, viewTemplate } from "./queries";
import type { RestoreTemplateInput, TemplateView } from "./schema";
import { lockAnyTemplate, updateTemplate } from "./update-template";

/**
 * Brings something back: the template out of the archive, or, with `version`, the texts it had then as a new version.
 * A name that was taken meanwhile gets a number.
 * @throws Problem 404 for an unknown template or version, 409 `template_archived` for a version of an archived one.
 */
export async function restoreTemplate(
  actor: Actor,
  id: number,
  { version }: RestoreTemplateInput,
): Promise<TemplateView> {
  authorize(actor, "templates:write");
  if (version === undefined) return bringBack(actor, id);
  const texts = await withWorkspace(actor.workspaceId, (tx) => findTexts(tx, actor.workspaceId, id, version));
  if (!texts) throw notFound();
  return updateTemplate(actor, id, texts);
}

async function bringBack(actor: Actor, id: number): Promise<TemplateView> {
  return orTakenName("", () =>
    withWorkspace(actor.workspaceId, async (tx) => {
      const before = await lockAnyTemplate(tx, actor.workspaceId, id);
      if (before.archivedAt === null) return viewTemplate(tx, actor.workspaceId, before);
      const name = await freeName(tx, actor.workspaceId, nameBefore(before.name, id));
      await tx
        .update(templates)
        .set({ name, isActive: true, archivedAt: null, updatedAt: now() })
        .where(and(eq(templates.workspaceId, actor.workspaceId), eq(templates.id, id)));
      await recordAudit(tx, actor, {
        verb: "template.restored",
        subjectType: "template",
        subjectId: id,
        after: { name },
      });
      const after = await findTemplate(tx, actor.workspaceId, id);
      if (!after) throw notFound();
      return viewTemplate(tx, actor.workspaceId, after);
    }),
  );
}

async function findTexts(tx: Tx, workspaceId: number, id: number, version: number) {
  const [row] = await tx
    .select({
      body: templateVersions.body,
      bodies: templateVersions.bodies,
      placeholders: templateVersions.placeholders,
      whatsapp_contents: templateVersions.contents,
      media_urls: templateVersions.mediaUrls,
    })
    .from(templateVersions)
    .where(
      and(
        eq(templateVersions.workspaceId, workspaceId),
        eq(templateVersions.templateId, id),
        eq(templateVersions.version, version),
      ),
    );
  return row ?? null;
}
