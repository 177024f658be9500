import { withWorkspace } from "@/db/client";
import { templates } from "@/db/schema/templates";
import { type Actor, authorize } from "@/lib/actor";
import { notFound } from "@/lib/errors";
import { recordAudit } from "@/lib/workspaces/record-audit";
import { nameBefore } from "./archive-template";
import { addVersion, orTakenName } from "./create-template";
import { freeName } from "./free-name";
import { findTemplate, viewTemplate } from "./queries";
import type { TemplateView } from "./schema";

/**
 * A new template with the current texts of another, archived or not, under a name of its own.
 * @throws Problem 404, 409 `template_exists` when somebody takes the same name at the same moment.
 */
export async function duplicateTemplate(actor: Actor, id: number): Promise<TemplateView> {
  authorize(actor, "templates:write");
  return orTakenName("Copy", () =>
    withWorkspace(actor.workspaceId, async (tx) => {
      const source = await findTemplate(tx, actor.workspaceId, id);
      if (!source) throw notFound();
      const name = await freeName(tx, actor.workspaceId, `${nameBefore(source.name, id)} copy`);
      const { category, description, body, bodies, placeholders, contents, mediaUrls } = source;
      const [row] = await tx
        .insert(templates)
        .values({ workspaceId: actor.workspaceId, name, category, description })
        .returning({ id: templates.id });
      if (!row) throw new Error("insert returned no row");
      await addVersion(tx, actor, row.id, 1, { body, bodies, placeholders, contents, mediaUrls });
      await recordAudit(tx, actor, {
        verb: "template.created",
        subjectType: "template",
        subjectId: row.id,
        after: { name, category, version: 1, copied_from: id },
      });
      const created = await findTemplate(tx, actor.workspaceId, row.id);
      if (!created) throw new Error("a new template is not visible");
      return viewTemplate(tx, actor.workspaceId, created);
    }),
  );
}
