import { type Tx, withWorkspace } from "@/db/client";
import { violated } from "@/db/errors";
import { templates, templateVersions } from "@/db/schema/templates";
import { type Actor, authorize } from "@/lib/actor";
import { conflict, Problem } from "@/lib/errors";
import { requireMedia } from "@/lib/media/check-media";
import { findWorkspace } from "@/lib/workspaces/queries";
import { recordAudit } from "@/lib/workspaces/record-audit";
import { findTemplate, viewTemplate } from "./queries";
import type { CreateTemplateInput, TemplateView } from "./schema";
import { completeTexts, pickBody, type Texts } from "./texts";

/**
 * Creates a template with its first version. Without a `body`, the workspace's language (else the first given)
 * becomes the main text.
 * @throws Problem 422 naming every fault of the texts, 409 `template_exists` for a name in use.
 */
export async function createTemplate(actor: Actor, input: CreateTemplateInput): Promise<TemplateView> {
  authorize(actor, "templates:write");
  await requireMedia(actor.workspaceId, input.media_urls);
  return orTakenName(input.name, () =>
    withWorkspace(actor.workspaceId, async (tx) => {
      const bodies = input.bodies ?? {};
      const body = input.body ?? (await mainBody(tx, actor.workspaceId, bodies));
      const texts = requireTexts(
        completeTexts(
          { body, bodies, contents: input.whatsapp_contents, mediaUrls: input.media_urls },
          input.placeholders,
        ),
      );
      const [row] = await tx
        .insert(templates)
        .values({
          workspaceId: actor.workspaceId,
          name: input.name,
          category: input.category,
          description: input.description,
          isActive: input.is_active,
        })
        .returning({ id: templates.id });
      if (!row) throw new Error("insert returned no row");
      await addVersion(tx, actor, row.id, 1, texts);
      const created = await findTemplate(tx, actor.workspaceId, row.id);
      if (!created) throw new Error("a new template is not visible");
      const view = await viewTemplate(tx, actor.workspaceId, created);
      const after = { name: view.name, category: view.category, version: 1 };
      await recordAudit(tx, actor, {
        verb: "template.created",
        subjectType: "template",
        subjectId: row.id,
        after,
      });
      return view;
    }),
  );
}

/** Adds an immutable version. The caller moves the template's pointer in the same transaction. */
export async function addVersion(
  tx: Tx,
  actor: Actor,
  templateId: number,
  version: number,
  texts: Texts,
): Promise<void> {
  await tx
    .insert(templateVersions)
    .values({ workspaceId: actor.workspaceId, templateId, version, ...texts, createdBy: actor.name });
}

/** The completed texts, or 422 with every fault. */
export function requireTexts(result: ReturnType<typeof completeTexts>): Texts {
  if (result.ok) return result.texts;
  throw new Problem(422, "validation_failed", "Some fields need another look.", { errors: result.errors });
}

/** Translates a clash of names, which only the unique index can see, into 409. */
export async function orTakenName<T>(name: string | undefined, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (violated(error) !== "templates_name_key") throw error;
    throw conflict("template_exists", `There is already a template named “${name ?? ""}”.`);
  }
}

async function mainBody(tx: Tx, workspaceId: number, bodies: Record<string, string>): Promise<string> {
  const workspace = await findWorkspace(tx, workspaceId);
  return pickBody({ body: Object.values(bodies)[0] ?? "", bodies }, workspace?.language);
}
