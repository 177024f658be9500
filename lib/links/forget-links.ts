import { asRouter, raw, type Tx, withWorkspace } from "@/db/client";
import { now } from "@/lib/clock";

const BATCH = 1_000;

/**
 * Deletes links that ended longer ago than their workspace keeps texts, with their clicks. Who clicked is forgotten; how
 * many did stays with the campaign's texts.
 */
export async function forgetLinks(): Promise<{ worked: number; next: Date | null }> {
  let worked = 0;
  for (const { id, at } of await firstEnds()) {
    if (at > now()) continue;
    worked += await withWorkspace(id, (tx) => forgetBatch(tx, id));
  }
  return { worked, next: await nextForgotten() };
}

/** One statement, so that nothing is counted and kept, or deleted and lost. All that a person touched goes together. */
async function forgetBatch(tx: Tx, workspaceId: number): Promise<number> {
  const [row] = await raw(tx)<{ deleted: number }[]>`
    with due as materialized (
      select l.id, l.campaign_id, l.contact_id, l.expires_at from short_links l
      where l.workspace_id = ${workspaceId} and l.expires_at <= ${now().toISOString()}::timestamptz
        - make_interval(days => (select retention_days from workspaces where id = ${workspaceId}))
      order by l.expires_at limit ${BATCH}),
    beside as (
      select l.id from due d join short_links l on l.workspace_id = ${workspaceId} and l.campaign_id = d.campaign_id
        and l.contact_id = d.contact_id and l.expires_at <= d.expires_at
        and (l.clicked_at is not null or l.bot_clicked_at is not null)
      where d.campaign_id is not null),
    gone as (
      delete from short_links where workspace_id = ${workspaceId}
        and id in (select id from due union select id from beside)
      returning id, campaign_id, contact_id, clicked_at, bot_clicked_at),
    touched as (
      select campaign_id, contact_id, bool_or(clicked_at is not null) as is_person from gone
      where campaign_id is not null and (clicked_at is not null or bot_clicked_at is not null)
      group by campaign_id, contact_id),
    sums as (
      select r.campaign_id, r.variant, count(*) filter (where t.is_person)::int as people,
        count(*) filter (where not t.is_person)::int as bots
      from touched t
      join campaign_recipients r on r.workspace_id = ${workspaceId} and r.campaign_id = t.campaign_id
        and r.contact_id = t.contact_id
        and not exists (select from short_links l where l.workspace_id = ${workspaceId}
          and l.campaign_id = t.campaign_id and l.contact_id = t.contact_id
          and (l.clicked_at is not null or l.bot_clicked_at is not null) and l.id not in (select id from gone))
      join messages m on m.workspace_id = ${workspaceId} and m.id = r.message_id and m.sent_at is not null
      group by r.campaign_id, r.variant),
    kept as (
      update campaign_variants v set past_clicks = v.past_clicks + s.people,
        past_bot_clicks = v.past_bot_clicks + s.bots
      from sums s
      where v.workspace_id = ${workspaceId} and v.campaign_id = s.campaign_id and v.position = s.variant)
    select count(*)::int as deleted from gone`;
  return row?.deleted ?? 0;
}

/** When the first of them has ended long enough ago. */
export async function nextForgotten(): Promise<Date | null> {
  const moments = (await firstEnds()).map(({ at }) => at.getTime());
  return moments.length === 0 ? null : new Date(Math.min(...moments));
}

async function firstEnds(): Promise<{ id: number; at: Date }[]> {
  const rows = await asRouter(
    (tx) => raw(tx)<{ id: number; at: string }[]>`
      select w.id, l.expires_at + make_interval(days => w.retention_days) as at
      from workspaces w cross join lateral (
        select expires_at from short_links where workspace_id = w.id order by expires_at limit 1) l`,
  );
  return rows.map(({ id, at }) => ({ id, at: new Date(at) }));
}
