import { raw, type Tx, withWorkspace } from "@/db/client";
import { type Category, categories } from "@/db/enums";
import { type ConsentFact, consentState } from "@/lib/consent/consent-state";
import { ledgerOf, ledgersOf } from "@/lib/consent/queries";
import { type ConsentEntry, lockConsent, recordConsent } from "@/lib/consent/record-consent";
import { type OpenImport, openImport } from "./import-row";
import type { ContactFields } from "./plan-change";
import { type Before, openBefore } from "./row-cells";
import { advanceImport, Tally } from "./tally";
import { type Changed, updatePeople } from "./write-people";

const BATCH = 500;

type UndoRow = {
  line: number;
  outcome: "created" | "updated" | "unchanged";
  contact_id: number;
  contact_version: number | null;
  before_sealed: string | null;
};
type Target = UndoRow & { before: Before | null; phoneIdx: string | null };

/**
 * Takes back the next rows of an import: people it created and nobody has touched since are removed, changed ones go
 * back to what they were unless somebody changed them since, and opt-ins it recorded are withdrawn by new lines of the
 * ledger. What was touched stays and is counted.
 * @returns rows handled; 0 at the end.
 */
export async function undoBatch(job: OpenImport): Promise<number> {
  let handled = 0;
  await withWorkspace(
    job.workspaceId,
    async (tx) => {
      handled = 0;
      const now = await openImport(tx, job.workspaceId, job.id, true);
      if (now?.status !== "undoing") return;
      const rows = await nextUndone(tx, now);
      const last = rows.at(-1);
      if (!last) return;
      handled = rows.length;
      const tally = new Tally();
      const targets = await lockTargets(tx, now, rows);
      const undone = [
        ...(await restore(tx, now, targets, tally)),
        ...(await remove(tx, now, targets, tally)),
      ];
      await withdrawConsent(tx, now, targets, tally);
      await raw(tx)`
        update import_rows set outcome = 'undone'
        where workspace_id = ${now.workspaceId} and import_id = ${now.id} and line = any(${undone}::int[])`;
      await advanceImport(tx, now, last.line, rows.length, tally);
    },
    { byKey: true },
  );
  return handled;
}

const nextUndone = (tx: Tx, job: OpenImport) => raw(tx)<UndoRow[]>`
  select line, outcome, contact_id, contact_version, before_sealed from import_rows
  where workspace_id = ${job.workspaceId} and import_id = ${job.id} and line > ${job.cursorLine}
    and contact_id is not null
    and (outcome in ('created', 'updated') or (outcome = 'unchanged' and before_sealed is not null))
  order by line limit ${BATCH}`;

type Current = { id: number; version: number; phone_idx: string | null; is_touched: boolean };

async function lockTargets(
  tx: Tx,
  job: OpenImport,
  rows: UndoRow[],
): Promise<(Target & { current: Current | null })[]> {
  const current = await raw(tx)<Current[]>`
    select c.id, c.version, c.phone_idx,
      c.merged_into_id is not null
      or exists (select from messages m where m.workspace_id = c.workspace_id and m.contact_id = c.id)
      or exists (select from contact_notes n where n.workspace_id = c.workspace_id and n.contact_id = c.id)
      or exists (select from bookings b where b.workspace_id = c.workspace_id and b.contact_id = c.id)
      or exists (select from waitlist_entries w where w.workspace_id = c.workspace_id and w.contact_id = c.id)
      or exists (select from conversations v where v.workspace_id = c.workspace_id and v.contact_id = c.id)
      or exists (select from tasks t where t.workspace_id = c.workspace_id and t.contact_id = c.id)
      or exists (select from contacts o where o.workspace_id = c.workspace_id and o.merged_into_id = c.id) as is_touched
    from contacts c
    where c.workspace_id = ${job.workspaceId} and c.id = any(${rows.map((row) => row.contact_id)}::bigint[])
      and c.erased_at is null
    order by c.phone_idx for update of c`;
  const byId = new Map(current.map((row) => [row.id, row]));
  return rows.map((row) => {
    const found = byId.get(row.contact_id) ?? null;
    const before = row.before_sealed
      ? openBefore(job.workspaceId, job.id, row.line, row.before_sealed)
      : null;
    return { ...row, before, phoneIdx: found?.phone_idx ?? null, current: found };
  });
}

type Locked = Awaited<ReturnType<typeof lockTargets>>;

async function restore(tx: Tx, job: OpenImport, targets: Locked, tally: Tally): Promise<number[]> {
  const changes: Changed[] = [];
  const lines: number[] = [];
  for (const target of targets) {
    if (target.outcome !== "updated" || !target.current) continue;
    if (target.current.version !== target.contact_version || !target.before?.fields) {
      tally.add("undo.kept");
      continue;
    }
    changes.push({ id: target.contact_id, change: target.before.fields as Partial<ContactFields> });
    lines.push(target.line);
    tally.add("undo.restored");
  }
  await updatePeople(tx, job.workspaceId, changes);
  return lines;
}

async function remove(tx: Tx, job: OpenImport, targets: Locked, tally: Tally): Promise<number[]> {
  const created = targets.filter((target) => target.outcome === "created" && target.current);
  const free = created.filter(
    ({ current, contact_version }) => !current?.is_touched && current?.version === contact_version,
  );
  tally.add("undo.kept", created.length - free.length);
  if (free.length === 0) return [];
  const { count } = await raw(tx)`
    delete from contacts
    where workspace_id = ${job.workspaceId} and id = any(${free.map((target) => target.contact_id)}::bigint[])`;
  tally.add("undo.removed", count);
  return free.map((target) => target.line);
}

/** Takes the import's own yes back where it is still what counts; a later yes of the person stays. */
async function withdrawConsent(tx: Tx, job: OpenImport, targets: Locked, tally: Tally): Promise<void> {
  const given = targets.flatMap((target) =>
    target.before && target.before.consent.length > 0 ? [target] : [],
  );
  if (given.length === 0) return;
  await lockConsent(tx, job.workspaceId, "write");
  const lines = await raw(tx)<
    { id: number; phone_idx: string; phone_last4: string | null; channel: "sms" | "whatsapp" }[]
  >`
    select id, phone_idx, phone_last4, channel from consent_events
    where workspace_id = ${job.workspaceId} and id = any(${given.flatMap(({ before }) => before?.consent ?? [])}::bigint[])`;
  const ledgers = await ledgersOf(
    tx,
    job.workspaceId,
    lines.map((line) => line.phone_idx),
  );
  const entries = lines.flatMap((line): ConsentEntry[] => {
    const ours = stillOurs(ledgerOf(ledgers, [line.phone_idx]), line.channel, line.id);
    const scopes = ours.length === categories.length ? [null] : ours;
    return scopes.map((category) => ({
      phoneIdx: line.phone_idx,
      phoneLast4: line.phone_last4,
      channel: line.channel,
      category,
      action: "withdrawn",
      method: "import",
      reason: `Import ${job.id} was undone`,
    }));
  });
  await recordConsent(tx, job.actor, entries);
  tally.add("undo.withdrawn", new Set(entries.map((entry) => entry.phoneIdx)).size);
}

/** Categories whose proof is this line. A STOP meanwhile hides it, and a START would bring it back: so it is looked for behind one. */
function stillOurs(ledger: ConsentFact[], channel: "sms" | "whatsapp", id: number): Category[] {
  const open = ledger.filter((fact) => !(fact.action === "opted_out" && fact.category === null));
  return categories.filter((category) => {
    const state = consentState(open, channel, category);
    return state.optedIn && state.decidedBy === id;
  });
}
