import type { raw } from "@/db/client";
import { categories } from "@/db/enums";
import { consentBit } from "@/lib/consent/consent-bit";
import type { AttributeRule, ConsentFilter, ContactFilter } from "./filter-schema";

export type Sql = ReturnType<typeof raw>;
export type Fragment = ReturnType<Sql>;

/** A wish with its numbers already read: which indexes a whole number may have. */
export type Wanted = Partial<ContactFilter> & {
  /** Indexes of `phone`, null when none was asked for. */
  phoneIndexes: string[] | null;
  /** Indexes of the number that `q` may be. */
  searchIndexes: string[];
  ids?: number[];
};

/**
 * Ids of the people who fit, newest first: `select id from (…)`. Words are looked for in an index that holds them in
 * the list's own order, so that a page of a frequent word is read at once and a rare one without touching a row.
 */
export function peopleWho(sql: Sql, workspaceId: number, wanted: Wanted, before: number | null): Fragment {
  const row = sql`c.workspace_id = ${workspaceId} and c.erased_at is null and c.merged_into_id is null
    ${before === null ? sql`` : sql`and c.id < ${before}`}
    ${wanted.phoneIndexes === null ? sql`` : sql`and c.id in (${ownersOf(sql, workspaceId, wanted.phoneIndexes)})`}
    ${wanted.last4 ? sql`and c.id in (${endingWith(sql, workspaceId, wanted.last4)})` : sql``}
    ${wanted.tag ? sql`and c.tags @> array[${wanted.tag}]::text[]` : sql``}
    ${wanted.ids ? sql`and c.id = any(${wanted.ids}::bigint[])` : sql``}
    ${attributeFits(sql, wanted)}
    ${wanted.consent ? consentFits(sql, workspaceId, wanted.consent) : sql``}`;
  const words = wanted.q ? wordsOf(wanted.q) : [];
  const digits = wanted.q ? digitsOf(wanted.q) : null;
  if (words.length === 0) return sql`select c.id from contacts c where ${row}`;
  const named = sql`
    select id from contacts where workspace_id = ${workspaceId} ${before === null ? sql`` : sql`and id < ${before}`}
      and ${words.map((word) => sql`search_text like '%' || lower(${escapeLike(word)}) || '%'`).reduce((all, one) => sql`${all} and ${one}`)}`;
  if (digits === null && wanted.searchIndexes.length === 0)
    return sql`select c.id from (${named} order by id desc) h
      cross join lateral (select c.id from contacts c where c.id = h.id and ${row}) c`;
  return sql`select c.id from contacts c where ${row} and (c.id in (${named})
    ${digits === null ? sql`` : sql`or c.id in (${endingWith(sql, workspaceId, digits)})`}
    or c.id in (${ownersOf(sql, workspaceId, wanted.searchIndexes)}))`;
}

const wordsOf = (q: string): string[] => q.split(/\s+/).filter(Boolean).slice(0, 6);

/** Two to four digits are read as the end of a number. */
const digitsOf = (q: string): string | null => (/^\d{2,4}$/.test(q) ? q : null);

/** In a pattern of LIKE these three mean something. */
export const escapeLike = (text: string): string => text.replace(/[\\%_]/g, "\\$&");

/** People by a number's end; another number of a person leads to that person. */
const endingWith = (sql: Sql, workspaceId: number, digits: string) => sql`
  select coalesce(merged_into_id, id) from contacts where workspace_id = ${workspaceId}
    and ${digits.length === 4 ? sql`phone_last4 = ${digits}` : sql`phone_last4 like ${`%${digits}`}`}`;

const ownersOf = (sql: Sql, workspaceId: number, indexes: string[]) => sql`
  select coalesce(merged_into_id, id) from contacts
  where workspace_id = ${workspaceId} and phone_idx = any(${indexes}::text[])`;

function attributeFits(
  sql: Sql,
  { attribute, attribute_rule: rule, attribute_value: value }: Wanted,
): Fragment {
  if (!attribute) return sql``;
  const text = sql`c.attributes ->> ${attribute}`;
  const number = Number(value);
  const isNumber = value !== undefined && value.trim() !== "" && Number.isFinite(number);
  // Days are compared as text, which their spelling allows; numbers only where a number is stored.
  const comparison = isNumber
    ? sql`case when jsonb_typeof(c.attributes -> ${attribute}) = 'number'
        then (${text})::numeric >= ${String(number)}::numeric end`
    : sql`${text} >= ${value ?? ""}`;
  const rules: Record<AttributeRule, () => Fragment> = {
    is: () => sql`and lower(${text}) = lower(${value ?? ""})`,
    contains: () => sql`and lower(${text}) like '%' || lower(${escapeLike(value ?? "")}) || '%'`,
    at_least: () => sql`and ${comparison}`,
    before: () => sql`and not ${comparison}`,
    exists: () => sql`and ${text} is not null`,
  };
  return rules[rule ?? "is"]();
}

/** What the ledger says of marketing by text, as it is kept beside the contacts. */
function consentFits(sql: Sql, workspaceId: number, filter: ConsentFilter): Fragment {
  const marketing = String(consentBit("sms", "marketing"));
  const everything = String(categories.reduce((bits, category) => bits | consentBit("sms", category), 0n));
  const fits: Record<ConsentFilter, Fragment> = {
    stopped: sql`k.opted_out & ${everything}::text::bigint = ${everything}::text::bigint`,
    marketing: sql`k.opted_in & ${marketing}::text::bigint <> 0`,
    no_proof: sql`(k.opted_in | k.opted_out) & ${marketing}::text::bigint = 0`,
  };
  return sql`and exists (select 1 from contact_marks k
    where k.workspace_id = ${workspaceId} and k.contact_id = c.id and ${fits[filter]})`;
}
