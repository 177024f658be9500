import { raw, type Tx } from "@/db/client";

/** Moments by whom they came from. */
type Moments<Key> = ReadonlyMap<Key, readonly Date[]>;
type Span = { from: Date; to: Date };

/** Who wrote to the business within the span, and when. */
export async function readAnswers(tx: Tx, workspaceId: number, { from, to }: Span): Promise<Moments<number>> {
  const rows = await raw(tx)<{ key: number; moments: string[] }[]>`
    select contact_id as key, array_agg(created_at::text) as moments from messages
    where workspace_id = ${workspaceId} and status = 'received' and created_at >= ${from.toISOString()}::timestamptz
      and created_at < ${to.toISOString()}::timestamptz
    group by contact_id`;
  return byKey(rows);
}

/** Whose number said no within the span, in their own words, and when. */
export async function readRefusals(
  tx: Tx,
  workspaceId: number,
  { from, to }: Span,
): Promise<Moments<string>> {
  const rows = await raw(tx)<{ key: string; moments: string[] }[]>`
    select phone_idx as key, array_agg(at::text) as moments from consent_events
    where workspace_id = ${workspaceId} and action = 'opted_out' and at >= ${from.toISOString()}::timestamptz
      and at < ${to.toISOString()}::timestamptz and method in ('keyword', 'refusal', 'doubt')
    group by phone_idx`;
  return byKey(rows);
}

const byKey = <Key>(rows: { key: Key; moments: string[] }[]): Moments<Key> =>
  new Map(rows.map(({ key, moments }) => [key, moments.map((moment) => new Date(moment))]));

/** Somebody of the audience who may have answered: `since` is when they got the text, or would have. */
export type Answerer = {
  contactId: number;
  phoneIdx: string;
  variant: number;
  isHeldOut: boolean;
  since: Date;
};

type Row = {
  contact_id: number;
  phone_idx: string;
  variant: number;
  is_held_out: boolean;
  since: string;
};

/**
 * Those of a campaign's audience who are among these people or numbers. Starts at the answers, which are few, by key:
 * a join would be planned by statistics that know nothing yet of an audience written down a minute ago.
 */
export async function findAnswerers(
  tx: Tx,
  workspaceId: number,
  campaignId: number,
  by: { contactIds: number[] } | { phoneIndexes: string[] },
): Promise<Answerer[]> {
  const sql = raw(tx);
  const isThem =
    "contactIds" in by
      ? sql`r.contact_id = any(${by.contactIds}::bigint[])`
      : sql`r.phone_idx = any(${by.phoneIndexes}::text[])`;
  const rows = await sql<Row[]>`
    select r.contact_id, r.phone_idx, r.variant, r.status = 'held_out' as is_held_out, coalesce(m.sent_at, r.due_at) as since
    from campaign_recipients r
    left join messages m on m.workspace_id = ${workspaceId} and m.id = r.message_id
    where r.workspace_id = ${workspaceId} and r.campaign_id = ${campaignId} and ${isThem}
      and (r.status = 'held_out' or m.sent_at is not null)`;
  return rows.map((row) => ({
    contactId: row.contact_id,
    phoneIdx: row.phone_idx,
    variant: row.variant,
    isHeldOut: row.is_held_out,
    since: new Date(row.since),
  }));
}
