import { and, eq } from "drizzle-orm";
import { withWorkspace } from "@/db/client";
import { segments } from "@/db/schema/segments";
import { type Actor, authorize } from "@/lib/actor";
import { recordAudit } from "@/lib/workspaces/record-audit";
import { putAway } from "./archive-segment";
import { lockSegment } from "./queries";
import type { DeletedSegment } from "./schema";
import { countUses } from "./uses";

/**
 * Removes a segment. One that a campaign points at is archived instead, so that the campaign can still say whom it was
 * for. Its name is free again either way.
 * @throws Problem 404.
 */
export async function deleteSegment(actor: Actor, id: number): Promise<DeletedSegment> {
  authorize(actor, "segments:write");
  return withWorkspace(actor.workspaceId, async (tx) => {
    const row = await lockSegment(tx, actor.workspaceId, id);
    if ((await countUses(tx, actor.workspaceId, [id])).size > 0) {
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
