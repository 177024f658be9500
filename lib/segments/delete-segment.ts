import { and, eq } from "drizzle-orm";
import { raw, type Tx, withWorkspace } from "@/db/client";
import { segments } from "@/db/schema/segments";
import { type Actor, authorize } from "@/lib/actor";
import { recordAudit } from "@/lib/workspaces/record-audit";
import { putAway } from "./archive-segment";
import { lockSegment } from "./queries";
import type { DeletedSegment } from "./schema";

/**
 * Removes a segment. One that a campaign points at is archived instead, so that the campaign can still say whom it was
 * for. Its name is free again either way.
 * @throws Problem 404.
 */
export async function deleteSegment(actor: Actor, id: number): Promise<DeletedSegment> {
  authorize(actor, "segments:write");
  return withWorkspace(actor.workspaceId, async (tx) => {
    const row = await lockSegment(tx, actor.workspaceId, id);
    if (await isUsed(tx, actor.workspaceId, id)) {
      if (!row.archivedAt) await putAway(tx, actor, row);
      return { id, outcome: "archived" };
    }
    await tx.delete(segments).where(and(eq(segments.workspaceId, actor.workspaceId), eq(segments.id, id)));
    await recordAudit(tx, actor, {
      verb: "segment.deleted",
      subjectType: "segment",
      subjectId: id,
      before: { name: row.name },
    });
    return { id, outcome: "deleted" };
  });
}

async function isUsed(tx: Tx, workspaceId: number, id: number): Promise<boolean> {
  const rows = await raw(tx)`
    select 1 from campaigns where workspace_id = ${workspaceId} and (segment_id = ${id} or exclude_segment_id = ${id}) limit 1`;
  return rows.length > 0;
}
