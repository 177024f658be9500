import { raw, type Tx, withWorkspace } from "@/db/client";
import { type Actor, authorize } from "@/lib/actor";
import { notFound } from "@/lib/errors";
import type { Page } from "@/lib/paging";
import { cutPage, readPlace } from "./cursor";
import type { ListSetupQuery, ResourceView } from "./setup-schema";

type Row = Omit<ResourceView, "created_at" | "updated_at"> & { created_at: Date; updated_at: Date };

const selected = (tx: Tx) => raw(tx)`
  select r.id, r.kind, r.name, r.capacity, r.hours,
    coalesce((select array_agg(s.id order by s.position, s.id) from services s
      where s.workspace_id = r.workspace_id and s.archived_at is null
        and (exists (select 1 from service_resources l
            where l.workspace_id = s.workspace_id and l.service_id = s.id and l.resource_id = r.id)
          or not exists (select 1 from service_resources l
            where l.workspace_id = s.workspace_id and l.service_id = s.id))), '{}') as service_ids,
    r.position, r.version, r.archived_at is not null as is_archived, r.created_at, r.updated_at
  from resources r`;

const presentResource = (row: Row): ResourceView => ({
  ...row,
  created_at: new Date(row.created_at).toISOString(),
  updated_at: new Date(row.updated_at).toISOString(),
});

/** In the order they are shown in; archived ones are listed apart. */
export async function listResources(actor: Actor, query: ListSetupQuery): Promise<Page<ResourceView>> {
  authorize(actor, "bookings:read");
  const after = readPlace(query.cursor);
  return withWorkspace(actor.workspaceId, async (tx) => {
    const sql = raw(tx);
    const rows = await sql<Row[]>`${selected(tx)}
      where r.workspace_id = ${actor.workspaceId} and (r.archived_at is not null) = ${query.archived === "true"}
        ${after ? sql`and (r.position, r.id) > (${after.by}::int, ${after.id}::bigint)` : sql``}
      order by r.position, r.id limit ${query.limit + 1}`;
    return cutPage(rows, query.limit, (row) => ({ by: row.position, id: row.id }), presentResource);
  });
}

/** @throws Problem 404. */
export async function getResource(actor: Actor, id: number): Promise<ResourceView> {
  authorize(actor, "bookings:read");
  return withWorkspace(actor.workspaceId, (tx) => requireResource(tx, actor.workspaceId, id));
}

/** @throws Problem 404. */
export async function requireResource(tx: Tx, workspaceId: number, id: number): Promise<ResourceView> {
  const [row] = await raw(tx)<Row[]>`${selected(tx)} where r.workspace_id = ${workspaceId} and r.id = ${id}`;
  if (!row) throw notFound();
  return presentResource(row);
}
