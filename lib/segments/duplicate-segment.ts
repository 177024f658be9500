import { withWorkspace } from "@/db/client";
import { segments } from "@/db/schema/segments";
import { type Actor, authorize } from "@/lib/actor";
import { recordAudit } from "@/lib/workspaces/record-audit";
import { orTakenName } from "./create-segment";
import { freeName } from "./free-name";
import { presentSegment } from "./present-segment";
import { requireSegment } from "./queries";
import type { SegmentView } from "./schema";

/** Another segment with the same rule, "Regulars (copy)". @throws Problem 404. */
export async function duplicateSegment(actor: Actor, id: number): Promise<SegmentView> {
  authorize(actor, "segments:write");
  return orTakenName("", () =>
    withWorkspace(actor.workspaceId, async (tx) => {
      const { workspaceId } = actor;
      const { name: original, description, definition } = await requireSegment(tx, workspaceId, id);
      const name = await freeName(tx, workspaceId, `${original.slice(0, 90)} (copy)`);
      const [row] = await tx
        .insert(segments)
        .values({ workspaceId, name, description, definition, createdBy: actor.name })
        .returning();
      if (!row) throw new Error("insert returned no row");
      await recordAudit(tx, actor, {
        verb: "segment.created",
        subjectType: "segment",
        subjectId: row.id,
        after: { name, copied_from: id },
      });
      return presentSegment(tx, row);
    }),
  );
}
