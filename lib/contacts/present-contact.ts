import { type Category, type Channel, categories } from "@/db/enums";
import type { contacts } from "@/db/schema/contacts";
import { type ConsentFact, consentState } from "@/lib/consent/consent-state";
import { hasFormerIndexKeys } from "@/lib/crypto";
import { maskPhone } from "@/lib/phone";
import { indexesOf, revealPhone } from "./phone-identity";
import type { ContactView } from "./schema";

export type ContactRow = typeof contacts.$inferSelect;

/** A contact as the API shows it: the number masked, consent as the ledger stands. */
export const presentContact = (
  row: ContactRow,
  ledger: ConsentFact[],
  others: ContactRow[] = [],
): ContactView => ({
  id: row.id,
  phone: maskPhone(row.phoneLast4),
  country: row.country,
  first_name: row.firstName,
  last_name: row.lastName,
  email: row.email,
  time_zone: row.timeZone,
  language: row.language,
  preferred_channel: row.preferredChannel,
  tags: row.tags,
  attributes: row.attributes,
  consent: { sms: channelConsent(ledger, "sms"), whatsapp: channelConsent(ledger, "whatsapp") },
  source: row.source,
  other_numbers: others.map((other) => ({ contact_id: other.id, phone: maskPhone(other.phoneLast4) })),
  version: row.version,
  created_at: row.createdAt.toISOString(),
  updated_at: row.updatedAt.toISOString(),
});

/** Every index this contact's number may be known by in the ledger; none once erased. */
export function ledgerIndexes(row: Pick<ContactRow, "workspaceId" | "phoneIdx" | "phoneSealed">): string[] {
  if (!row.phoneIdx || !row.phoneSealed) return [];
  if (!hasFormerIndexKeys()) return [row.phoneIdx];
  return indexesOf(row.workspaceId, revealPhone(row.workspaceId, row.phoneIdx, row.phoneSealed));
}

function channelConsent(ledger: ConsentFact[], channel: Channel) {
  const states = categories.map((category): [Category, ReturnType<typeof consentState>] => [
    category,
    consentState(ledger, channel, category),
  ]);
  const named = (wanted: "optedIn" | "optedOut") =>
    states.filter(([, state]) => state[wanted]).map(([category]) => category);
  const out = named("optedOut");
  return { opted_out: out.length === categories.length, opted_in: named("optedIn"), opted_out_of: out };
}
