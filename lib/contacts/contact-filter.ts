import type { raw } from "@/db/client";
import type { AttributeRule, ConsentFilter, ContactFilter } from "./schema";

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
  const state = wanted.consent ? statesOf(sql, workspaceId, wanted.consent) : null;
  const row = sql`c.workspace_id = ${workspaceId} and c.erased_at is null and c.merged_into_id is null
    ${before === null ? sql`` : sql`and c.id < ${before}`}
    ${wanted.phoneIndexes === null ? sql`` : sql`and c.id in (${ownersOf(sql, workspaceId, wanted.phoneIndexes)})`}
    ${wanted.last4 ? sql`and c.id in (${endingWith(sql, workspaceId, wanted.last4)})` : sql``}
    ${wanted.tag ? sql`and c.tags @> array[${wanted.tag}]::text[]` : sql``}
    ${wanted.ids ? sql`and c.id = any(${wanted.ids}::bigint[])` : sql``}
    ${attributeFits(sql, wanted)}
    ${state ? sql`and ${state.fits}` : sql``}`;
  const words = wanted.q ? wordsOf(wanted.q) : [];
  const digits = wanted.q ? digitsOf(wanted.q) : null;
  const withStates = state ? sql`with states as materialized (${state.states})` : sql``;
  if (words.length === 0) return sql`${withStates} select c.id from contacts c where ${row}`;
  const named = sql`
    select id from contacts where workspace_id = ${workspaceId} ${before === null ? sql`` : sql`and id < ${before}`}
      and ${words.map((word) => sql`search_text like '%' || lower(${escapeLike(word)}) || '%'`).reduce((all, one) => sql`${all} and ${one}`)}`;
  if (digits === null && wanted.searchIndexes.length === 0)
    return sql`${withStates} select c.id from (${named} order by id desc) h
      cross join lateral (select c.id from contacts c where c.id = h.id and ${row}) c`;
  return sql`${withStates} select c.id from contacts c where ${row} and (c.id in (${named})
    ${digits === null ? sql`` : sql`or c.id in (${endingWith(sql, workspaceId, digits)})`}
    or c.id in (${ownersOf(sql, workspaceId, wanted.searchIndexes)}))`;
}

const wordsOf = (q: string): string[] => q.split(/\s+/).filter(Boolean).slice(0, 6);

/** Two to four digits are read as the end of a number. */
const digitsOf = (q: string): string | null => (/^\d{2,4}$/.test(q) ? q : null);

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, "\\$&");

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

/**
 * `consentState` for offers by text, told by the newest line of each sort, for every number at once. It goes by a
 * contact's own index: lines under a former key count after the rotation has rewritten them.
 */
function statesOf(sql: Sql, workspaceId: number, filter: ConsentFilter) {
  const states = sql`
    select phone_idx,
      max(id) filter (where action = 'opted_out' and category is null) as all_out,
      max(id) filter (where action = 'opted_in' and (category is null or method = 'keyword')) as all_in,
      max(id) filter (where action = 'opted_out' and category = 'marketing') as offers_out,
      max(id) filter (where action = 'opted_in' and (category = 'marketing' or method <> 'keyword')) as offers_in,
      max(id) filter (where action = 'withdrawn') as withdrawn
    from consent_events
    where workspace_id = ${workspaceId} and (channel is null or channel = 'sms')
      and (category is null or category = 'marketing')
    group by phone_idx`;
  const isStopped = sql`coalesce(s.all_out, 0) > coalesce(s.all_in, 0)`;
  const hasProof = sql`s.offers_in > greatest(coalesce(s.offers_out, 0), coalesce(s.withdrawn, 0))`;
  const saidNo = sql`(${isStopped} or coalesce(s.offers_out, 0) > coalesce(s.offers_in, 0))`;
  const where: Record<ConsentFilter, Fragment> = {
    stopped: sql`c.phone_idx in (select phone_idx from states s where ${isStopped})`,
    marketing: sql`c.phone_idx in (select phone_idx from states s where ${hasProof} and not ${saidNo})`,
    no_proof: sql`c.phone_idx not in (select phone_idx from states s where ${hasProof} or ${saidNo})`,
  };
  return { states, fits: where[filter] };
}
