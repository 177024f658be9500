import { raw, type Tx } from "@/db/client";
import { knowTogether } from "@/lib/consent/know-together";
import type { Phone } from "@/lib/phone";
import { identify, indexesOf } from "../phone-identity";
import type { ContactFields } from "./plan-change";

export type NewPerson = { phone: Phone; fields: ContactFields };
export type Changed = { id: number; change: Partial<ContactFields> };

/** Creates people in one statement, in the order of their index. @returns the indexes that were new. */
export async function insertPeople(tx: Tx, workspaceId: number, people: NewPerson[]): Promise<Set<string>> {
  if (people.length === 0) return new Set();
  const rows = people
    .map(({ phone, fields }) => {
      const { idx, sealed, last4 } = identify(workspaceId, phone.e164);
      return { ...fields, phone_idx: idx, phone_sealed: sealed, phone_last4: last4, country: phone.country };
    })
    .sort((a, b) => (a.phone_idx < b.phone_idx ? -1 : 1));
  const sql = raw(tx);
  const made = await sql<{ phone_idx: string }[]>`
    insert into contacts (workspace_id, source, first_name, last_name, email, language, time_zone, preferred_channel,
      tags, attributes, phone_idx, phone_sealed, phone_last4, country)
    select ${workspaceId}, 'import', r.first_name, r.last_name, r.email, r.language, r.time_zone, r.preferred_channel,
      r.tags, r.attributes, r.phone_idx, r.phone_sealed, r.phone_last4, r.country
    from jsonb_to_recordset(${sql.json(rows as never)}) as r(first_name text, last_name text, email text, language text,
      time_zone text, preferred_channel channel, tags text[], attributes jsonb, phone_idx text, phone_sealed text, phone_last4 text, country text)
    on conflict (workspace_id, phone_idx) do nothing
    returning phone_idx`;
  await knowTogether(tx, workspaceId, () => people.map(({ phone }) => indexesOf(workspaceId, phone.e164)));
  return new Set(made.map((row) => row.phone_idx));
}

/** Writes the given fields over locked contacts; a field that is not named stays. */
export async function updatePeople(tx: Tx, workspaceId: number, changes: Changed[]): Promise<void> {
  if (changes.length === 0) return;
  const sql = raw(tx);
  const rows = changes.map(({ id, change }) => ({ id, given: Object.keys(change), ...change }));
  const field = (name: string) =>
    sql`${sql(name)} = case when ${name} = any(r.given) then r.${sql(name)} else c.${sql(name)} end`;
  await sql`
    update contacts c set ${field("first_name")}, ${field("last_name")}, ${field("email")}, ${field("language")},
      ${field("time_zone")}, ${field("preferred_channel")}, ${field("tags")}, ${field("attributes")}, version = c.version + 1, updated_at = now()
    from jsonb_to_recordset(${sql.json(rows as never)}) as r(id bigint, given text[], first_name text, last_name text,
      email text, language text, time_zone text, preferred_channel channel, tags text[], attributes jsonb)
    where c.workspace_id = ${workspaceId} and c.id = r.id and c.id = any(${changes.map(({ id }) => id)}::bigint[])`;
}
