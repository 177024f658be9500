import { raw, type Tx } from "@/db/client";
import type { TemplateView } from "./schema";

type Usage = TemplateView["usage"];

/** Beyond this a number says no more than "often", and counting it would cost. */
const COUNTED = 1_000;

/** How often each template was texted from, counted to a thousand, and when last. Reads the index alone. */
export async function countUses(tx: Tx, workspaceId: number, ids: number[]): Promise<Map<number, Usage>> {
  if (ids.length === 0) return new Map();
  const rows = await raw(tx)<{ id: number; count: number; last_at: string | null }[]>`
    select t.id, u.count, l.created_at as last_at
    from unnest(${ids}::bigint[]) as t(id)
    cross join lateral (
      select count(*)::int as count from (
        select 1 from messages m where m.workspace_id = ${workspaceId} and m.template_id = t.id
        order by m.id desc limit ${COUNTED + 1}) newest) u
    left join lateral (
      select m.created_at from messages m where m.workspace_id = ${workspaceId} and m.template_id = t.id
      order by m.id desc limit 1) l on true`;
  return new Map(
    rows.map(({ id, count, last_at }) => [
      id,
      {
        count: Math.min(count, COUNTED),
        is_more: count > COUNTED,
        last_at: last_at === null ? null : new Date(last_at).toISOString(),
      },
    ]),
  );
}
