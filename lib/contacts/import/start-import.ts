import { isDeepStrictEqual } from "node:util";
import { raw, withWorkspace } from "@/db/client";
import { wake } from "@/inngest/events";
import { type Actor, authorize } from "@/lib/actor";
import { recordAudit } from "@/lib/workspaces/record-audit";
import { requireMapping, requireWaiting, restartCheck } from "./check-import";
import { defineFields } from "./define-fields";
import { requireImport } from "./import-row";
import { requireEvidence } from "./require-evidence";
import { importOptions, type StartImportInput } from "./schema";

/**
 * Starts a checked import. One whose mapping or choices differ from what was checked is checked again and then goes on
 * by itself. Whoever starts it is named in the ledger.
 * @throws Problem 404, 409 `import_not_ready` for a second start, 422 for a mapping without a number or missing evidence.
 */
export async function startImport(actor: Actor, id: number, input: StartImportInput): Promise<void> {
  authorize(actor, "contacts:write");
  if (input.consent) requireEvidence(actor, input.consent);
  await withWorkspace(actor.workspaceId, async (tx) => {
    const job = await requireImport(tx, actor.workspaceId, id, true);
    requireWaiting(job);
    const mapping = input.mapping ?? job.mapping;
    requireMapping(mapping, job.columns);
    const options = importOptions.parse({
      ...job.options,
      ...Object.fromEntries(
        (["on_existing", "add_tags", "new_fields"] as const).flatMap((name) =>
          input[name] === undefined ? [] : [[name, input[name]]],
        ),
      ),
    });
    const consent = input.consent ?? job.consent;
    const sql = raw(tx);
    await sql`
      update imports set consent = ${consent ? sql.json(consent) : null}, actor_kind = ${actor.kind}, actor_id = ${actor.id},
        actor_name = ${actor.name}, request_id = ${actor.requestId}
      where workspace_id = ${job.workspaceId} and id = ${id}`;
    const isChecked =
      job.status === "ready" && sameMapping(mapping, job.mapping) && isDeepStrictEqual(options, job.options);
    if (isChecked) {
      await defineFields(tx, job);
      await sql`
        update imports set status = 'running', cursor_line = 0, rows_done = 0, started_at = now(), lease_until = null
        where workspace_id = ${job.workspaceId} and id = ${id}`;
    } else await restartCheck(tx, job, mapping, options, true);
    await recordAudit(tx, actor, {
      verb: "import.started",
      subjectType: "import",
      subjectId: id,
      after: { rows: job.rowsTotal, on_existing: options.on_existing, with_consent: consent !== null },
    });
  });
  wake("import/waiting");
}

/** A column that is not named is left out. */
function sameMapping(a: Record<string, string | null>, b: Record<string, string | null>): boolean {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every(
    (column) => (a[column] ?? null) === (b[column] ?? null),
  );
}
