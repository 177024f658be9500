import { raw, type Tx } from "@/db/client";
import type { OpenImport } from "./import-row";

/** How each column of a staged row is read from text; an empty text is none. */
const casts = {
  phone_idx: "text",
  problems: "list",
  outcome: "import_row_outcome",
  contact_id: "bigint",
  contact_version: "int",
  before_sealed: "text",
} as const;
type Values = Partial<Record<keyof typeof casts, string[]>>;

/**
 * Writes columns of staged rows that follow one another, `lines` in order. Rows are found by their range and values by
 * their place: a join would be left to a planner that knows little of a table that has just been filled.
 */
export async function writeRows(tx: Tx, job: OpenImport, lines: number[], values: Values): Promise<void> {
  const [first, last] = [lines[0], lines.at(-1)];
  if (first === undefined || last === undefined) return;
  const sql = raw(tx);
  const sets = (Object.keys(casts) as (keyof typeof casts)[]).flatMap((name) => {
    const texts = values[name];
    if (!texts) return [];
    const value = sql`nullif((${texts}::text[])[array_position(${lines}::int[], line)], '')`;
    if (casts[name] === "list")
      return [sql`${sql(name)} = coalesce(string_to_array(${value}, e'\\x1f'), '{}')`];
    return [sql`${sql(name)} = ${value}::${sql.unsafe(casts[name])}`];
  });
  const set = sets.reduce((all, one) => sql`${all}, ${one}`);
  await sql`
    update import_rows set ${set}
    where workspace_id = ${job.workspaceId} and import_id = ${job.id} and line >= ${first} and line <= ${last}
      and line = any(${lines}::int[])`;
}
