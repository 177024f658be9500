import { and, eq, sql } from "drizzle-orm";
import { withWorkspace } from "@/db/client";
import { dailyUsage } from "@/db/schema/senders";
import { type Actor, authorize } from "@/lib/actor";
import { findWorkspace } from "./queries";

/** Texts that went out today, on the workspace's calendar: all together and by sender. */
export type Usage = { total: number; bySender: Record<number, number> };

/** What has been used of today's limits. */
export async function readUsage(actor: Actor): Promise<Usage> {
  authorize(actor, "workspace:read");
  const { workspaceId } = actor;
  return withWorkspace(workspaceId, async (tx) => {
    const zone = (await findWorkspace(tx, workspaceId))?.timeZone ?? "UTC";
    const rows = await tx
      .select({ senderId: dailyUsage.senderId, messages: dailyUsage.messages })
      .from(dailyUsage)
      .where(
        and(
          eq(dailyUsage.workspaceId, workspaceId),
          eq(dailyUsage.day, sql`(now() at time zone ${zone})::date`),
        ),
      );
    const bySender = Object.fromEntries(rows.map(({ senderId, messages }) => [senderId, messages]));
    return { total: bySender[0] ?? 0, bySender };
  });
}
