import { raw, type Tx } from "@/db/client";
import type { SegmentView } from "./schema";

export type Usage = SegmentView["usage"];

/** How many campaigns each segment is meant for or left out of, by how far they are. Segments of none are absent. */
export async function countUses(tx: Tx, workspaceId: number, ids: number[]): Promise<Map<number, Usage>> {
  if (ids.length === 0) return new Map();
  const sql = raw(tx);
  const named = (column: "segment_id" | "exclude_segment_id") => sql`
    select ${sql(column)} as segment, id, status from campaigns
    where workspace_id = ${workspaceId} and ${sql(column)} = any(${ids}::bigint[])`;
  const rows = await sql<({ segment: number } & Usage)[]>`
    select segment, count(*) filter (where status = 'draft') as drafts,
      count(*) filter (where status in ('freezing', 'running', 'paused')) as underway,
      count(*) filter (where status in ('finished', 'canceled')) as over
    from (${named("segment_id")} union ${named("exclude_segment_id")}) used
    group by segment`;
  return new Map(rows.map(({ segment, ...usage }) => [segment, usage]));
}

export const unused: Usage = { drafts: 0, underway: 0, over: 0 };
