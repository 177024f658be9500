import { isDeepStrictEqual } from "node:util";
import { eq, sql } from "drizzle-orm";
import { withWorkspace } from "@/db/client";
import { workspaces } from "@/db/schema/workspaces";
import { type Actor, authorize } from "@/lib/actor";
import { notFound } from "@/lib/errors";
import { presentWorkspace, workspaceColumns } from "./present-workspace";
import { recordAudit } from "./record-audit";
import type { UpdateWorkspaceInput, WorkspaceView } from "./schema";

/** Changes the fields that are given. The audit trail keeps what each was before and is now. */
export async function updateWorkspace(actor: Actor, input: UpdateWorkspaceInput): Promise<WorkspaceView> {
  authorize(actor, "workspace:write");
  return withWorkspace(actor.workspaceId, async (tx) => {
    const own = eq(workspaces.id, actor.workspaceId);
    const [before] = await tx.select().from(workspaces).where(own).for("update");
    if (!before) throw notFound();
    const [after] = await tx
      .update(workspaces)
      .set({ ...workspaceColumns(input), version: sql`${workspaces.version} + 1` })
      .where(own)
      .returning();
    if (!after) throw notFound();
    const view = presentWorkspace(after);
    const changed = changes(presentWorkspace(before), view);
    if (Object.keys(changed.after).length > 0) {
      await recordAudit(tx, actor, {
        verb: "workspace.updated",
        subjectType: "workspace",
        subjectId: after.id,
        ...changed,
      });
    }
    return view;
  });
}

function changes(before: WorkspaceView, after: WorkspaceView) {
  const fields = Object.entries(after).filter(
    ([name, value]) => !isDeepStrictEqual(value, Reflect.get(before, name)),
  );
  return {
    before: Object.fromEntries(fields.map(([name]) => [name, Reflect.get(before, name)])),
    after: Object.fromEntries(fields),
  };
}
