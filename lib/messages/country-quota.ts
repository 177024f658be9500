import { raw, type Tx } from "@/db/client";

export type CountryRule = { workspaceId: number; home: string; quota: number | null; day: string };

/**
 * Takes room for texts to other countries than the business's own, each country for itself, in the order given: the
 * ceiling against somebody who has codes sent to numbers that earn them money. Locks the day's rows, so that claims
 * running side by side never pass it. Counted from when the quota is set.
 * @returns which of them, by position, have no room today.
 */
export async function takeCountryRoom(
  tx: Tx,
  { workspaceId, home, quota, day }: CountryRule,
  countries: (string | null)[],
): Promise<Set<number>> {
  if (quota === null) return new Set();
  // A number whose country nobody knows is foreign.
  const foreign = [...new Set(countries.map(named).filter((country) => country !== home))].sort();
  if (foreign.length === 0) return new Set();
  const sql = raw(tx);
  await sql`insert into country_usage (workspace_id, country, day)
    select ${workspaceId}, country, ${day}::date from unnest(${foreign}::text[]) country on conflict do nothing`;
  const used = await sql<{ country: string; messages: number }[]>`
    select country, messages from country_usage
    where workspace_id = ${workspaceId} and day = ${day}::date and country = any(${foreign}::text[])
    order by country for update`;
  const usage = new Map(used.map(({ country, messages }) => [country, messages]));
  const over = new Set<number>();
  for (const [i, country] of countries.map(named).entries()) {
    const before = usage.get(country);
    if (before === undefined) continue;
    if (before < quota) usage.set(country, before + 1);
    else over.add(i);
  }
  await sql`update country_usage u set messages = r.messages
    from unnest(${[...usage.keys()]}::text[], ${[...usage.values()]}::int[]) as r(country, messages)
    where u.workspace_id = ${workspaceId} and u.day = ${day}::date and u.country = r.country`;
  return over;
}

const named = (country: string | null): string => country ?? "unknown";
