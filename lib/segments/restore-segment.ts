import { and, eq } from "drizzle-orm";
import { withWorkspace } from "@/db/client";
import { segments } from "@/db/schema/segments";
import { type Actor, authorize } from "@/lib/actor";
import { now } from "@/lib/clock";
import { recordAudit } from "@/lib/workspaces/record-audit";
import { orTakenName } from "./create-segment";
import { freeName } from "./free-name";
import { presentSegment } from "./present-segment";
import { lockSegment } from "./queries";
import type { SegmentView } from "./schema";

/**
 * Brings a segment out of the archive. A name that was taken meanwhile gets a number.
 * @throws Problem 404.
 */
export async function restoreSegment(actor: Actor, id: number): Promise<SegmentView> {
  authorize(actor, "segments:write");
  return orTakenName("", () =>
    withWorkspace(actor.workspaceId, async (tx) => {
      const before = await lockSegment(tx, actor.workspaceId, id);
      if (!before.archivedAt) return presentSegment(tx, before);
      const name = await freeName(tx, actor.workspaceId, before.name);
      const [row] = await tx
        .update(segments)
        .set({ name, archivedAt: null, updatedAt: now() })
        .where(and(eq(segments.workspaceId, actor.workspaceId), eq(segments.id, id)))
        .returning();
      if (!row) throw new Error("a locked segment is gone");
      await recordAudit(tx, actor, {
        verb: "segment.restored",
        subjectType: "segment",
        subjectId: id,
        after: { name },
      });
      return presentSegment(tx, row);
    }),
  );
}
