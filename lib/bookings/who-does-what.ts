import { raw, type Tx } from "@/db/client";
import { invalid } from "@/lib/errors";

/** Writes down who can do a service; an empty list means everybody. @throws Problem 422 for an unknown id. */
export async function setResourcesOf(
  tx: Tx,
  workspaceId: number,
  serviceId: number,
  ids: number[],
): Promise<void> {
  await requireAll(tx, workspaceId, "resources", "resource_ids", ids);
  const sql = raw(tx);
  await sql`delete from service_resources where workspace_id = ${workspaceId} and service_id = ${serviceId}
    and resource_id <> all(${ids}::bigint[])`;
  await sql`insert into service_resources (workspace_id, service_id, resource_id)
    select ${workspaceId}, ${serviceId}, id from unnest(${ids}::bigint[]) as t(id) on conflict do nothing`;
}

/**
 * Makes these the services that a resource can be booked for. A service that everybody did is from now on done by
 * those who did it but this one; one that only this one did would be done by everybody, so that is refused.
 * @throws Problem 422 for an unknown id, or `service_without_anybody`.
 */
export async function setServicesOf(
  tx: Tx,
  workspaceId: number,
  resourceId: number,
  ids: number[],
): Promise<void> {
  await requireAll(tx, workspaceId, "services", "service_ids", ids);
  const sql = raw(tx);
  const [alone] = await sql<{ name: string }[]>`
    select s.name from services s
    where s.workspace_id = ${workspaceId} and s.archived_at is null and s.id <> all(${ids}::bigint[])
      and not exists (select 1 from resources o where o.workspace_id = s.workspace_id and o.id <> ${resourceId}
        and o.archived_at is null and (exists (select 1 from service_resources l where l.workspace_id = s.workspace_id
          and l.service_id = s.id and l.resource_id = o.id) or not exists (select 1 from service_resources l
          where l.workspace_id = s.workspace_id and l.service_id = s.id))) limit 1`;
  if (alone)
    throw invalid(
      "service_ids",
      "service_without_anybody",
      `Nobody else does “${alone.name}”: give it to somebody else or archive it first.`,
    );
  await sql`
    insert into service_resources (workspace_id, service_id, resource_id)
    select s.workspace_id, s.id, r.id from services s join resources r on r.workspace_id = s.workspace_id
    where s.workspace_id = ${workspaceId} and s.archived_at is null and r.archived_at is null
      and not exists (select 1 from service_resources l
        where l.workspace_id = s.workspace_id and l.service_id = s.id)
      and s.id <> all(${ids}::bigint[]) and r.id <> ${resourceId}`;
  await sql`
    insert into service_resources (workspace_id, service_id, resource_id)
    select s.workspace_id, s.id, ${resourceId} from services s
    where s.workspace_id = ${workspaceId} and s.id = any(${ids}::bigint[])
      and exists (select 1 from service_resources l where l.workspace_id = s.workspace_id and l.service_id = s.id)
    on conflict do nothing`;
  await sql`delete from service_resources where workspace_id = ${workspaceId} and resource_id = ${resourceId}
    and service_id <> all(${ids}::bigint[])`;
}

async function requireAll(
  tx: Tx,
  workspaceId: number,
  table: "services" | "resources",
  path: string,
  ids: number[],
): Promise<void> {
  const sql = raw(tx);
  const known = await sql<{ id: number }[]>`
    select id from ${sql(table)} where workspace_id = ${workspaceId} and id = any(${ids}::bigint[])`;
  const knownIds = new Set(known.map((row) => row.id));
  const unknown = ids.findIndex((id) => !knownIds.has(id));
  if (unknown >= 0) throw invalid(`${path}.${unknown}`, "not_found", "There is nothing here under that id.");
}
