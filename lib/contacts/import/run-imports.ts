import { asRouter, raw, withWorkspace } from "@/db/client";
import type { ImportStatus } from "@/db/enums";
import { checkBatch } from "./check-batch";
import { defineFields } from "./define-fields";
import { loadRules, type OpenImport, openImport } from "./import-row";
import { purgeRows } from "./purge-rows";
import { runBatch } from "./run-batch";
import { UNDO_DAYS } from "./schema";
import { LEASE_SECONDS } from "./tally";
import { undoBatch } from "./undo-batch";

/** How long one import is worked on before another gets its turn: a small list is never behind a big one. */
const TURN_MS = 2_000;

type Budget = { budgetMs: number; signal?: AbortSignal };
type Due = { workspace_id: number; id: number };

/**
 * Checks, writes and undoes imports, batch by batch: each batch commits its work and the cursor together, so that any
 * process may be killed at any instruction, and any number may run this at once. Also gives up uploads that broke off,
 * and deletes the rows of imports that can no longer be undone.
 * @returns batches done, and when the next import wants work (null: none).
 */
export async function runImports({
  budgetMs,
  signal,
}: Budget): Promise<{ worked: number; next: Date | null }> {
  const until = performance.now() + budgetMs;
  let worked = 0;
  while (performance.now() < until && !signal?.aborted) {
    const due = await claimImport();
    if (!due) break;
    const end = Math.min(until, performance.now() + TURN_MS);
    do worked++;
    while ((await takeTurn(due)) && performance.now() < end && !signal?.aborted);
    await giveBack(due);
  }
  return { worked, next: await nextImport() };
}

/** When the earliest import wants work. */
export async function nextImport(): Promise<Date | null> {
  const [row] = await asRouter(
    (tx) => raw(tx)<{ at: string | null }[]>`
      select min(case when status in ('checking', 'running', 'undoing') then coalesce(lease_until, created_at)
        else lease_until end) as at from imports`,
  );
  return row?.at ? new Date(row.at) : null;
}

/** Takes the import that waits longest; its lease keeps others away while this process lives. */
async function claimImport(): Promise<Due | null> {
  const waiting = await asRouter(
    (tx) => raw(tx)<Due[]>`
      select workspace_id, id from imports
      where (lease_until is null and status in ('checking', 'running', 'undoing')) or lease_until <= now()
      order by lease_until nulls first, id limit 20`,
  );
  for (const due of waiting) {
    const { count } = await withWorkspace(
      due.workspace_id,
      (tx) => raw(tx)`
        update imports set lease_until = now() + make_interval(secs => ${LEASE_SECONDS})
        where workspace_id = ${due.workspace_id} and id = ${due.id} and (lease_until is null or lease_until <= now())`,
    );
    if (count > 0) return due;
  }
  return null;
}

/** Lets the next turn begin at once, behind the others. */
async function giveBack({ workspace_id, id }: Due): Promise<void> {
  await withWorkspace(
    workspace_id,
    (tx) => raw(tx)`
      update imports set lease_until = now()
      where workspace_id = ${workspace_id} and id = ${id} and status in ('checking', 'running', 'undoing')`,
  );
}

/** One batch of whatever the import's state calls for. @returns whether there is more. */
async function takeTurn(due: Due): Promise<boolean> {
  const found = await withWorkspace(due.workspace_id, async (tx) => {
    const job = await openImport(tx, due.workspace_id, due.id);
    return job && { job, rules: await loadRules(tx, job) };
  });
  if (!found) return false;
  const { job, rules } = found;
  switch (job.status) {
    case "checking":
      return (await checkBatch(job, rules)) > 0 || (await endCheck(job));
    case "running":
      return (await runBatch(job, rules)) > 0 || (await end(job, "finished"));
    case "undoing":
      return (await undoBatch(job)) > 0 || (await end(job, "undone"));
    case "reading":
      return await breakOff(job);
    default:
      return await purgeRows(job);
  }
}

/** A check that was asked for by a system goes on at once; a person looks at it first. */
async function endCheck(job: OpenImport): Promise<boolean> {
  await withWorkspace(job.workspaceId, async (tx) => {
    const now = await openImport(tx, job.workspaceId, job.id, true);
    if (now?.status !== "checking" || now.cursorLine !== job.cursorLine) return;
    if (now.facts.isAuto) await defineFields(tx, now);
    await raw(tx)`
      update imports set status = ${now.facts.isAuto ? "running" : "ready"}::import_status, cursor_line = 0,
        rows_done = ${now.facts.isAuto ? 0 : now.rowsDone},
        started_at = case when ${now.facts.isAuto} then now() end,
        lease_until = case when ${now.facts.isAuto} then lease_until else now() + make_interval(days => ${UNDO_DAYS}) end
      where workspace_id = ${job.workspaceId} and id = ${job.id}`;
  });
  return job.facts.isAuto;
}

/** The rows of a finished import are kept while it can be undone, those of an undone one not at all. */
async function end(job: OpenImport, status: Extract<ImportStatus, "finished" | "undone">): Promise<boolean> {
  const from = status === "finished" ? "running" : "undoing";
  const days = status === "finished" ? UNDO_DAYS : 0;
  await withWorkspace(
    job.workspaceId,
    (tx) => raw(tx)`
      update imports set status = ${status}::import_status, finished_at = now(), rows_done = rows_total,
        lease_until = now() + make_interval(days => ${days})
      where workspace_id = ${job.workspaceId} and id = ${job.id} and status = ${from}::import_status
        and cursor_line = ${job.cursorLine}`,
  );
  return false;
}

/** Its reader has not been heard of for a while: the process ended in the middle of an upload. */
async function breakOff(job: OpenImport): Promise<boolean> {
  await withWorkspace(
    job.workspaceId,
    (tx) => raw(tx)`
      update imports set status = 'failed', problem = 'The upload broke off. Nothing was imported; try again.',
        lease_until = now()
      where workspace_id = ${job.workspaceId} and id = ${job.id} and status = 'reading'`,
  );
  return false;
}
