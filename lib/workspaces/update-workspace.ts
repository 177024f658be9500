import { isDeepStrictEqual } from "node:util";
import { eq, sql } from "drizzle-orm";
import { type Tx, withWorkspace } from "@/db/client";
import { workspaces } from "@/db/schema/workspaces";
import { wake } from "@/inngest/events";
import { type Actor, authorize } from "@/lib/actor";
import { now } from "@/lib/clock";
import { conflict, notFound } from "@/lib/errors";
import { presentWorkspace, type WorkspaceRow, workspaceColumns } from "./present-workspace";
import { recordAudit } from "./record-audit";
import type { UpdateWorkspaceInput, WorkspaceView } from "./schema";

/**
 * Changes the fields that are given. The audit trail keeps what each was before and is now. Pausing reaches every
 * claim at once; a text that was claimed before goes out within its five seconds.
 * @throws Problem 409 `workspace_changed` when a `version` is given and somebody has saved since.
 */
export async function updateWorkspace(actor: Actor, input: UpdateWorkspaceInput): Promise<WorkspaceView> {
  authorize(actor, "workspace:write");
  const view = await withWorkspace(actor.workspaceId, async (tx) => {
    const own = eq(workspaces.id, actor.workspaceId);
    const [before] = await tx.select().from(workspaces).where(own).for("update");
    if (!before) throw notFound();
    if (input.version !== undefined && input.version !== before.version)
      throw conflict("workspace_changed", "Somebody else saved these settings meanwhile.");
    const [after] = await tx
      .update(workspaces)
      .set({
        ...workspaceColumns(input),
        ...(input.booking_rules && { bookingRules: { ...before.bookingRules, ...input.booking_rules } }),
        ...(input.assistant && { assistant: { ...before.assistant, ...input.assistant } }),
        sendingPausedAt: pausedAt(before, input),
        version: sql`${workspaces.version} + 1`,
      })
      .where(own)
      .returning();
    if (!after) throw notFound();
    await recordChanges(tx, actor, presentWorkspace(before), presentWorkspace(after));
    return presentWorkspace(after);
  });
  if (input.sending_paused === false) wake("message/queued");
  return view;
}

/** Pausing twice keeps the first moment. */
function pausedAt(before: WorkspaceRow, { sending_paused: wanted }: UpdateWorkspaceInput): Date | null {
  if (wanted === undefined) return before.sendingPausedAt;
  return wanted ? (before.sendingPausedAt ?? now()) : null;
}

async function recordChanges(tx: Tx, actor: Actor, before: WorkspaceView, after: WorkspaceView) {
  const subject = { subjectType: "workspace", subjectId: after.id };
  const wasPaused = before.sending_paused_at !== null;
  if (wasPaused !== (after.sending_paused_at !== null)) {
    const verb = wasPaused ? "workspace.sending_resumed" : "workspace.sending_paused";
    await recordAudit(tx, actor, { verb, ...subject });
  }
  const changed = changes(before, after);
  if (Object.keys(changed.after).length > 0)
    await recordAudit(tx, actor, { verb: "workspace.updated", ...subject, ...changed });
}

const untold = new Set(["version", "sending_paused_at"]);

function changes(before: WorkspaceView, after: WorkspaceView) {
  const fields = Object.entries(after).filter(
    ([name, value]) => !untold.has(name) && !isDeepStrictEqual(value, Reflect.get(before, name)),
  );
  return {
    before: Object.fromEntries(fields.map(([name]) => [name, told(name, Reflect.get(before, name))])),
    after: Object.fromEntries(fields.map(([name, value]) => [name, told(name, value)])),
  };
}

/** The trail never holds a phone, not even a public one. */
const told = (name: string, value: unknown): unknown =>
  name === "phone" && typeof value === "string" ? `••• ${value.replace(/\D/g, "").slice(-4)}` : value;
