import { type Tx, withWorkspace } from "@/db/client";
import type { Actor } from "@/lib/actor";
import { notFound } from "@/lib/errors";
import { findWorkspace } from "@/lib/workspaces/queries";

export type Place = { timeZone: string; dailyQuota: number | null; pausedAt: Date | null };

/** What every report needs of the actor's workspace: whose calendar, and how much a day. */
export const readPlace = (actor: Actor): Promise<Place> =>
  withWorkspace(actor.workspaceId, (tx) => placeOf(tx, actor.workspaceId));

/** The same inside a transaction of that workspace. @throws Problem 404. */
export async function placeOf(tx: Tx, workspaceId: number): Promise<Place> {
  const workspace = await findWorkspace(tx, workspaceId);
  if (!workspace) throw notFound();
  const { timeZone, dailyQuota, sendingPausedAt } = workspace;
  return { timeZone, dailyQuota, pausedAt: sendingPausedAt };
}
