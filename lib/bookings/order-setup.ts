import { raw, withWorkspace } from "@/db/client";
import { type Actor, authorize } from "@/lib/actor";
import { recordAudit } from "@/lib/workspaces/record-audit";
import type { OrderInput } from "./setup-schema";

/** Shows the named ones first, in this order; unknown ids are nobody's and change nothing. */
export async function orderSetup(
  actor: Actor,
  table: "services" | "resources",
  { ids }: OrderInput,
): Promise<{ ids: number[] }> {
  authorize(actor, "workspace:write");
  return withWorkspace(actor.workspaceId, async (tx) => {
    const sql = raw(tx);
    const own = sql`${sql(table)} s where s.workspace_id = ${actor.workspaceId}`;
    // Locked in order of their ids, as bookings lock them.
    await sql`select 1 from ${own} order by s.id for no key update`;
    await sql`
      update ${sql(table)} t set position = o.n - 1
      from (select s.id, row_number() over (order by array_position(${ids}::bigint[], s.id), s.position, s.id) as n
        from ${own}) o
      where t.workspace_id = ${actor.workspaceId} and t.id = o.id and t.position <> o.n - 1`;
    const subjectType = table === "services" ? "service" : "resource";
    await recordAudit(tx, actor, { verb: `${subjectType}.ordered`, subjectType, subjectId: null });
    const rows = await sql<
      { id: number }[]
    >`select s.id from ${own} and s.archived_at is null order by s.position, s.id`;
    return { ids: rows.map((row) => row.id) };
  });
}
