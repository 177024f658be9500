import { and, eq } from "drizzle-orm";
import { withWorkspace } from "@/db/client";
import { memberships } from "@/db/schema/workspaces";
import { minutes, now } from "@/lib/clock";
import { log } from "@/lib/log";

const EVERY_MS = minutes(5);
const touched = new Map<string, number>();

/** "Last seen" is told to five minutes: one write in that time and member, never waited for. */
export function touchMember(workspaceId: number, userId: number, lastSeenAt: Date | null): void {
  const key = `${workspaceId}/${userId}`;
  const at = now();
  const last = Math.max(touched.get(key) ?? 0, lastSeenAt?.getTime() ?? 0);
  if (at.getTime() - last < EVERY_MS) return;
  if (touched.size >= 10_000) touched.clear();
  touched.set(key, at.getTime());
  withWorkspace(workspaceId, (tx) =>
    tx
      .update(memberships)
      .set({ lastSeenAt: at })
      .where(and(eq(memberships.workspaceId, workspaceId), eq(memberships.userId, userId))),
  ).catch((err) => log.warn({ err }, "a member's last visit not recorded"));
}
