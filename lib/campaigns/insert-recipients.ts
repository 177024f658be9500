import { raw, type Tx } from "@/db/client";
import type { Evaluated } from "./evaluate-page";

/** What is written down of a recipient: the verdict's inputs are kept for who is left out, and long for nobody. */
export type Recipient = Pick<
  Evaluated,
  | "contactId"
  | "phoneIdx"
  | "variant"
  | "wave"
  | "channel"
  | "status"
  | "reason"
  | "facts"
  | "dueAt"
  | "sendBefore"
  | "segments"
  | "costMicros"
>;

export const toRecipient = (person: Evaluated): Recipient => ({
  contactId: person.contactId,
  phoneIdx: person.phoneIdx,
  variant: person.variant,
  wave: person.wave,
  channel: person.channel,
  status: person.status,
  reason: person.reason,
  facts: person.facts,
  dueAt: person.dueAt,
  sendBefore: person.sendBefore,
  segments: person.segments,
  costMicros: person.costMicros,
});

/**
 * Writes a page of an audience down; a number stands there once. Who was erased, merged or got another number since
 * they were looked at is left out.
 * @param skipsKnown whether a number that stands there already is passed over. Else it is a unique violation: asking
 * before every row costs half as much as writing it.
 */
export async function insertRecipients(
  tx: Tx,
  workspaceId: number,
  campaignId: number,
  people: readonly Recipient[],
  skipsKnown: boolean,
): Promise<void> {
  if (people.length === 0) return;
  const sql = raw(tx);
  const all = (pick: (person: Recipient) => unknown) => arrayText(people.map(pick));
  // Foreign keys are looked up by plans too: made anew for each row, they cost more than the row.
  await sql`select set_config('plan_cache_mode', 'force_generic_plan', true)`;
  await sql`
    insert into campaign_recipients (workspace_id, campaign_id, contact_id, phone_idx, variant, wave, channel, status,
      reason, facts, due_at, send_before, segments, cost_micros)
    select ${workspaceId}, ${campaignId}, r.*
    from unnest(${all((p) => p.contactId)}::bigint[], ${all((p) => p.phoneIdx)}::text[],
      ${all((p) => p.variant)}::smallint[], ${all((p) => p.wave)}::smallint[], ${all((p) => p.channel)}::channel[],
      ${all((p) => p.status)}::recipient_status[], ${all((p) => p.reason)}::text[],
      ${all((p) => p.facts && JSON.stringify(p.facts))}::jsonb[], ${all((p) => p.dueAt.toISOString())}::timestamptz[],
      ${all((p) => p.sendBefore?.toISOString())}::timestamptz[], ${all((p) => p.segments)}::smallint[],
      ${all((p) => p.costMicros)}::bigint[]) as r(contact_id, phone_idx)
    join contacts c on c.workspace_id = ${workspaceId} and c.id = r.contact_id and c.phone_idx = r.phone_idx
      and c.merged_into_id is null
    ${skipsKnown ? sql`on conflict do nothing` : sql``}`;
}

/** An array as PostgreSQL reads it: by the driver's own way it takes longer than the rows do. */
const arrayText = (values: readonly unknown[]): string => `{${values.map(elementText).join(",")}}`;

function elementText(value: unknown): string {
  if (value === null || value === undefined) return "NULL";
  return typeof value === "number" ? String(value) : `"${String(value).replace(/["\\]/g, "\\$&")}"`;
}
