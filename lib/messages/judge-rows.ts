import { raw, type Tx } from "@/db/client";
import { now } from "@/lib/clock";
import { indexesOf, revealPhone } from "@/lib/contacts/phone-identity";
import { hasFormerIndexKeys } from "@/lib/crypto";
import type { MessageRow } from "./due-rows";
import type { Verdict } from "./gate";
import { type GateWorkspace, gateFacts, type Subject } from "./gate-facts";
import { isPromotional } from "./status";
import { whatsAppWay } from "./whatsapp-facts";

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
      messageId: row.id,
      category: row.category,
      channel: row.channel,
      purpose: row.purpose,
      contactId: row.contact_id,
      phoneIndexes: knownIndexes(workspace.id, row),
      phoneIdx: row.phone_idx,
      timeZone: row.time_zone,
      country: row.country,
      body: row.body,
      sendBefore: row.send_before ? new Date(row.send_before) : null,
      erased: row.phone_sealed === null,
      fallbackOf: row.fallback_of,
      whatsapp: whatsAppWay(row.channel, { senderId, hasContent: row.content_sid !== null }),
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
  return rows.flatMap((row, i) => {
    const subject = subjects[i];
    return subject ? [{ row, verdict: decide(subject, at, allowlist) }] : [];
  });
}

/** Only while former index keys are kept is a number known by more than its row's own index. */
const knownIndexes = (workspaceId: number, row: MessageRow): string[] =>
  row.phone_sealed === null || !hasFormerIndexKeys()
    ? [row.phone_idx]
    : [
        ...new Set([
          row.phone_idx,
          ...indexesOf(workspaceId, revealPhone(workspaceId, row.phone_idx, row.phone_sealed)),
        ]),
      ];
