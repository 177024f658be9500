import { and, eq, sql } from "drizzle-orm";
import { withWorkspace } from "@/db/client";
import { segments } from "@/db/schema/segments";
import { type Actor, authorize } from "@/lib/actor";
import { now } from "@/lib/clock";
import { conflict } from "@/lib/errors";
import { recordAudit } from "@/lib/workspaces/record-audit";
import { checkedSentence, orTakenName } from "./create-segment";
import { presentSegment } from "./present-segment";
import { lockSegment } from "./queries";
import type { SegmentView, UpdateSegmentInput } from "./schema";

/**
 * Changes a segment. Campaigns that were launched keep the rule they were launched with.
 * @throws Problem 404, 409 `segment_archived`, `segment_changed` (another version was read) or `segment_exists`, 422
 * naming every part of the rule that cannot be read.
 */
export async function updateSegment(
  actor: Actor,
  id: number,
  input: UpdateSegmentInput,
): Promise<SegmentView> {
  authorize(actor, "segments:write");
  return orTakenName(input.name, () =>
    withWorkspace(actor.workspaceId, async (tx) => {
      const before = await lockSegment(tx, actor.workspaceId, id);
      if (before.archivedAt)
        throw conflict("segment_archived", "This segment is archived. Restore it first.");
      if (input.version !== undefined && input.version !== before.version)
        throw conflict(
          "segment_changed",
          `Somebody else changed this segment meanwhile; it is at version ${before.version} now.`,
        );
      const { name, description, definition } = input;
      const rule = definition === undefined ? null : await checkedSentence(tx, actor.workspaceId, definition);
      const [row] = await tx
        .update(segments)
        .set({
          name,
          description: description === undefined ? undefined : description || null,
          definition,
          version: sql`${segments.version} + 1`,
          updatedAt: now(),
        })
        .where(and(eq(segments.workspaceId, actor.workspaceId), eq(segments.id, id)))
        .returning();
      if (!row) throw new Error("a locked segment is gone");
      const view = await presentSegment(tx, row);
      await recordAudit(tx, actor, {
        verb: "segment.updated",
        subjectType: "segment",
        subjectId: id,
        before: { name: before.name, description: before.description },
        after: { name: row.name, description: row.description, ...(rule ? { rule } : {}) },
      });
      return view;
    }),
  );
}
