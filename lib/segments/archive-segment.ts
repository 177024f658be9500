import { and, eq } from "drizzle-orm";
import { type Tx, withWorkspace } from "@/db/client";
import { segments } from "@/db/schema/segments";
import { type Actor, authorize } from "@/lib/actor";
import { now } from "@/lib/clock";
import { recordAudit } from "@/lib/workspaces/record-audit";
import { presentSegment, type SegmentRow } from "./present-segment";
import { lockSegment } from "./queries";
import type { SegmentView } from "./schema";

/**
 * Puts a segment away: no campaign can start with it, and its name is free again. Can be undone.
 * @throws Problem 404. One that is archived already stays as it is.
 */
export async function archiveSegment(actor: Actor, id: number): Promise<SegmentView> {
  authorize(actor, "segments:write");
  return withWorkspace(actor.workspaceId, async (tx) => {
    const row = await lockSegment(tx, actor.workspaceId, id);
    return presentSegment(tx, row.archivedAt ? row : await putAway(tx, actor, row));
  });
}

/** Archives a locked segment and says so in the audit log. */
export async function putAway(tx: Tx, actor: Actor, { id, name }: SegmentRow): Promise<SegmentRow> {
  const [row] = await tx
    .update(segments)
    .set({ archivedAt: now(), updatedAt: now() })
    .where(and(eq(segments.workspaceId, actor.workspaceId), eq(segments.id, id)))
    .returning();
  if (!row) throw new Error("a locked segment is gone");
  await recordAudit(tx, actor, {
    verb: "segment.archived",
    subjectType: "segment",
    subjectId: id,
    before: { name },
  });
  return row;
}
