import { asRouter, raw, withWorkspace } from "@/db/client";
import { now } from "@/lib/clock";

const BATCH = 1_000;

/** Deletes links that ended longer ago than their workspace keeps texts, with their clicks. */
export async function forgetLinks(): Promise<{ worked: number; next: Date | null }> {
  let worked = 0;
  for (const { id, at } of await firstEnds()) {
    if (at > now()) continue;
    const { count } = await withWorkspace(
      id,
      (tx) => raw(tx)`
        delete from short_links where workspace_id = ${id} and id in (
          select l.id from short_links l join workspaces w on w.id = l.workspace_id
          where l.workspace_id = ${id} and l.expires_at <= ${now().toISOString()}::timestamptz - make_interval(days => w.retention_days)
          order by l.expires_at limit ${BATCH})`,
    );
    worked += count;
  }
  return { worked, next: await nextForgotten() };
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
