import { raw, type Tx, withWorkspace } from "@/db/client";
import { type Actor, authorize } from "@/lib/actor";
import { now } from "@/lib/clock";
import { notFound } from "@/lib/errors";
import type { Page } from "@/lib/paging";
import { cutPage, readPlace } from "./cursor";
import type { ClosureView, ListClosuresQuery } from "./setup-schema";

type Row = Omit<ClosureView, "resource" | "starts_at" | "ends_at" | "created_at"> & {
  resource_id: number | null;
  resource_name: string | null;
  starts_at: Date;
  ends_at: Date;
  created_at: Date;
};

const selected = (tx: Tx) => raw(tx)`
  select c.id, c.resource_id, r.name as resource_name, c.starts_at, c.ends_at, c.reason, c.created_by, c.created_at,
    (select count(*)::int from bookings b where b.workspace_id = c.workspace_id
      and (c.resource_id is null or b.resource_id = c.resource_id)
      and b.starts_at < c.ends_at and b.starts_at > c.starts_at - interval '24 hours' and b.ends_at > c.starts_at
      and b.status in ('booked', 'confirmed')) as visits
  from closures c
  left join resources r on r.workspace_id = c.workspace_id and r.id = c.resource_id`;

const iso = (moment: Date): string => new Date(moment).toISOString();

const presentClosure = ({ resource_id, resource_name, ...row }: Row): ClosureView => ({
  ...row,
  resource: resource_id === null ? null : { id: resource_id, name: resource_name ?? "" },
  starts_at: iso(row.starts_at),
  ends_at: iso(row.ends_at),
  created_at: iso(row.created_at),
});

/** Holidays and time off that are not over, the next one first. */
export async function listClosures(actor: Actor, query: ListClosuresQuery): Promise<Page<ClosureView>> {
  authorize(actor, "bookings:read");
  const after = readPlace(query.cursor);
  return withWorkspace(actor.workspaceId, async (tx) => {
    const sql = raw(tx);
    const rows = await sql<Row[]>`${selected(tx)}
      where c.workspace_id = ${actor.workspaceId} and c.ends_at > ${(query.from ?? now()).toISOString()}::timestamptz
        ${query.until ? sql`and c.starts_at < ${query.until.toISOString()}::timestamptz` : sql``}
        ${query.resource_id ? sql`and (c.resource_id is null or c.resource_id = ${query.resource_id})` : sql``}
        ${after ? sql`and (c.starts_at, c.id) > (${new Date(after.by).toISOString()}::timestamptz, ${after.id}::bigint)` : sql``}
      order by c.starts_at, c.id limit ${query.limit + 1}`;
    return cutPage(
      rows,
      query.limit,
      (row) => ({ by: new Date(row.starts_at).getTime(), id: row.id }),
      presentClosure,
    );
  });
}

/** @throws Problem 404. */
export async function getClosure(actor: Actor, id: number): Promise<ClosureView> {
  authorize(actor, "bookings:read");
  return withWorkspace(actor.workspaceId, (tx) => requireClosure(tx, actor.workspaceId, id));
}

/** @throws Problem 404. */
export async function requireClosure(tx: Tx, workspaceId: number, id: number): Promise<ClosureView> {
  const [row] = await raw(tx)<Row[]>`${selected(tx)} where c.workspace_id = ${workspaceId} and c.id = ${id}`;
  if (!row) throw notFound();
  return presentClosure(row);
}
