import { raw, type Tx } from "@/db/client";
import { isOpen } from "@/lib/messages/send-fallbacks";
import { findAnswerers, readRefusals } from "./answers";
import type { Outcomes } from "./breaker";

/** Where a running campaign stands, as far as the next look must know. */
export type Standing = {
  /** Texts that wait for a claim; all whose outcome is not known yet, or that may go out on another channel. */
  queued: number;
  /** Texts that are with the provider in this moment. */
  sending: number;
  open: number;
  /** When the first of the queued ones is due. */
  nextClaimAt: Date | null;
  /** When the first pending recipient of each wave is due; null when there is none. */
  firstDueAt: Date | null;
  secondDueAt: Date | null;
};

type StandingRow = {
  queued: number;
  sending: number;
  open: number;
  next_claim_at: string | null;
  first_due_at: string | null;
  second_due_at: string | null;
};

const asDate = (moment: string | null): Date | null => (moment === null ? null : new Date(moment));

/** Answered by partial indexes alone: its cost follows what is under way, not the audience. */
export async function readStanding(tx: Tx, workspaceId: number, campaignId: number): Promise<Standing> {
  const sql = raw(tx);
  const firstOf = (wave: number) => sql`
    (select due_at from campaign_recipients where workspace_id = ${workspaceId} and campaign_id = ${campaignId}
      and status = 'pending' and wave = ${wave} order by due_at limit 1)`;
  const [row] = await sql<StandingRow[]>`
    select m.queued, m.sending, m.next_claim_at, m.open + (select count(*) from messages
        where workspace_id = ${workspaceId} and campaign_id = ${campaignId} and ${isOpen(tx)}) as open, ${firstOf(1)} as first_due_at, ${firstOf(2)} as second_due_at
    from (select count(*) as open, count(*) filter (where status = 'queued') as queued,
        count(*) filter (where status = 'sending') as sending,
        min(due_at) filter (where status = 'queued') as next_claim_at
      from messages where workspace_id = ${workspaceId} and campaign_id = ${campaignId}
        and status in ('queued', 'sending', 'unconfirmed')) m`;
  if (!row) throw new Error("a count without a row");
  return {
    queued: row.queued,
    sending: row.sending,
    open: row.open,
    nextClaimAt: asDate(row.next_claim_at),
    firstDueAt: asDate(row.first_due_at),
    secondDueAt: asDate(row.second_due_at),
  };
}

/** What came of the texts that went out since then, and who said no after theirs. */
export async function readOutcomes(
  tx: Tx,
  workspaceId: number,
  campaignId: number,
  since: Date,
  at: Date,
): Promise<Outcomes> {
  const [row] = await raw(tx)<{ sent: number; filtered: number; failed: number }[]>`
    select count(*) as sent, count(*) filter (where error_code = 30007) as filtered,
      count(*) filter (where status in ('failed', 'undelivered')) as failed
    from messages
    where workspace_id = ${workspaceId} and campaign_id = ${campaignId}
      and status in ('sent', 'delivered', 'read', 'undelivered', 'failed') and replaced_at is null
      and coalesce(sent_at, finished_at) >= ${since.toISOString()}::timestamptz`;
  if (!row) throw new Error("a count without a row");
  return { ...row, optedOut: await countRefusals(tx, workspaceId, campaignId, { from: since, to: at }) };
}

async function countRefusals(
  tx: Tx,
  workspaceId: number,
  campaignId: number,
  span: { from: Date; to: Date },
): Promise<number> {
  const refusals = await readRefusals(tx, workspaceId, span);
  if (refusals.size === 0) return 0;
  const people = await findAnswerers(tx, workspaceId, campaignId, { phoneIndexes: [...refusals.keys()] });
  return people.filter(
    ({ isHeldOut, phoneIdx, since }) =>
      !isHeldOut && refusals.get(phoneIdx)?.some((refusedAt) => refusedAt >= since),
  ).length;
}

/** What decides whether the first wave is over, besides the standing. */
export async function readFirstWave(
  tx: Tx,
  workspaceId: number,
  campaignId: number,
  at: Date,
): Promise<{ pending: number; pendingDue: number; sent: number; lastAt: Date | null }> {
  const [row] = await raw(tx)<{ pending: number; due: number; sent: number; last_at: string | null }[]>`
    select r.*, m.*
    from (select count(*) as pending, count(*) filter (where due_at <= ${at.toISOString()}::timestamptz) as due
        from campaign_recipients
        where workspace_id = ${workspaceId} and campaign_id = ${campaignId} and status = 'pending' and wave = 1) r,
      (select count(*) filter (where sent_at is not null and replaced_at is null) as sent, max(created_at) as last_at from messages
        where workspace_id = ${workspaceId} and campaign_id = ${campaignId}) m`;
  if (!row) throw new Error("a count without a row");
  return { pending: row.pending, pendingDue: row.due, sent: row.sent, lastAt: asDate(row.last_at) };
}
