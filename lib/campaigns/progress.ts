import { raw, type Tx } from "@/db/client";
import type { ProgressView } from "./schema";

/** A launched campaign, as far as counting it needs. */
export type Counted = { id: number; launchedAt: Date | null; finishedAt: Date | null };
export type Standing = { progress: ProgressView; nextAt: Date | null };

/** Whoever writes or opts out within these days of their text, does so because of it. */
export const ANSWER_DAYS = 7;

/**
 * Where each campaign's audience is, counted anew: from indexes alone, and by status, so that the cost follows what
 * there is to count. Who is queued is not counted among recipients, since each of them has a message; of two on two
 * channels the first is taken off.
 */
export async function countProgress(
  tx: Tx,
  workspaceId: number,
  campaigns: readonly Counted[],
): Promise<Map<number, Standing>> {
  const ids = campaigns.map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const sql = raw(tx);
  const [people, texts, next, answers] = await Promise.all([
    sql<{ id: number; status: string; count: number }[]>`
      select campaign_id as id, status, count(*) as count from campaign_recipients
      where workspace_id = ${workspaceId} and campaign_id = any(${ids}::bigint[])
        and status in ('excluded', 'held_out', 'canceled')
      group by campaign_id, status
      union all
      select campaign_id, 'pending', count(*) from campaign_recipients
      where workspace_id = ${workspaceId} and campaign_id = any(${ids}::bigint[]) and status = 'pending'
      group by campaign_id`,
    sql<{ id: number; status: string; count: number }[]>`
      select c.id, m.status, m.count from unnest(${ids}::bigint[]) as c(id)
      cross join lateral (select status, count(*) as count from messages
        where workspace_id = ${workspaceId} and campaign_id = c.id group by status offset 0) m
      union all
      select campaign_id, status, -count(*) from messages
      where workspace_id = ${workspaceId} and campaign_id = any(${ids}::bigint[]) and replaced_at is not null
      group by campaign_id, status`,
    sql<{ id: number; at: string | null }[]>`
      select c.id, least(
        (select min(due_at) from campaign_recipients where workspace_id = ${workspaceId} and campaign_id = c.id
          and status = 'pending' and wave = 1),
        (select min(due_at) from campaign_recipients where workspace_id = ${workspaceId} and campaign_id = c.id
          and status = 'pending' and wave = 2),
        (select min(due_at) from messages where workspace_id = ${workspaceId} and campaign_id = c.id
          and status = 'queued' and reason is distinct from 'campaign_paused')) as at
      from unnest(${ids}::bigint[]) as c(id)`,
    countAnswers(tx, workspaceId, campaigns),
  ]);
  const nextAt = new Map(next.map(({ id, at }) => [id, at === null ? null : new Date(at)]));
  return new Map(
    ids.map((id) => {
      const counts = new Map<string, number>();
      for (const row of [...people, ...texts])
        if (row.id === id) counts.set(row.status, (counts.get(row.status) ?? 0) + row.count);
      const { replied = 0, opted_out = 0 } = answers.get(id) ?? {};
      return [id, { progress: { ...tally(counts), replied, opted_out }, nextAt: nextAt.get(id) ?? null }];
    }),
  );
}

function tally(counts: ReadonlyMap<string, number>): Omit<ProgressView, "replied" | "opted_out"> {
  const of = (status: string) => counts.get(status) ?? 0;
  return {
    audience: [...counts.values()].reduce((sum, count) => sum + count, 0),
    excluded: of("excluded"),
    held_out: of("held_out"),
    pending: of("pending"),
    canceled: of("canceled"),
    queued: of("queued"),
    sending: of("sending"),
    unconfirmed: of("unconfirmed"),
    sent: of("sent"),
    delivered: of("delivered") + of("read"),
    undelivered: of("undelivered"),
    failed: of("failed"),
    suppressed: of("suppressed"),
  };
}

/**
 * Who wrote, and whose number opted out, within a week of their text. Starts at the answers, which are few, and looks
 * each one's recipient up by key.
 */
async function countAnswers(
  tx: Tx,
  workspaceId: number,
  campaigns: readonly Counted[],
): Promise<Map<number, { replied: number; opted_out: number }>> {
  const launched = campaigns.flatMap(({ id, launchedAt, finishedAt }) =>
    launchedAt ? [{ id, from: launchedAt.toISOString(), to: finishedAt?.toISOString() ?? null }] : [],
  );
  if (launched.length === 0) return new Map();
  const rows = await raw(tx)<{ id: number; replied: number; opted_out: number }[]>`
    select c.id, r.replied, o.opted_out
    from unnest(${launched.map(({ id }) => id)}::bigint[], ${launched.map(({ from }) => from)}::text[]::timestamptz[],
      ${launched.map(({ to }) => to)}::text[]::timestamptz[]) as k(id, launched_at, finished_at)
    cross join lateral (select k.id, k.launched_at as from_at,
      coalesce(k.finished_at, now()) + make_interval(days => ${ANSWER_DAYS}) as to_at) c
    cross join lateral (
      select count(distinct i.contact_id) as replied
      from messages i
      cross join lateral (select message_id from campaign_recipients where workspace_id = ${workspaceId}
        and campaign_id = c.id and contact_id = i.contact_id limit 1) p
      cross join lateral (select sent_at from messages where workspace_id = ${workspaceId} and id = p.message_id
        limit 1) m
      where i.workspace_id = ${workspaceId} and i.direction = 'inbound'
        and i.created_at >= c.from_at and i.created_at < c.to_at
        and m.sent_at <= i.created_at
        and m.sent_at > i.created_at - make_interval(days => ${ANSWER_DAYS})) r
    cross join lateral (
      select count(distinct e.phone_idx) as opted_out
      from consent_events e
      cross join lateral (select message_id from campaign_recipients where workspace_id = ${workspaceId}
        and campaign_id = c.id and phone_idx = e.phone_idx limit 1) p
      cross join lateral (select sent_at from messages where workspace_id = ${workspaceId} and id = p.message_id
        limit 1) m
      where e.workspace_id = ${workspaceId} and e.action = 'opted_out' and e.at >= c.from_at and e.at < c.to_at
        and e.method in ('keyword', 'refusal', 'doubt')
        and m.sent_at <= e.at and m.sent_at > e.at - make_interval(days => ${ANSWER_DAYS})) o`;
  return new Map(rows.map(({ id, replied, opted_out }) => [id, { replied, opted_out }]));
}
