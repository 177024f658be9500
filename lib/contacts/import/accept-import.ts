import { raw, withWorkspace } from "@/db/client";
import { wake } from "@/inngest/events";
import { type Actor, authorize } from "@/lib/actor";
import { conflict, invalid } from "@/lib/errors";
import { recordAudit } from "@/lib/workspaces/record-audit";
import { guessMapping } from "./guess-mapping";
import { type FileFacts, listAttributes } from "./import-row";
import type { ReceivedImport } from "./receive-import";
import { requireEvidence } from "./require-evidence";
import type { ImportAccepted, ImportMapping } from "./schema";

/**
 * Takes up a received list: guesses what its columns are and has every row checked. A system's import goes on by itself
 * when the mapping is given or clear, unless it asked for a dry run; a person's waits until they have seen the check.
 * @throws Problem 422 for a mapping that names other columns, or evidence that is none.
 */
export async function acceptImport(actor: Actor, received: ReceivedImport): Promise<ImportAccepted> {
  authorize(actor, "contacts:write");
  const { settings, columns, total, sample } = received;
  if (settings.mapping) requireColumns(settings.mapping, columns);
  if (settings.consent) requireEvidence(actor, settings.consent);
  await withWorkspace(actor.workspaceId, async (tx) => {
    const guess = guessMapping(columns, sample, await listAttributes(tx, actor.workspaceId));
    const mapping = settings.mapping ?? guess.mapping;
    const isClear = settings.mapping ? Object.values(mapping).includes("phone") : guess.isClear;
    const isAuto = actor.kind !== "member" && !settings.dry_run && isClear;
    const { on_existing, add_tags, new_fields } = settings;
    const { encoding, separator, hasHeader } = received;
    const file: FileFacts = { encoding, separator, hasHeader, isClear, isAuto };
    const sql = raw(tx);
    const taken = await sql`
      update imports set status = 'checking', file_name = ${settings.file_name ?? null}, columns = ${columns}::text[],
        mapping = ${sql.json(mapping)}, consent = ${settings.consent ? sql.json(settings.consent) : null},
        options = ${sql.json({ on_existing, add_tags, new_fields, file })}, rows_total = ${total}, lease_until = null
      where workspace_id = ${actor.workspaceId} and id = ${received.importId} and status = 'reading'`;
    if (taken.count === 0)
      throw conflict("import_gone", "The upload took too long and was given up. Try again.");
    await recordAudit(tx, actor, {
      verb: "import.uploaded",
      subjectType: "import",
      subjectId: received.importId,
      after: { rows: total, columns: columns.length },
    });
  });
  wake("import/waiting");
  return { import_id: received.importId, status: "checking", rows: total };
}

/** @throws Problem 422 `unknown_column`. */
export function requireColumns(mapping: ImportMapping, columns: string[]): void {
  for (const column of Object.keys(mapping)) {
    if (!columns.includes(column)) {
      throw invalid(`mapping.${column}`, "unknown_column", "The file has no column with this name.");
    }
  }
}
