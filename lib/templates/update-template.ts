import { and, eq } from "drizzle-orm";
import { type Tx, withWorkspace } from "@/db/client";
import { templates } from "@/db/schema/templates";
import { type Actor, authorize } from "@/lib/actor";
import { now } from "@/lib/clock";
import { conflict, notFound } from "@/lib/errors";
import { requireMedia } from "@/lib/media/check-media";
import { recordAudit } from "@/lib/workspaces/record-audit";
import { addVersion, orTakenName, requireTexts } from "./create-template";
import { findTemplate, type StoredTemplate, viewTemplate } from "./queries";
import type { TemplateView, UpdateTemplateInput } from "./schema";
import { completeTexts, type Texts } from "./texts";

/**
 * Changes a template. New texts become a new version; what was sent keeps pointing at the old one.
 * @throws Problem 404, 409 `template_archived`, `template_exists` or `template_changed` (`version` or
 * `updated_at` was read before somebody else's edit), 422 naming every fault of the texts.
 */
export async function updateTemplate(
  actor: Actor,
  id: number,
  input: UpdateTemplateInput,
): Promise<TemplateView> {
  authorize(actor, "templates:write");
  await requireMedia(actor.workspaceId, input.media_urls ?? []);
  return orTakenName(input.name, () =>
    withWorkspace(actor.workspaceId, async (tx) => {
      const before = await lockTemplate(tx, actor.workspaceId, id);
      if (isOutdated(before, input)) throw changed(before.version);
      const texts = newTexts(before, input);
      const version = texts ? before.version + 1 : before.version;
      if (texts) await addVersion(tx, actor, id, version, texts);
      await tx
        .update(templates)
        .set({
          name: input.name,
          category: input.category,
          description: input.description,
          isActive: input.is_active,
          version,
          updatedAt: momentAfter(before.updatedAt),
        })
        .where(and(eq(templates.workspaceId, actor.workspaceId), eq(templates.id, id)));
      const after = await findTemplate(tx, actor.workspaceId, id);
      if (!after) throw notFound();
      const change = { before: brief(before), after: brief(after) };
      await recordAudit(tx, actor, {
        verb: "template.updated",
        subjectType: "template",
        subjectId: id,
        ...change,
      });
      return viewTemplate(tx, actor.workspaceId, after);
    }),
  );
}

/** The template, locked against other writers. @throws Problem 404, 409 `template_archived`. */
export async function lockTemplate(tx: Tx, workspaceId: number, id: number): Promise<StoredTemplate> {
  const template = await lockAnyTemplate(tx, workspaceId, id);
  if (template.archivedAt) throw archived();
  return template;
}

/** The template, archived or not, locked against other writers. @throws Problem 404. */
export async function lockAnyTemplate(tx: Tx, workspaceId: number, id: number): Promise<StoredTemplate> {
  await tx
    .select({ id: templates.id })
    .from(templates)
    .where(and(eq(templates.workspaceId, workspaceId), eq(templates.id, id)))
    .for("update");
  const template = await findTemplate(tx, workspaceId, id);
  if (!template) throw notFound();
  return template;
}

export const archived = () =>
  conflict("template_archived", "This template is archived. Restore it, or create another one.");

const changed = (version: number) =>
  conflict(
    "template_changed",
    `Somebody else changed this template meanwhile; it is at version ${version} now.`,
  );

/** Somebody saved since the text, or with `updated_at` anything of the template, was read. */
const isOutdated = (before: StoredTemplate, { version, updated_at: readAt }: UpdateTemplateInput): boolean =>
  (version !== undefined && version !== before.version) ||
  (readAt !== undefined && Date.parse(readAt) !== before.updatedAt.getTime());

/** Two edits within a millisecond must not look like one. */
const momentAfter = (before: Date): Date => new Date(Math.max(now().getTime(), before.getTime() + 1));

/** Null when the request says nothing new about the texts. */
function newTexts(before: StoredTemplate, input: UpdateTemplateInput): Texts | null {
  const { whatsapp_contents: contents, media_urls: mediaUrls } = input;
  const given = [input.body, input.bodies, input.placeholders, contents, mediaUrls];
  if (given.every((part) => part === undefined)) return null;
  const texts = requireTexts(
    completeTexts(
      {
        body: input.body ?? before.body,
        bodies: input.bodies ?? before.bodies,
        contents: contents ?? before.contents,
        mediaUrls: mediaUrls ?? before.mediaUrls,
      },
      input.placeholders,
    ),
  );
  return same(texts, before) ? null : texts;
}

const same = (a: Texts, b: Texts) =>
  a.body === b.body &&
  JSON.stringify(Object.entries(a.bodies).sort()) === JSON.stringify(Object.entries(b.bodies).sort()) &&
  JSON.stringify([...a.placeholders].sort()) === JSON.stringify([...b.placeholders].sort()) &&
  JSON.stringify(Object.entries(a.contents).sort()) === JSON.stringify(Object.entries(b.contents).sort()) &&
  JSON.stringify(a.mediaUrls) === JSON.stringify(b.mediaUrls);

const brief = ({ name, category, isActive, version }: StoredTemplate) => ({
  name,
  category,
  is_active: isActive,
  version,
});
