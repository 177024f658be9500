import { raw, type Tx } from "@/db/client";
import type { OpenImport } from "./import-row";
import { codeOf } from "./problems";

/** How long a drain may be silent before another takes its import over. */
export const LEASE_SECONDS = 30;

/** Counts of one batch, by name. */
export class Tally {
  readonly counts: Record<string, number> = {};

  add(name: string, by = 1): void {
    this.counts[name] = (this.counts[name] ?? 0) + by;
  }

  addProblems(phase: string, problems: string[]): void {
    for (const code of new Set(problems.map(codeOf))) this.add(`${phase}.problem.${code}`);
  }
}

/**
 * Moves the import's cursor over a batch, in the transaction of its work: whoever is killed in between leaves both
 * undone. `job` was locked by this transaction.
 */
export async function advanceImport(
  tx: Tx,
  job: OpenImport,
  lastLine: number,
  rows: number,
  tally: Tally,
): Promise<void> {
  const counts = { ...job.counts };
  for (const [name, by] of Object.entries(tally.counts)) counts[name] = (counts[name] ?? 0) + by;
  const sql = raw(tx);
  await sql`
    update imports set cursor_line = ${lastLine}, rows_done = rows_done + ${rows}, counts = ${sql.json(counts)},
      lease_until = now() + make_interval(secs => ${LEASE_SECONDS})
    where workspace_id = ${job.workspaceId} and id = ${job.id}`;
}
