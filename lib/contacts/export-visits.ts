import { raw, type Tx } from "@/db/client";
import type { ContactExport } from "./privacy-schema";

type Visits = Pick<ContactExport, "visits" | "guests">;
type Row = Omit<Visits["visits"][number], "starts_at" | "ends_at"> & { starts_at: Date; ends_at: Date };

/** The visits of these contacts, oldest first, and whom they brought. */
export async function exportVisits(tx: Tx, workspaceId: number, contactIds: number[]): Promise<Visits> {
  const sql = raw(tx);
  const visits = await sql<Row[]>`
    select b.id, s.name as service, r.name as resource, b.starts_at, b.ends_at, b.status, b.guest_name, b.party_size,
      b.note, b.price_micros, b.currency
    from bookings b
    join services s on s.workspace_id = b.workspace_id and s.id = b.service_id
    join resources r on r.workspace_id = b.workspace_id and r.id = b.resource_id
    where b.workspace_id = ${workspaceId} and b.contact_id = any(${contactIds}::bigint[]) order by b.starts_at, b.id`;
  const guests = await sql<{ name: string }[]>`
    select name from contact_guests
    where workspace_id = ${workspaceId} and contact_id = any(${contactIds}::bigint[]) order by id`;
  return {
    visits: visits.map((row) => ({
      ...row,
      starts_at: new Date(row.starts_at).toISOString(),
      ends_at: new Date(row.ends_at).toISOString(),
    })),
    guests: guests.map(({ name }) => name),
  };
}
