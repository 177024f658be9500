import { raw, type Tx } from "@/db/client";
import type { ActorKind } from "@/db/enums";
import type { ConsentFact } from "./consent-state";

/** The ledgers of many numbers at once, each in order: one statement, whatever their count. */
export async function ledgersOf(
  tx: Tx,
  workspaceId: number,
  phoneIndexes: string[],
): Promise<Map<string, ConsentFact[]>> {
  const rows = await raw(tx)<(ConsentFact & { phone_idx: string })[]>`
    select id, phone_idx, channel, category, action, method, at from consent_events
    where workspace_id = ${workspaceId} and phone_idx = any(${phoneIndexes}::text[]) order by id`;
  const ledgers = new Map<string, ConsentFact[]>();
  for (const row of rows) {
    const ledger = ledgers.get(row.phone_idx);
    if (ledger) ledger.push(row);
    else ledgers.set(row.phone_idx, [row]);
  }
  return ledgers;
}

/** One person's ledger over every index the number may be known by. */
export const ledgerOf = (ledgers: Map<string, ConsentFact[]>, phoneIndexes: string[]): ConsentFact[] =>
  phoneIndexes.length === 1
    ? (ledgers.get(phoneIndexes[0] ?? "") ?? [])
    : phoneIndexes.flatMap((idx) => ledgers.get(idx) ?? []).sort((a, b) => a.id - b.id);

export type LedgerLine = ConsentFact & {
  phone_idx: string;
  keyword: string | null;
  wording: string | null;
  reason: string | null;
  raw_text: string | null;
  source_message_id: number | null;
  actor_kind: ActorKind;
  actor_name: string | null;
};

/** The ledger of these indexes with its evidence, oldest first. `at` is an ISO moment. */
export async function ledgerLines(
  tx: Tx,
  workspaceId: number,
  phoneIndexes: string[],
): Promise<LedgerLine[]> {
  const rows = await raw(tx)<LedgerLine[]>`
    select id, phone_idx, channel, category, action, method, at, keyword, wording, reason, raw_text,
      source_message_id, actor_kind, actor_name
    from consent_events
    where workspace_id = ${workspaceId} and phone_idx = any(${phoneIndexes}::text[]) order by id`;
  return rows.map((row) => ({ ...row, at: new Date(row.at).toISOString() }));
}
