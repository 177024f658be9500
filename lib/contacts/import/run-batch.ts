import { raw, type Tx, withWorkspace } from "@/db/client";
import type { ImportRowOutcome } from "@/db/enums";
import { findPeople } from "./find-people";
import { type OpenImport, openImport } from "./import-row";
import { type ContactFields, fieldsOf, planChange } from "./plan-change";
import { nextRows, type PreparedRow, prepareRows, type StagedRow } from "./prepare-rows";
import { isError } from "./problems";
import type { RowRules } from "./read-row";
import { sealBefore } from "./row-cells";
import { advanceImport, Tally } from "./tally";
import { writeConsent } from "./write-consent";
import { type Changed, insertPeople, type NewPerson, updatePeople } from "./write-people";
import { writeRows } from "./write-rows";

/** Rows a batch: its transaction holds the consent lock at its end, and must be over before a claim or a STOP minds. */
const BATCH = 500;

/** What a row came to. */
export type Done = {
  row: PreparedRow;
  outcome: ImportRowOutcome;
  contactId: number | null;
  version: number | null;
  before: ContactFields | null;
  phoneIdx: string;
  isMerged: boolean;
  consent: number[];
  staysStopped: boolean;
};

/**
 * Writes the next checked rows: people, their consent, and what undo needs, in one short transaction that also moves
 * the import's cursor. Contacts are locked first and the consent lock is taken last, to be held for a moment only.
 * @returns rows done; 0 at the end.
 */
export async function runBatch(job: OpenImport, rules: RowRules): Promise<number> {
  const staged = await withWorkspace(job.workspaceId, (tx) => nextRows(tx, job, BATCH), { byKey: true });
  const last = staged.at(-1);
  if (!last) return 0;
  const usable = staged.filter((row) => !row.problems.some(isError));
  const rows = prepareRows(job, rules, usable);
  await withWorkspace(
    job.workspaceId,
    async (tx) => {
      const now = await openImport(tx, job.workspaceId, job.id, true);
      if (now?.status !== "running" || now.cursorLine !== job.cursorLine) return;
      const tally = new Tally();
      const done = await writePeople(
        tx,
        job,
        rows.filter((row) => row.indexes.length > 0),
      );
      await writeConsent(tx, job, done);
      await writeOutcomes(tx, job, staged, done);
      count(tally, staged, done);
      await advanceImport(tx, now, last.line, staged.length, tally);
    },
    { byKey: true },
  );
  return staged.length;
}

async function writePeople(tx: Tx, job: OpenImport, rows: PreparedRow[]): Promise<Done[]> {
  const fields = new Map(rows.map((row) => [row, fieldsOf(row.person, job.options.add_tags)]));
  const created = await insertPeople(tx, job.workspaceId, await unknown(tx, job, rows, fields));
  // Who was here before, and who was created by somebody else a moment ago.
  const known = await findPeople(
    tx,
    job.workspaceId,
    rows.flatMap((row) => row.indexes),
    true,
  );
  const done: Done[] = [];
  const changes: Changed[] = [];
  const touched = new Set<number>();
  for (const row of rows) {
    const person = row.indexes.map((idx) => known.get(idx)).find((found) => found !== undefined);
    const given = fields.get(row);
    if (!person || !given) continue;
    const { contact, isMerged } = person;
    const base = {
      row,
      contactId: contact.id,
      isMerged,
      phoneIdx: (isMerged ? null : contact.phone_idx) ?? row.indexes[0] ?? "",
      consent: [],
      staysStopped: false,
    };
    const isNew = created.has(contact.phone_idx ?? "") && !isMerged;
    const change =
      isNew || touched.has(contact.id) ? null : planChange(contact, given, job.options.on_existing);
    touched.add(contact.id);
    if (isNew) done.push({ ...base, outcome: "created", version: contact.version, before: null });
    else if (job.options.on_existing === "skip")
      done.push({ ...base, outcome: "skipped", version: null, before: null });
    else if (!change) done.push({ ...base, outcome: "unchanged", version: null, before: null });
    else {
      changes.push({ id: contact.id, change });
      done.push({ ...base, outcome: "updated", version: contact.version + 1, before: pick(contact, change) });
    }
  }
  await updatePeople(tx, job.workspaceId, changes);
  return done;
}

/** Rows whose number nobody has, ready to be inserted. */
async function unknown(
  tx: Tx,
  job: OpenImport,
  rows: PreparedRow[],
  fields: Map<PreparedRow, ContactFields>,
): Promise<NewPerson[]> {
  const here = await raw(tx)<{ phone_idx: string }[]>`
    select phone_idx from contacts
    where workspace_id = ${job.workspaceId} and phone_idx = any(${rows.flatMap((row) => row.indexes)}::text[])`;
  const taken = new Set(here.map((row) => row.phone_idx));
  return rows.flatMap((row) => {
    const given = fields.get(row);
    const isHere = row.indexes.some((idx) => taken.has(idx));
    return isHere || !given || !row.person.phone ? [] : [{ phone: row.person.phone, fields: given }];
  });
}

/** The fields that a change touches, as they were. */
const pick = (contact: ContactFields, change: Partial<ContactFields>): ContactFields =>
  Object.fromEntries(
    Object.keys(change).map((name) => [name, contact[name as keyof ContactFields]]),
  ) as unknown as ContactFields;

async function writeOutcomes(tx: Tx, job: OpenImport, staged: StagedRow[], done: Done[]): Promise<void> {
  const byLine = new Map(done.map((one) => [one.row.line, one]));
  const rows = staged.map(({ line }) => ({ line, one: byLine.get(line) }));
  await writeRows(
    tx,
    job,
    staged.map((row) => row.line),
    {
      outcome: rows.map(({ one }) => one?.outcome ?? "skipped"),
      contact_id: rows.map(({ one }) => String(one?.contactId ?? "")),
      contact_version: rows.map(({ one }) => String(one?.version ?? "")),
      before_sealed: rows.map(({ line, one }) => (one ? sealUndo(job, line, one) : "")),
    },
  );
}

/** What undo needs of a row, or nothing. */
function sealUndo(job: OpenImport, line: number, { before, consent }: Done): string {
  if (before === null && consent.length === 0) return "";
  return sealBefore(job.workspaceId, job.id, line, { fields: before, consent });
}

function count(tally: Tally, staged: StagedRow[], done: Done[]): void {
  for (const one of done) {
    tally.add(`run.${one.outcome}`);
    if (one.consent.length > 0) tally.add("run.opted_in");
    if (one.staysStopped) tally.add("run.stays_stopped");
  }
  if (staged.length > done.length) tally.add("run.skipped", staged.length - done.length);
}
