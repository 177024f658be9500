import { raw, type Tx } from "@/db/client";
import { rowColumns } from "@/db/row-columns";
import type { Evaluated } from "./evaluate-page";

/** What is written down of a recipient: the verdict's inputs are kept for who is left out, and long for nobody. */
export const toRecipient = (person: Evaluated) => ({
  contact_id: person.contactId,
  phone_idx: person.phoneIdx,
  variant: person.variant,
  wave: person.wave,
  channel: person.channel,
  status: person.status,
  reason: person.reason,
  facts: person.facts,
  due_at: person.dueAt,
  send_before: person.sendBefore,
  segments: person.segments,
  cost_micros: person.costMicros,
});
export type Recipient = ReturnType<typeof toRecipient>;

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
  // Foreign keys are looked up by plans too: made anew for each row, they cost more than the row.
  await sql`select set_config('plan_cache_mode', 'force_generic_plan', true)`;
  const { names, values, source } = rowColumns(sql, recipientTypes, people, ["contact_id", "phone_idx"]);
  await sql`
    insert into campaign_recipients (workspace_id, campaign_id, ${names})
    select ${workspaceId}::bigint, ${campaignId}::bigint, ${values} from ${source}
    join contacts c on c.workspace_id = ${workspaceId} and c.id = r.contact_id and c.phone_idx = r.phone_idx
      and c.merged_into_id is null
    ${skipsKnown ? sql`on conflict do nothing` : sql``}`;
}

/** What of a recipient's row is written by the campaign itself. */
export const recipientTypes = {
  contact_id: "bigint",
  phone_idx: "text",
  variant: "smallint",
  wave: "smallint",
  channel: "channel",
  status: "recipient_status",
  reason: "text",
  facts: "jsonb",
  due_at: "timestamptz",
  send_before: "timestamptz",
  segments: "smallint",
  cost_micros: "bigint",
} as const;
