import { raw, withWorkspace } from "@/db/client";
import type { OpenImport } from "./import-row";

const BATCH = 5_000;

/**
 * Deletes the next rows of an import that rests and whose time is over; they hold numbers in plain, if sealed. A check
 * that nobody started is canceled, and an upload that nothing took up disappears. @returns whether more are left.
 */
export async function purgeRows(job: OpenImport): Promise<boolean> {
  return withWorkspace(job.workspaceId, async (tx) => {
    const sql = raw(tx);
    // Locked, because somebody may ask to start or undo it at this very moment.
    const [held] = await sql<{ is_lost: boolean }[]>`
      select status = 'failed' and problem is null as is_lost from imports
      where workspace_id = ${job.workspaceId} and id = ${job.id}
        and status in ('ready', 'finished', 'undone', 'canceled', 'failed')
      for no key update`;
    if (!held) return false;
    await sql`
      update imports set status = 'canceled', finished_at = now()
      where workspace_id = ${job.workspaceId} and id = ${job.id} and status = 'ready'`;
    const { count } = await sql`
      delete from import_rows where workspace_id = ${job.workspaceId} and import_id = ${job.id} and line <= (
        select max(line) from (select line from import_rows
          where workspace_id = ${job.workspaceId} and import_id = ${job.id} order by line limit ${BATCH}) next)`;
    if (count === BATCH) return true;
    if (held.is_lost)
      await sql`delete from imports where workspace_id = ${job.workspaceId} and id = ${job.id}`;
    else
      await sql`update imports set lease_until = null where workspace_id = ${job.workspaceId} and id = ${job.id}`;
    return false;
  });
}
