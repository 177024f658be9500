import { raw, type Tx, withWorkspace } from "@/db/client";
import { type Actor, authorize } from "@/lib/actor";
import { now } from "@/lib/clock";
import type { AttentionView } from "./attention-schema";
import { listFailureCauses } from "./failure-causes";
import { readOpenTasks, readUnconfirmedVisits } from "./front-desk";
import { listFullQuotas } from "./full-quotas";
import { localDay, plusDays } from "./local-days";
import { placeOf } from "./place";
import { queueBehind, readSenderLines, senderProblems } from "./sender-trouble";
import { readWaitingReplies } from "./waiting-replies";

/**
 * What waits for a person, each part bounded, so that it can be asked every few seconds: failures since yesterday by
 * cause, customers nobody answered, senders in trouble, quotas nearly used up, texts that are late or unconfirmed.
 * Senders and quotas are told to those who may read senders, visits and tasks to those who may read these.
 */
export async function readAttention(actor: Actor): Promise<AttentionView> {
  authorize(actor, "messages:read");
  const { workspaceId } = actor;
  return withWorkspace(workspaceId, async (tx) => {
    const { timeZone, dailyQuota, pausedAt } = await placeOf(tx, workspaceId);
    const today = localDay(now(), timeZone);
    const sinceDay = plusDays(today, -1);
    const lines = await readSenderLines(tx, workspaceId);
    const seesSenders = actor.scopes.has("senders:read");
    return {
      at: now().toISOString(),
      since_day: sinceDay,
      today,
      paused_since: pausedAt?.toISOString() ?? null,
      failures: await listFailureCauses(tx, workspaceId, sinceDay, timeZone),
      replies: await readWaitingReplies(tx, workspaceId),
      senders: seesSenders ? senderProblems(lines) : [],
      quotas: seesSenders ? await listFullQuotas(tx, workspaceId, today, dailyQuota) : [],
      behind: queueBehind(lines),
      visits: actor.scopes.has("bookings:read")
        ? await readUnconfirmedVisits(tx, workspaceId, today, timeZone)
        : null,
      tasks: actor.scopes.has("conversations:read") ? await readOpenTasks(tx, workspaceId) : null,
      unconfirmed: await readUnconfirmed(tx, workspaceId),
    };
  });
}

async function readUnconfirmed(tx: Tx, workspaceId: number): Promise<AttentionView["unconfirmed"]> {
  const [row] = await raw(tx)<{ texts: number; oldest_at: string | null }[]>`
    select count(*) as texts, min(coalesce(unconfirmed_at, created_at)) as oldest_at from messages
    where workspace_id = ${workspaceId} and status = 'unconfirmed'`;
  return row?.oldest_at ? { texts: row.texts, oldest_at: new Date(row.oldest_at).toISOString() } : null;
}
