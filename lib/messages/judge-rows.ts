import { raw, type Tx } from "@/db/client";
import { now } from "@/lib/clock";
import { mapGently } from "@/lib/gently";
import type { MessageRow } from "./due-rows";
import type { Verdict } from "./gate";
import { type GateWorkspace, gateFacts, type Subject } from "./gate-facts";
import { subjectOf } from "./row-subject";
import { isPromotional } from "./status";

export type Judged = { row: MessageRow; verdict: Verdict };

/** Two senders may hold texts for one person: whoever comes second must see that the cap is reached. */
export async function takeTurns(tx: Tx, workspaceId: number, rows: MessageRow[]): Promise<void> {
  if (!rows.some(({ category }) => isPromotional(category))) return;
  await raw(tx)`select pg_advisory_xact_lock(hashtextextended(${`promotional ${workspaceId}`}, 0))`;
}

/** Asks the gate again for every text of a claim, with what is true now. */
export async function judgeRows(
  tx: Tx,
  workspace: GateWorkspace,
  senderId: number,
  rows: MessageRow[],
  allowlist: string[] | null,
): Promise<Judged[]> {
  const subjects = rows.map(
    (row): Subject => ({
      ...subjectOf(workspace.id, row, { channel: row.channel, senderId }),
      messageId: row.id,
      purpose: row.purpose,
      fallbackOf: row.fallback_of,
      campaign:
        row.campaign_id === null
          ? null
          : {
              // The campaign admitted them when it chose the text that this one stands in for.
              notMarketedWithinDays: row.fallback_of === null ? row.not_marketed_within_days : null,
              skipsOpenConversations: row.skips_open_conversations === true,
            },
    }),
  );
  const decide = await gateFacts(tx, workspace, subjects);
  const at = now();
  const judged = await mapGently(subjects, (subject) => decide(subject, at, allowlist));
  return rows.flatMap((row, i) => {
    const verdict = judged[i];
    return verdict ? [{ row, verdict }] : [];
  });
}
