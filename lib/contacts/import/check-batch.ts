import { raw, type Tx, withWorkspace } from "@/db/client";
import { consentState } from "@/lib/consent/consent-state";
import { ledgerOf, ledgersOf } from "@/lib/consent/queries";
import { findPeople, type KnownPerson } from "./find-people";
import { type OpenImport, openImport } from "./import-row";
import { fieldsOf, planChange } from "./plan-change";
import { nextRows, type PreparedRow, prepareRows } from "./prepare-rows";
import { isError, type StoredProblem } from "./problems";
import type { RowRules } from "./read-row";
import { advanceImport, Tally } from "./tally";
import { writeRows } from "./write-rows";

/** Rows a batch: a short transaction that writes nothing others wait for. */
const BATCH = 1000;

/**
 * The dry run of the next rows: finds each row's problems and what it would come to, and writes only that. Of two rows
 * with one number the first counts.
 * @returns rows checked; 0 at the end.
 */
export async function checkBatch(job: OpenImport, rules: RowRules): Promise<number> {
  const staged = await withWorkspace(job.workspaceId, (tx) => nextRows(tx, job, BATCH), { byKey: true });
  const last = staged.at(-1);
  if (!last) return 0;
  const rows = prepareRows(job, rules, staged);
  await withWorkspace(
    job.workspaceId,
    async (tx) => {
      const now = await openImport(tx, job.workspaceId, job.id, true);
      if (now?.status !== "checking" || now.cursorLine !== job.cursorLine) return;
      const tally = new Tally();
      const checked = await judge(tx, job, rows, tally);
      await writeProblems(tx, job, checked);
      await advanceImport(tx, now, last.line, staged.length, tally);
    },
    { byKey: true },
  );
  return staged.length;
}

type Checked = { line: number; phoneIdx: string | null; problems: StoredProblem[] };

async function judge(tx: Tx, job: OpenImport, rows: PreparedRow[], tally: Tally): Promise<Checked[]> {
  const indexes = rows.flatMap((row) => row.indexes);
  const people = await findPeople(tx, job.workspaceId, indexes, false);
  const personOf = (row: PreparedRow) =>
    row.indexes.map((idx) => people.get(idx)).find((p) => p !== undefined);
  const keyOf = (row: PreparedRow) => personOf(row)?.contact.phone_idx ?? row.indexes[0] ?? null;
  const ledgers = await ledgersOf(tx, job.workspaceId, indexes);
  const firstLines = await findEarlier(
    tx,
    job,
    rows.flatMap((row) => keyOf(row) ?? []),
  );
  return rows.map((row) => {
    const problems: StoredProblem[] = [...row.person.problems];
    const key = problems.some(isError) ? null : keyOf(row);
    if (key !== null) {
      const earlier = firstLines.get(key);
      if (earlier !== undefined) problems.unshift(`duplicate_row:${earlier}`);
      else firstLines.set(key, row.line);
      if (consentState(ledgerOf(ledgers, row.indexes), "sms", "marketing").optedOut)
        problems.push("stays_stopped");
      if (personOf(row)?.isMerged) problems.push("merged_person");
    }
    count(tally, job, row, personOf(row), problems);
    return { line: row.line, phoneIdx: key, problems };
  });
}

function count(
  tally: Tally,
  job: OpenImport,
  row: PreparedRow,
  known: KnownPerson | undefined,
  problems: StoredProblem[],
): void {
  tally.addProblems("check", problems);
  if (problems.some(isError)) {
    tally.add("check.skip");
    return;
  }
  if (problems.length > 0) tally.add("check.noticed");
  if (row.person.marketing === true) tally.add("check.agreed");
  const given = fieldsOf(row.person, job.options.add_tags);
  const change = known ? planChange(known.contact, given, job.options.on_existing) : null;
  tally.add(known ? (change ? "check.update" : "check.unchanged") : "check.new");
  for (const name of Object.keys(change ?? {})) tally.add(`check.change.${name}`);
}

/**
 * The first line so far of each number, among the lines before this batch. The sums keep the planner, which knows little
 * of a table that has just been filled, from walking all lines instead of asking for the numbers.
 */
async function findEarlier(tx: Tx, job: OpenImport, keys: string[]): Promise<Map<string, number>> {
  const rows = await raw(tx)<{ phone_idx: string; line: number }[]>`
    select phone_idx, min(line + 0) as line from import_rows
    where workspace_id = ${job.workspaceId} and phone_idx = any(${keys}::text[]) and import_id + 0 = ${job.id}
      and line + 0 <= ${job.cursorLine}
    group by phone_idx`;
  return new Map(rows.map((row) => [row.phone_idx, row.line]));
}

async function writeProblems(tx: Tx, job: OpenImport, rows: Checked[]): Promise<void> {
  await writeRows(
    tx,
    job,
    rows.map((row) => row.line),
    {
      phone_idx: rows.map((row) => row.phoneIdx ?? ""),
      problems: rows.map((row) => row.problems.join("\u001f")),
    },
  );
}
