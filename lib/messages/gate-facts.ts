import { raw, type Tx } from "@/db/client";
import type { Category, Channel, Purpose } from "@/db/enums";
import type { FrequencyCap, Hours } from "@/db/schema/workspaces";
import { consentState } from "@/lib/consent/consent-state";
import { ledgerOf, ledgersOf } from "@/lib/consent/queries";
import { zonesFor } from "@/lib/consent/recipient-zones";
import { decide, type Verdict } from "./gate";
import { isPromotional } from "./status";

/** What the gate must know of a text, whether it is a row or still a wish. */
export type Subject = {
  messageId: number | null;
  category: Category;
  channel: Channel;
  purpose: Purpose;
  contactId: number | null;
  phoneIndexes: string[];
  phoneIdx: string;
  timeZone: string | null;
  country: string | null;
  body: string;
  sendBefore: Date | null;
  erased: boolean;
};

export type GateWorkspace = {
  id: number;
  name: string;
  status: "active" | "suspended";
  timeZone: string;
  quietHours: Hours | null;
  quietForTransactional: boolean;
  frequencyCap: FrequencyCap;
};

type Recent = { contact_id: number; id: number; body: string; is_last_day: boolean };

/**
 * Judges many texts with one read of the ledgers and one of recent promotional texts.
 * @returns a function to be called once per subject, in order, with the moment it is judged for. A promotional text
 * that passes counts for those after it, so that a cap holds within one batch too.
 */
export async function gateFacts(tx: Tx, workspace: GateWorkspace, subjects: Subject[]) {
  const promotional = subjects.filter((s) => isPromotional(s.category) && s.contactId !== null);
  const [ledgers, recents] = await Promise.all([
    ledgersOf(tx, workspace.id, [...new Set(subjects.flatMap((s) => s.phoneIndexes))]),
    recentPromotional(
      tx,
      workspace.id,
      promotional.map((s) => s.contactId ?? 0),
    ),
  ]);
  return (subject: Subject, at: Date, allowlist: string[] | null): Verdict => {
    const mine = (recents.get(subject.contactId ?? 0) ?? []).filter((r) => r.id !== subject.messageId);
    const verdict = decide({
      at,
      category: subject.category,
      channel: subject.channel,
      purpose: subject.purpose,
      workspaceStatus: workspace.status,
      consent: consentState(ledgerOf(ledgers, subject.phoneIndexes), subject.channel, subject.category),
      zones: zonesFor({
        timeZone: subject.timeZone,
        country: subject.country,
        workspaceTimeZone: workspace.timeZone,
      }),
      quietHours: workspace.quietHours,
      quietForTransactional: workspace.quietForTransactional,
      sendBefore: subject.sendBefore,
      recent: { lastDay: mine.filter((r) => r.is_last_day).length, lastWeek: mine.length },
      cap: workspace.frequencyCap,
      onAllowlist: allowlist === null || subject.phoneIndexes.some((idx) => allowlist.includes(idx)),
      duplicateOf: mine.find((r) => r.is_last_day && r.body === subject.body)?.id ?? null,
      erased: subject.erased,
    });
    if (verdict.outcome === "allow" && isPromotional(subject.category) && subject.contactId !== null) {
      mine.push({
        contact_id: subject.contactId,
        id: subject.messageId ?? 0,
        body: subject.body,
        is_last_day: true,
      });
      recents.set(subject.contactId, mine);
    }
    return verdict;
  };
}

/** Promotional texts of the last seven days that went out or may have. Queued ones don't count: they are judged at claim. */
async function recentPromotional(
  tx: Tx,
  workspaceId: number,
  contactIds: number[],
): Promise<Map<number, Recent[]>> {
  const byContact = new Map<number, Recent[]>();
  if (contactIds.length === 0) return byContact;
  const rows = await raw(tx)<Recent[]>`
    select contact_id, id, body, coalesce(sent_at, created_at) > now() - interval '1 day' as is_last_day
    from messages
    where workspace_id = ${workspaceId} and contact_id = any(${[...new Set(contactIds)]}::bigint[])
      and direction = 'outbound' and category in ('marketing', 'program')
      and status in ('sending', 'unconfirmed', 'sent', 'delivered', 'read', 'undelivered')
      and created_at > now() - interval '8 days' and coalesce(sent_at, created_at) > now() - interval '7 days'`;
  for (const row of rows) {
    const list = byContact.get(row.contact_id);
    if (list) list.push(row);
    else byContact.set(row.contact_id, [row]);
  }
  return byContact;
}
