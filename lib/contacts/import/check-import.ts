import { raw, type Tx, withWorkspace } from "@/db/client";
import { wake } from "@/inngest/events";
import { type Actor, authorize } from "@/lib/actor";
import { conflict, invalid } from "@/lib/errors";
import { requireColumns } from "./accept-import";
import { type OpenImport, requireImport } from "./import-row";
import type { CheckImportInput, ImportMapping, ImportOptions } from "./schema";

/**
 * Checks every row again with another mapping or other choices. Nothing is imported.
 * @throws Problem 404, 409 `import_not_ready`, 422 for a mapping that has no number or names other columns.
 */
export async function checkImport(actor: Actor, id: number, input: CheckImportInput): Promise<void> {
  authorize(actor, "contacts:write");
  await withWorkspace(actor.workspaceId, async (tx) => {
    const job = await requireImport(tx, actor.workspaceId, id, true);
    const { mapping, ...options } = input;
    requireWaiting(job);
    requireMapping(mapping, job.columns);
    await restartCheck(tx, job, mapping, options, false);
  });
  wake("import/waiting");
}

/** Only one that waits, or is being checked, may be changed. */
export function requireWaiting(job: OpenImport): void {
  if (job.status === "ready" || job.status === "checking") return;
  throw conflict("import_not_ready", notReady[job.status] ?? "This import cannot be started.");
}

const notReady: Partial<Record<OpenImport["status"], string>> = {
  reading: "The file is still being uploaded.",
  running: "This import has been started already.",
  finished: "This import has been done already.",
  undoing: "This import is being undone.",
  undone: "This import was undone. Upload the file again.",
  canceled: "This import was canceled. Upload the file again.",
  failed: "This upload failed. Upload the file again.",
};

/** @throws Problem 422 `phone_needed`, `unknown_column`. */
export function requireMapping(mapping: ImportMapping, columns: string[]): void {
  requireColumns(mapping, columns);
  if (!Object.values(mapping).includes("phone")) {
    throw invalid("mapping", "phone_needed", "Choose the column that holds the phone numbers.");
  }
}

/** Back to the first row. `isAuto`: what was checked is imported at once afterwards. */
export async function restartCheck(
  tx: Tx,
  job: OpenImport,
  mapping: ImportMapping,
  options: ImportOptions,
  isAuto: boolean,
): Promise<void> {
  const sql = raw(tx);
  await sql`
    update imports set status = 'checking', mapping = ${sql.json(mapping)}, cursor_line = 0, rows_done = 0,
      counts = '{}', options = ${sql.json({ ...options, file: { ...job.facts, isAuto } })}, lease_until = null
    where workspace_id = ${job.workspaceId} and id = ${job.id}`;
}
