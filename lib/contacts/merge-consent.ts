import type { Tx } from "@/db/client";
import { type Category, type Channel, categories, channels } from "@/db/enums";
import type { Actor } from "@/lib/actor";
import { type ConsentFact, consentState } from "@/lib/consent/consent-state";
import { ledgerOf, ledgersOf } from "@/lib/consent/queries";
import { type ConsentEntry, lockConsent, recordConsent } from "@/lib/consent/record-consent";
import type { ConsentEvidence, ConsentInput, ContactWarning } from "./schema";

type Identity = { phoneIdx: string; phoneIndexes: string[]; last4: string };

/** Categories that need a yes: without one, nothing is lost by recording a no to exactly these. */
const needConsent: readonly Category[] = ["marketing", "program"];

/**
 * Records what a request says about consent, under the consent lock. A yes never lifts an earlier no: somebody who
 * texted STOP stays stopped through import, merge and re-creation; only they, or `/opt-ins`, can undo it.
 * @returns a warning for every yes that was not recorded.
 */
export async function mergeConsent(
  tx: Tx,
  actor: Actor,
  who: Identity,
  input: ConsentInput | undefined,
): Promise<ContactWarning[]> {
  const wishes = channels.flatMap((channel) => {
    const wish = input?.[channel];
    return wish === undefined ? [] : [{ channel, wish }];
  });
  if (wishes.length === 0) return [];
  await lockConsent(tx, actor.workspaceId, "write");
  const ledger = ledgerOf(await ledgersOf(tx, actor.workspaceId, who.phoneIndexes), who.phoneIndexes);
  const decided = wishes.map(({ channel, wish }) => decideConsent(ledger, channel, wish, actor));
  const lines = decided.flatMap((d) => d.lines);
  await recordConsent(
    tx,
    actor,
    lines.map((line) => ({
      ...line,
      phoneIdx: who.phoneIdx,
      phoneIndexes: who.phoneIndexes,
      phoneLast4: who.last4,
    })),
  );
  return decided.flatMap((d) => d.warnings);
}

type Line = Omit<ConsentEntry, "phoneIdx" | "phoneLast4">;

/** What a wish comes to for one number: lines for its ledger, and a warning where an earlier no stands. Pure. */
export function decideConsent(
  ledger: ConsentFact[],
  channel: Channel,
  wish: boolean | ConsentEvidence,
  actor: Actor,
): { lines: Line[]; warnings: ContactWarning[] } {
  const method = actor.kind === "member" ? ("staff" as const) : ("api" as const);
  const state = (category: Category) => consentState(ledger, channel, category);
  if (wish === false) {
    const line = { channel, action: "opted_out", method, reason: "consent: false" } as const;
    const open = needConsent.filter((category) => !state(category).optedOut);
    return { lines: open.map((category) => ({ ...line, category })), warnings: [] };
  }
  const proof: Omit<ConsentEvidence, "categories"> = wish === true ? { method } : wish;
  const asked: readonly Category[] = (wish === true ? undefined : wish.categories) ?? categories;
  const stopped = asked.filter((category) => state(category).optedOut);
  const free = asked.filter((category) => !stopped.includes(category));
  const isKnown = wish === true && free.every((category) => state(category).optedIn);
  const line = {
    channel,
    action: "opted_in",
    method: proof.method,
    wording: proof.wording ?? null,
    at: proof.at,
  } as const;
  // One line for everything, but never across a no: a general yes would lift it.
  const scopes = free.length === categories.length ? [null] : free;
  return {
    lines: isKnown ? [] : scopes.map((category) => ({ ...line, category })),
    warnings: stopped.length > 0 ? [staysOut(channel, stopped)] : [],
  };
}

const staysOut = (channel: Channel, stopped: readonly Category[]): ContactWarning => ({
  code: "opted_out_stays",
  message: `This person opted out on ${channel} (${stopped.length === categories.length ? "everything" : stopped.join(", ")}) and stays opted out. Use /opt-ins when they ask to come back.`,
});
