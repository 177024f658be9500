import { raw, withWorkspace } from "@/db/client";
import { type Actor, systemActor } from "@/lib/actor";
import { later } from "@/lib/clock";
import { type ConsentEntry, recordConsent } from "@/lib/consent/record-consent";
import { identify } from "@/lib/contacts/phone-identity";
import type { Business } from "./businesses";
import { decentMomentUpTo } from "./calendar";
import { importFiles } from "./imports";
import { maria } from "./people";
import type { Picks } from "./random";
import type { Line, Person, Someone } from "./world";

const dayMs = 86_400_000;
/** How long the history is: who came later wasn't there at its beginning. */
export const historyDays = 42;

/** Whose phone is not simply in order, by their place in the list. */
const lines: Record<number, Line> = {
  21: "off",
  68: "off",
  141: "off",
  33: "gone",
  120: "gone",
  181: "gone",
  47: "landline",
  161: "landline",
  62: "refused",
  188: "refused",
  104: "invalid",
};

type Plan = { person: Person; row: Record<string, unknown>; consents: ConsentEntry[] };

/**
 * Writes a business's customers with what they agreed to, as of the days they came. One statement for all of them:
 * the verb that creates a contact knows no past, and two hundred of it would keep the first start waiting.
 */
export async function createCustomers(
  workspaceId: number,
  business: Business,
  { picks, now, software }: { picks: Picks; now: Date; software: Someone },
): Promise<Person[]> {
  const plans = business.people
    .map((_, i) => plan(workspaceId, business, i, picks, now))
    .sort((a, b) => a.person.since.getTime() - b.person.since.getTime());
  const consents = plans.flatMap(({ person, consents }) => consents.map((entry) => ({ person, entry })));
  const by: Actor = { ...systemActor(workspaceId), ...software };
  await withWorkspace(workspaceId, async (tx) => {
    const sql = raw(tx);
    const rows = await sql<{ id: number }[]>`
      insert into contacts (workspace_id, first_name, last_name, email, language, time_zone, tags, attributes, source,
        phone_sealed, phone_idx, phone_last4, country, created_at, updated_at)
      select ${workspaceId}, r.first_name, r.last_name, r.email, r.language, r.time_zone, r.tags, r.attributes, r.source,
        r.phone_sealed, r.phone_idx, r.phone_last4, 'US', r.created_at, r.created_at
      from jsonb_populate_recordset(null::contacts, ${sql.json(plans.map(({ row }) => row) as never)}) with ordinality as r
      returning id`;
    for (const [i, { person }] of plans.entries()) person.contactId = rows[i]?.id ?? 0;
    const ids = await recordConsent(
      tx,
      by,
      consents.map(({ entry }) => entry),
    );
    for (const [i, { person, entry }] of consents.entries()) {
      const { channel, category, action, method } = entry;
      const at = (entry.at ?? now).toISOString();
      person.facts.push({ id: ids[i] ?? 0, channel, category, action, method, at });
    }
  });
  return plans.map(({ person }) => person);
}

function plan(workspaceId: number, business: Business, i: number, picks: Picks, now: Date): Plan {
  const { language, firstName, lastName } = business.people[i] ?? maria;
  const phone = phoneOf(business, i);
  const { idx, sealed, last4 } = identify(workspaceId, phone);
  // Most have been coming for long; every fifth came during the weeks that are told.
  const daysAgo =
    i % 5 === 4 && i > 20 ? picks.between(3, historyDays - 2) : picks.between(historyDays + 1, 400);
  const source = i % 20 === 11 || i % 20 === 12 ? "import" : i % 4 === 0 ? "staff" : "api";
  const since =
    source === "import"
      ? importedAt(business, i, now)
      : later(now, -daysAgo * dayMs + picks.between(0, 5) * 3_600_000);
  const timeZone = zone(business, i);
  const person: Person = {
    contactId: 0,
    phone,
    phoneIdx: idx,
    last4,
    firstName,
    lastName,
    language,
    timeZone,
    line: lines[i] ?? "works",
    mood: i % 20 === 19 ? "stops" : i % 20 === 18 ? "no_promos" : "content",
    since,
    source,
    facts: [],
    promotional: [],
    booked: [],
    visits: [],
    isTalking: false,
    attributes: business.attributes(picks),
  };
  const row = {
    first_name: firstName,
    last_name: lastName,
    email: i % 3 === 0 ? `guest${i + 1}@mail.example` : null,
    language,
    time_zone: timeZone,
    tags: [...new Set([picks.one(business.tags), picks.one(business.tags)])],
    attributes: {},
    source,
    phone_sealed: sealed,
    phone_idx: idx,
    phone_last4: last4,
    created_at: since.toISOString(),
  };
  const consents = agreement(business, i, since).map((line) => ({
    ...line,
    phoneIdx: idx,
    phoneLast4: last4,
  }));
  return { person, row, consents };
}

/** 555-0100 to 555-0199 are kept free for fiction in every area code. */
function phoneOf({ areaCodes: [first, others], people }: Business, i: number): string {
  if (people[i] === maria) return "+16465550188";
  const codes = i < 100 ? first : others;
  const last = i < 100 ? i : Math.floor((i - 100) / codes.length);
  return `+1${codes[i % codes.length] ?? codes[0]}55501${String(last).padStart(2, "0")}`;
}

/** Everybody in a file comes at one moment of a working day: the first half in one file, the others in the next. */
function importedAt({ people, client }: Business, i: number, now: Date): Date {
  const { daysAgo } = importFiles[i < people.length / 2 ? 0 : 1];
  return decentMomentUpTo(later(now, -daysAgo * dayMs), client.time_zone ?? "UTC", 600, 1020);
}

/** Most live where the business is; for some nobody knows, which makes quiet hours the strictest. */
function zone({ client }: Business, i: number): string | null {
  if (i % 10 === 3) return null;
  return i % 10 === 7 ? "America/Los_Angeles" : (client.time_zone ?? null);
}

type Agreement = Omit<ConsentEntry, "phoneIdx" | "phoneLast4">;

function agreement({ optInWording: wording }: Business, i: number, at: Date): Agreement[] {
  const yes = {
    channel: "sms",
    category: null,
    action: "opted_in",
    method: "web_form",
    wording,
    at,
  } as const;
  switch (i % 20) {
    case 11:
    case 12:
      return [{ ...yes, category: "marketing", method: "import" }];
    case 13:
    case 14:
      return [yes, { ...yes, channel: "whatsapp" }];
    // Customers by name only: they may get their reminders, and no offers.
    case 15:
    case 16:
    case 17:
      return [];
    default:
      return [yes];
  }
}
