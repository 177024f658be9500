import { byKey, raw, type Tx } from "@/db/client";
import type { Category, Channel, Purpose } from "@/db/enums";
import type { FrequencyCap, Hours } from "@/db/schema/workspaces";
import { consentState } from "@/lib/consent/consent-state";
import { ledgerOf, ledgersOf } from "@/lib/consent/queries";
import { zonesFor } from "@/lib/consent/recipient-zones";
import { linkBase } from "@/lib/links/link-base";
import { isSameText } from "@/lib/links/shorten";
import { campaignFacts } from "./campaign-facts";
import { decide, type Verdict } from "./gate";
import { isPromotional } from "./status";
import { type WhatsAppWay, whatsAppFacts } from "./whatsapp-facts";

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
  /** What the campaign it belongs to asks besides. */
  campaign?: CampaignAsks | null;
  /** How it goes out on WhatsApp, where that is its channel. */
  whatsapp?: WhatsAppWay | null;
  /** True for a channel that nobody asked for. */
  asksForYes?: boolean;
  /** The text that could not arrive and that this one stands in for: nobody got that one. */
  fallbackOf?: number | null;
};

export type CampaignAsks = { notMarketedWithinDays: number | null; skipsOpenConversations: boolean };

export type GateWorkspace = {
  id: number;
  name: string;
  status: "active" | "suspended";
  timeZone: string;
  quietHours: Hours | null;
  quietForTransactional: boolean;
  frequencyCap: FrequencyCap;
};

type Recent = { id: number; body: string; at: number };

const DAY_MS = 86_400_000;

/**
 * Judges many texts with one read of the ledgers and one of recent promotional texts.
 * @returns a function to be called once per subject, in order, with the moment it is judged for. A promotional text
 * that passes counts for those after it, so that a cap holds within one batch too.
 */
export async function gateFacts(tx: Tx, workspace: GateWorkspace, subjects: Subject[]) {
  const base = linkBase();
  const promotional = subjects.flatMap((s) => (isPromotional(s.category) ? (s.contactId ?? []) : []));
  const [ledgers, recents, asked, onWhatsApp] = await byKey(tx, () =>
    Promise.all([
      ledgersOf(tx, workspace.id, [...new Set(subjects.flatMap((s) => s.phoneIndexes))]),
      recentPromotional(tx, workspace.id, promotional),
      campaignFacts(tx, workspace.id, subjects),
      whatsAppFacts(tx, workspace.id, subjects),
    ]),
  );
  return (subject: Subject, at: Date, allowlist: string[] | null): Verdict => {
    const known = recents.get(subject.contactId ?? 0) ?? none;
    const others = known.filter((r) => r.id !== subject.messageId && r.id !== subject.fallbackOf);
    const mine = others.filter((r) => at.getTime() - r.at < 7 * DAY_MS);
    const today = mine.filter((r) => at.getTime() - r.at < DAY_MS);
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
      recent: { lastDay: today.length, lastWeek: mine.length },
      cap: workspace.frequencyCap,
      onAllowlist: allowlist === null || subject.phoneIndexes.some((idx) => allowlist.includes(idx)),
      duplicateOf:
        today.find((r) => subject.body !== "" && isSameText(r.body, subject.body, base))?.id ?? null,
      erased: subject.erased,
      campaign: asked(subject),
      whatsapp: onWhatsApp(subject),
      asksForYes: subject.asksForYes,
    });
    if (verdict.outcome === "allow" && isPromotional(subject.category) && subject.contactId !== null) {
      const passed = { id: subject.messageId ?? 0, body: subject.body, at: at.getTime() };
      recents.set(subject.contactId, [...known, passed]);
    }
    return verdict;
  };
}

const none: readonly Recent[] = [];

/** Promotional texts of the last seven days that went out or may have. Queued ones don't count: they are judged at claim. */
async function recentPromotional(
  tx: Tx,
  workspaceId: number,
  contactIds: number[],
): Promise<Map<number, readonly Recent[]>> {
  const byContact = new Map<number, Recent[]>();
  if (contactIds.length === 0) return byContact;
  // The moment is compared together with the person, so that the index of promotional texts by person serves it: by
  // moments alone, a planner that does not know yet of the last campaign would read all of it for every claim.
  const rows = await raw(tx)<{ contact_id: number; id: number; body: string; at: number }[]>`
    select w.id as contact_id, m.id, m.body, extract(epoch from m.at)::float8 * 1000 as at
    from unnest(${[...new Set(contactIds)]}::bigint[]) as w(id)
    cross join lateral (
      select id, body, coalesce(sent_at, created_at) as at from messages
      where workspace_id = ${workspaceId} and contact_id = w.id
        and (contact_id, created_at) > (w.id, now() - interval '8 days')
        and direction = 'outbound' and category in ('marketing', 'program')
        and status in ('sending', 'unconfirmed', 'sent', 'delivered', 'read', 'undelivered')
        and coalesce(sent_at, created_at) > now() - interval '7 days'
      offset 0) m`;
  for (const { contact_id, ...row } of rows) {
    const list = byContact.get(contact_id);
    if (list) list.push(row);
    else byContact.set(contact_id, [row]);
  }
  return byContact;
}
