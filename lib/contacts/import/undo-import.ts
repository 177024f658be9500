import { raw, withWorkspace } from "@/db/client";
import { wake } from "@/inngest/events";
import { type Actor, authorize } from "@/lib/actor";
import { conflict } from "@/lib/errors";
import { recordAudit } from "@/lib/workspaces/record-audit";
import { requireImport } from "./import-row";
import { UNDO_DAYS } from "./schema";

/**
 * Takes an import back, within seven days: see `undoBatch` for what is removed and what stays.
 * @throws Problem 404, 409 `undo_impossible`.
 */
export async function undoImport(actor: Actor, id: number): Promise<void> {
  authorize(actor, "contacts:write");
  await withWorkspace(actor.workspaceId, async (tx) => {
    await requireImport(tx, actor.workspaceId, id, true);
    const { count } = await raw(tx)`
      update imports set status = 'undoing', cursor_line = 0, rows_done = 0, lease_until = null, actor_kind = ${actor.kind},
        actor_id = ${actor.id}, actor_name = ${actor.name}, request_id = ${actor.requestId}
      where workspace_id = ${actor.workspaceId} and id = ${id} and status in ('finished', 'canceled')
        and started_at is not null and finished_at > now() - make_interval(days => ${UNDO_DAYS})`;
    if (count === 0) {
      throw conflict(
        "undo_impossible",
        `Only an import of the last ${UNDO_DAYS} days that was done can be undone.`,
      );
    }
    await recordAudit(tx, actor, { verb: "import.undone", subjectType: "import", subjectId: id });
  });
  wake("import/waiting");
}
