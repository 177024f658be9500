import { raw, type Tx } from "@/db/client";
import type { Channel } from "@/db/enums";
import type { Recipient } from "@/lib/contacts/ensure-contacts";
import { indexesOf, revealPhone } from "@/lib/contacts/phone-identity";
import { hasFormerIndexKeys } from "@/lib/crypto";
import { env } from "@/lib/env";
import { parsePhone } from "@/lib/phone";

/** A person as a campaign sees them. */
export type Person = Recipient & {
  erased: boolean;
  /** False for ranges and countries that may not be texted. */
  isAllowed: boolean;
};

type Row = {
  id: number;
  phone_idx: string | null;
  phone_last4: string | null;
  erased: boolean;
  /** Only where it is needed. */
  phone_sealed: string | null;
  country: string | null;
  time_zone: string | null;
  first_name: string | null;
  last_name: string | null;
  email: string | null;
  language: string | null;
  preferred_channel: Channel | null;
  attributes: Record<string, unknown> | null;
};
type Rules = { id: number; allowedCountries: string[] | null };

/**
 * These people in the order of the ids; ids of nobody are left out. Numbers stay sealed, except where only the number
 * itself can tell: former index keys are kept, or its country is not known.
 * @param withAttributes false where no text asks for them.
 */
export async function readPeople(
  tx: Tx,
  workspace: Rules,
  ids: number[],
  withAttributes: boolean,
): Promise<Person[]> {
  const sql = raw(tx);
  const rotates = hasFormerIndexKeys();
  const { isSandbox } = env();
  const rows = await sql<Row[]>`
    select c.id, c.phone_idx, c.phone_last4, c.country, c.time_zone, c.first_name, c.last_name, c.email, c.language,
      c.preferred_channel,
      c.phone_sealed is null as erased,
      case when ${rotates} or (c.country is null and not ${isSandbox}) then c.phone_sealed end as phone_sealed,
      ${withAttributes ? sql`c.attributes` : sql`null as attributes`}
    from unnest(${ids}::bigint[]) with ordinality as w(id, place)
    cross join lateral (select * from contacts where workspace_id = ${workspace.id} and id = w.id offset 0) c
    order by w.place`;
  const allowed = workspace.allowedCountries === null ? null : new Set(workspace.allowedCountries);
  return rows.map((row): Person => {
    const idx = row.phone_idx ?? "";
    const e164 = row.phone_sealed === null ? null : revealPhone(workspace.id, idx, row.phone_sealed);
    return {
      id: row.id,
      phoneIdx: idx,
      phoneIndexes: e164 && rotates ? [...new Set([idx, ...indexesOf(workspace.id, e164)])] : [idx],
      phoneLast4: row.phone_last4 ?? "",
      country: row.country,
      timeZone: row.time_zone,
      firstName: row.first_name,
      lastName: row.last_name,
      email: row.email,
      language: row.language,
      preferredChannel: row.preferred_channel,
      attributes: row.attributes ?? {},
      erased: row.erased,
      isAllowed: mayBeTexted(row.country, e164, allowed, isSandbox),
    };
  });
}

/** Ranges were checked when the number came in; the workspace's countries may have changed since. */
function mayBeTexted(
  country: string | null,
  e164: string | null,
  allowed: ReadonlySet<string> | null,
  relaxed: boolean,
): boolean {
  if (country !== null) return allowed === null || allowed.has(country);
  if (e164 === null) return allowed === null;
  return parsePhone(e164, { allowedCountries: allowed && [...allowed], relaxed }).ok;
}
