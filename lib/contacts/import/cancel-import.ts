import { raw, withWorkspace } from "@/db/client";
import { wake } from "@/inngest/events";
import { type Actor, authorize } from "@/lib/actor";
import { conflict } from "@/lib/errors";
import { recordAudit } from "@/lib/workspaces/record-audit";
import { requireImport } from "./import-row";
import { UNDO_DAYS } from "./schema";

/**
 * Stops an import after the batch at hand. What it has written stays, and can be undone like a finished one; an import
 * that has written nothing loses its rows at once.
 * @throws Problem 404, 409 `import_not_open`.
 */
export async function cancelImport(actor: Actor, id: number): Promise<void> {
  authorize(actor, "contacts:write");
  await withWorkspace(actor.workspaceId, async (tx) => {
    const job = await requireImport(tx, actor.workspaceId, id, true);
    if (!["checking", "ready", "running"].includes(job.status)) {
      throw conflict("import_not_open", "This import is not open any more.");
    }
    const days = job.status === "running" && job.rowsDone > 0 ? UNDO_DAYS : 0;
    await raw(tx)`
      update imports set status = 'canceled', finished_at = now(), lease_until = now() + make_interval(days => ${days})
      where workspace_id = ${actor.workspaceId} and id = ${id}`;
    await recordAudit(tx, actor, { verb: "import.canceled", subjectType: "import", subjectId: id });
  });
  wake("import/waiting");
}
