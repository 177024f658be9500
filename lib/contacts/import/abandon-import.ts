import { raw, withWorkspace } from "@/db/client";
import { wake } from "@/inngest/events";
import { log } from "@/lib/log";

/** Gives up an upload that nothing took up: its rows are deleted by the next drain, and no list shows it. Never throws. */
export async function abandonImport(workspaceId: number, importId: number): Promise<void> {
  try {
    const { count } = await withWorkspace(
      workspaceId,
      (tx) => raw(tx)`
        update imports set status = 'failed', problem = null, lease_until = now()
        where workspace_id = ${workspaceId} and id = ${importId} and status = 'reading'`,
    );
    if (count > 0) wake("import/waiting");
  } catch (err) {
    log.warn({ err, importId }, "upload not given up; its lease will run out");
  }
}
