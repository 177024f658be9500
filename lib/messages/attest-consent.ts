import type { Tx } from "@/db/client";
import type { Actor } from "@/lib/actor";
import { consentState } from "@/lib/consent/consent-state";
import { ledgerOf, ledgersOf } from "@/lib/consent/queries";
import { recordConsent } from "@/lib/consent/record-consent";
import type { Subject } from "./gate-facts";
import type { NewMessage } from "./insert-messages";
import { isPromotional } from "./status";

/**
 * `consent: true` on a send: the caller attests that this person asked for such texts. Stored as proof tied to its
 * key, once, and never for someone who said no: an attestation cannot undo a STOP.
 */
export async function attestConsent(
  tx: Tx,
  actor: Actor,
  attested: { subject: Subject; row: NewMessage }[],
): Promise<void> {
  const wanted = attested.filter(({ subject }) => isPromotional(subject.category));
  if (wanted.length === 0) return;
  const ledgers = await ledgersOf(
    tx,
    actor.workspaceId,
    wanted.flatMap(({ subject }) => subject.phoneIndexes),
  );
  const seen = new Set<string>();
  const missing = wanted.filter(({ subject }) => {
    const key = `${subject.phoneIdx} ${subject.channel} ${subject.category}`;
    const state = consentState(ledgerOf(ledgers, subject.phoneIndexes), subject.channel, subject.category);
    if (state.optedIn || state.optedOut || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  const ids = await recordConsent(
    tx,
    actor,
    missing.map(({ subject, row }) => ({
      phoneIdx: subject.phoneIdx,
      phoneLast4: row.phone_last4,
      channel: subject.channel,
      category: subject.category,
      action: "opted_in",
      method: "api",
      reason: "attested with the request",
    })),
  );
  for (const [i, { row }] of missing.entries()) row.consent_event_id = ids[i] ?? null;
}
