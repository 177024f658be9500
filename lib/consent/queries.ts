import { raw, type Tx } from "@/db/client";
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
  for (const { phone_idx, ...fact } of rows) {
    const ledger = ledgers.get(phone_idx);
    if (ledger) ledger.push(fact);
    else ledgers.set(phone_idx, [fact]);
  }
  return ledgers;
}

/** One person's ledger over every index the number may be known by. */
export const ledgerOf = (ledgers: Map<string, ConsentFact[]>, phoneIndexes: string[]): ConsentFact[] =>
  phoneIndexes.length === 1
    ? (ledgers.get(phoneIndexes[0] ?? "") ?? [])
    : phoneIndexes.flatMap((idx) => ledgers.get(idx) ?? []).sort((a, b) => a.id - b.id);
