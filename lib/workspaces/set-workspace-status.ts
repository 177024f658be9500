import { and, eq, ne } from "drizzle-orm";
import { withWorkspace } from "@/db/client";
import type { WorkspaceStatus } from "@/db/enums";
import { workspaces } from "@/db/schema/workspaces";
import type { Actor } from "@/lib/actor";
import { notFound } from "@/lib/errors";
import { requireOperator } from "./operator";
import { presentWorkspace } from "./present-workspace";
import { findWorkspace } from "./queries";
import { recordAudit } from "./record-audit";
import type { WorkspaceView } from "./schema";

/** Suspends a workspace or lets it back in: its keys and members are refused, or welcome, from the next request on. */
export async function setWorkspaceStatus(
  actor: Actor,
  id: number,
  status: WorkspaceStatus,
): Promise<WorkspaceView> {
  requireOperator(actor);
  return withWorkspace(id, async (tx) => {
    const [changed] = await tx
      .update(workspaces)
      .set({ status })
      .where(and(eq(workspaces.id, id), ne(workspaces.status, status)))
      .returning();
    const row = changed ?? (await findWorkspace(tx, id));
    if (!row) throw notFound();
    if (changed) {
      const verb = status === "suspended" ? "workspace.suspended" : "workspace.reactivated";
      await recordAudit(tx, { ...actor, workspaceId: id }, { verb, subjectType: "workspace", subjectId: id });
    }
    return presentWorkspace(row);
  });
}
