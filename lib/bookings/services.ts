import { raw, type Tx, withWorkspace } from "@/db/client";
import { type Actor, authorize } from "@/lib/actor";
import { notFound } from "@/lib/errors";
import type { Page } from "@/lib/paging";
import { cutPage, readPlace } from "./cursor";
import type { ListSetupQuery, ServiceView } from "./setup-schema";

type Row = Omit<ServiceView, "created_at" | "updated_at"> & { created_at: Date; updated_at: Date };

const selected = (tx: Tx) => raw(tx)`
  select s.id, s.name, s.description, s.duration_minutes, s.buffer_minutes, s.price_micros, s.currency, s.is_price_from,
    s.takes_party, coalesce((select array_agg(l.resource_id order by l.resource_id) from service_resources l
      where l.workspace_id = s.workspace_id and l.service_id = s.id), '{}') as resource_ids,
    s.position, s.version, s.archived_at is not null as is_archived, s.created_at, s.updated_at
  from services s`;

const presentService = (row: Row): ServiceView => ({
  ...row,
  created_at: new Date(row.created_at).toISOString(),
  updated_at: new Date(row.updated_at).toISOString(),
});

/** In the order they are shown in; archived ones are listed apart. */
export async function listServices(actor: Actor, query: ListSetupQuery): Promise<Page<ServiceView>> {
  authorize(actor, "bookings:read");
  const after = readPlace(query.cursor);
  return withWorkspace(actor.workspaceId, async (tx) => {
    const sql = raw(tx);
    const rows = await sql<Row[]>`${selected(tx)}
      where s.workspace_id = ${actor.workspaceId} and (s.archived_at is not null) = ${query.archived === "true"}
        ${after ? sql`and (s.position, s.id) > (${after.by}::int, ${after.id}::bigint)` : sql``}
      order by s.position, s.id limit ${query.limit + 1}`;
    return cutPage(rows, query.limit, (row) => ({ by: row.position, id: row.id }), presentService);
  });
}

/** @throws Problem 404. */
export async function getService(actor: Actor, id: number): Promise<ServiceView> {
  authorize(actor, "bookings:read");
  return withWorkspace(actor.workspaceId, (tx) => requireService(tx, actor.workspaceId, id));
}

/** @throws Problem 404. */
export async function requireService(tx: Tx, workspaceId: number, id: number): Promise<ServiceView> {
  const [row] = await raw(tx)<Row[]>`${selected(tx)} where s.workspace_id = ${workspaceId} and s.id = ${id}`;
  if (!row) throw notFound();
  return presentService(row);
}
