import type { Tx } from "@/db/client";
import { type Channel, categories, channels } from "@/db/enums";
import { type ConsentFact, consentState } from "@/lib/consent/consent-state";
import { ledgerOf, ledgersOf } from "@/lib/consent/queries";
import { type ConsentEntry, lockConsent, recordConsent } from "@/lib/consent/record-consent";
import { decideConsent } from "../merge-consent";
import type { ConsentEvidence } from "../schema";
import type { OpenImport } from "./import-row";
import type { Done } from "./run-batch";
import type { ConsentWay, ImportEvidence } from "./schema";

type Wish = { channel: Channel; wish: false | ImportEvidence };

/**
 * Records what the import says about the consent of these people, under the consent lock, in two statements whatever
 * their count. A yes never lifts an earlier no, and is not written again for who has said it already. Takes the
 * lines' ids down for undo.
 */
export async function writeConsent(tx: Tx, job: OpenImport, done: Done[]): Promise<void> {
  const wishes = done
    .filter((one) => one.outcome !== "skipped")
    .map((one) => ({ one, wishes: wishesOf(job, one) }))
    .filter((asked) => asked.wishes.length > 0);
  if (wishes.length === 0) return;
  await lockConsent(tx, job.workspaceId, "write");
  const ledgers = await ledgersOf(
    tx,
    job.workspaceId,
    wishes.flatMap(({ one }) => one.row.indexes),
  );
  const entries: { one: Done; entry: ConsentEntry }[] = [];
  for (const { one, wishes: asked } of wishes) {
    const ledger = ledgerOf(ledgers, one.row.indexes);
    for (const { channel, wish } of asked) {
      const { lines, warnings } = decideConsent(ledger, channel, newOnly(ledger, channel, wish), job.actor);
      if (warnings.length > 0) one.staysStopped = true;
      for (const line of lines) {
        const reason =
          wish === false ? `The list of import ${job.id} says no` : `${ways[wish.method]}, import ${job.id}`;
        entries.push({
          one,
          entry: {
            ...line,
            method: "import",
            reason,
            phoneIdx: one.phoneIdx,
            phoneIndexes: one.row.indexes,
            phoneLast4: one.row.person.phone?.last4 ?? null,
          },
        });
      }
    }
  }
  const ids = await recordConsent(
    tx,
    job.actor,
    entries.map(({ entry }) => entry),
  );
  for (const [i, { one, entry }] of entries.entries()) {
    const id = ids[i];
    if (id !== undefined && entry.action === "opted_in") one.consent.push(id);
  }
}

/** Where a column says who agreed, its yes lets the evidence count and its no is a no; else the evidence is for all. */
function wishesOf(job: OpenImport, { row, isMerged }: Done): Wish[] {
  const hasColumn = Object.values(job.mapping).includes("marketing");
  const own = row.person.marketing;
  return channels.flatMap((channel): Wish[] => {
    const given = job.consent?.[channel];
    if (given === false || (hasColumn && own === false && channel === "sms"))
      return [{ channel, wish: false }];
    // The proof is for the number in the file; texts would go to the one that was kept.
    if (given === undefined || isMerged || (hasColumn && own !== true)) return [];
    return [{ channel, wish: given === true ? { categories: [...categories], method: "api" } : given }];
  });
}

/** Leaves out what the person has agreed to already: undo must take back nothing older. */
function newOnly(
  ledger: ConsentFact[],
  channel: Channel,
  wish: false | ImportEvidence,
): false | ConsentEvidence {
  if (wish === false) return false;
  const asked = wish.categories.filter((category) => !consentState(ledger, channel, category).optedIn);
  return {
    categories: asked,
    method: "import",
    wording: wish.wording,
    at: wish.at === undefined ? undefined : new Date(wish.at),
  };
}

/** How they agreed, as the ledger says it. */
const ways: Record<ConsentWay, string> = {
  paper_form: "On a paper form",
  web_form: "On a web form",
  in_person: "In person",
  point_of_sale: "At the till",
  phone_call: "On the phone",
  text: "By text",
  other: "In another way",
  api: "Attested by the caller",
  staff: "Told to staff",
  import: "In another system",
};
