import { withWorkspace } from "@/db/client";
import { categories, channels } from "@/db/enums";
import { type Actor, authorize } from "@/lib/actor";
import { type ConsentFact, consentState } from "@/lib/consent/consent-state";
import { ledgerLines } from "@/lib/consent/queries";
import { maskPhone } from "@/lib/phone";
import type { ContactConsent } from "./consent-schema";
import { ledgerIndexes } from "./present-contact";
import { otherNumbers, requireContact } from "./queries";

/** A person's ledger is short; what somebody wrote a thousand times is cut here. */
const MOST = 300;

/** What a person said yes and no to, by number, channel and purpose, and every line it rests on. @throws Problem 404. */
export async function readConsent(actor: Actor, id: number): Promise<ContactConsent> {
  authorize(actor, "contacts:read");
  return withWorkspace(actor.workspaceId, async (tx) => {
    const person = await requireContact(tx, actor.workspaceId, id);
    const rows = [person, ...(await otherNumbers(tx, actor.workspaceId, [person.id]))];
    const numbers = rows.map((row) => ({
      row,
      indexes: ledgerIndexes(row),
      phone: maskPhone(row.phoneLast4),
    }));
    const lines = await ledgerLines(
      tx,
      actor.workspaceId,
      numbers.flatMap((number) => number.indexes),
    );
    const phoneOf = (idx: string) =>
      numbers.find((number) => number.indexes.includes(idx))?.phone ?? maskPhone(null);
    return {
      numbers: numbers.map(({ row, indexes, phone }) => ({
        contact_id: row.id,
        phone,
        channels: statesOf(lines.filter((line) => indexes.includes(line.phone_idx))),
      })),
      events: lines
        .slice(-MOST)
        .reverse()
        .map(({ phone_idx, source_message_id, actor_name, ...line }) => ({
          ...line,
          phone: phoneOf(phone_idx),
          message_id: source_message_id,
          actor: actor_name,
        })),
    };
  });
}

const statesOf = (ledger: ConsentFact[]) =>
  channels.map((channel) => ({
    channel,
    purposes: categories.map((category) => {
      const { optedOut, optedIn, decidedBy } = consentState(ledger, channel, category);
      const state = optedOut ? ("opted_out" as const) : optedIn ? ("opted_in" as const) : ("open" as const);
      return { category, state, decided_by: decidedBy };
    }),
  }));
