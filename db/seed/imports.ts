import { raw, type Tx } from "@/db/client";
import { later, minutes, seconds } from "@/lib/clock";
import type { Person, Someone, World } from "./world";

/** How many days ago each of the two files came, and how it was called. */
export const importFiles = [
  { daysAgo: 200, name: "customers from the old book.csv", way: "paper_form" },
  { daysAgo: 52, name: "guest list.csv", way: "web_form" },
] as const;

export type ImportDeed = { at: Date; by: Someone; verb: string; id: number; after: Record<string, unknown> };

/**
 * The files that some customers came in: read, started and finished long ago, their rows deleted since.
 * @returns what the audit log tells of them
 */
export async function writeImports(tx: Tx, world: World, wording: string): Promise<ImportDeed[]> {
  const arrivals = Map.groupBy(
    world.people.filter(({ source }) => source === "import"),
    ({ since }) => since.getTime(),
  );
  const deeds: ImportDeed[] = [];
  const sql = raw(tx);
  for (const [i, [time, people]] of [...arrivals].sort(([a], [b]) => a - b).entries()) {
    const row = importRow(people, new Date(time), importFiles[i] ?? importFiles[0], wording);
    const by = world.manager;
    const [made] = await sql<{ id: number }[]>`
      insert into imports (workspace_id, file_name, status, columns, mapping, consent, options, rows_total, rows_done,
        cursor_line, counts, actor_kind, actor_id, actor_name, created_at, started_at, finished_at)
      select ${world.workspaceId}, r.file_name, 'finished', r.columns, r.mapping, r.consent, r.options, r.rows_total,
        r.rows_total, r.rows_total + 1, r.counts, ${by.kind}, ${by.id}, ${by.name}, r.created_at, r.started_at, r.finished_at
      from jsonb_populate_record(null::imports, ${sql.json(row as never)}) r returning id`;
    const { rows_total: rows, columns, created_at, started_at } = row;
    const deed = { by, id: made?.id ?? 0 };
    deeds.push(
      { ...deed, at: created_at, verb: "import.uploaded", after: { rows, columns: columns.length } },
      {
        ...deed,
        at: started_at,
        verb: "import.started",
        after: { rows, on_existing: "fill", with_consent: true },
      },
    );
  }
  return deeds;
}

function importRow(people: Person[], at: Date, { name, way }: (typeof importFiles)[number], wording: string) {
  const added = people.length;
  // What every such file has: a number twice, and one with a digit missing.
  const rows_total = added + 2;
  const columns = ["Name", "Mobile", "Labels"];
  return {
    file_name: name,
    columns,
    mapping: { Name: "full_name", Mobile: "phone", Labels: "tags" },
    consent: { sms: { categories: ["marketing"], method: way, wording } },
    options: {
      on_existing: "fill",
      add_tags: [],
      new_fields: {},
      file: { encoding: "utf-8", separator: ",", hasHeader: true, isClear: true, isAuto: false },
    },
    rows_total,
    counts: {
      "check.new": added,
      "check.skip": 2,
      "check.agreed": added,
      "check.problem.duplicate_row": 1,
      "check.problem.phone_invalid": 1,
      "run.created": added,
      "run.skipped": 2,
      "run.opted_in": added,
      "run.problem.duplicate_row": 1,
      "run.problem.phone_invalid": 1,
    },
    created_at: later(at, -minutes(6)),
    started_at: later(at, -seconds(2)),
    finished_at: later(at, seconds(1)),
  };
}
