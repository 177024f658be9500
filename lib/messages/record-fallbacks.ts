import { raw, type Tx } from "@/db/client";
import type { ActorKind, CampaignStatus, Category, Channel, MessageStatus } from "@/db/enums";
import type { Verdict } from "./gate";
import { insertEvents, type NewMessage } from "./insert-messages";

/** A text that failed and names another channel, with its person and its campaign. */
export type FailedText = {
  id: number;
  status: MessageStatus;
  reason: string | null;
  error_code: number | null;
  channel: Channel;
  fallback_channel: Channel;
  category: Category;
  contact_id: number;
  phone_idx: string;
  phone_last4: string;
  body: string;
  media_urls: string[] | null;
  content_sid: string | null;
  content_variables: Record<string, string> | null;
  template_id: number | null;
  template_version: number | null;
  batch_id: number | null;
  campaign_id: number | null;
  customer_id: string | null;
  order_id: string | null;
  reservation_id: string | null;
  metadata: Record<string, unknown> | null;
  priority: number;
  send_before: string | null;
  actor_kind: ActorKind;
  actor_id: number | null;
  actor_name: string | null;
  request_id: string | null;
  phone_sealed: string | null;
  time_zone: string | null;
  country: string | null;
  campaign_status: CampaignStatus | null;
};

type StandIn = { row: FailedText; message: NewMessage; id: number };

/** The first text is told with the second from now on, and so is the campaign's recipient. */
export async function recordStandIns(tx: Tx, workspaceId: number, pairs: StandIn[]): Promise<void> {
  if (pairs.length === 0) return;
  const sql = raw(tx);
  await sql`update messages set replaced_at = now()
    where workspace_id = ${workspaceId} and id = any(${pairs.map(({ row }) => row.id)}::bigint[])`;
  const ofCampaigns = pairs
    .filter(({ row }) => row.campaign_id !== null)
    .map(({ row, message, id }) => ({
      campaign: row.campaign_id,
      contact: row.contact_id,
      former: row.id,
      id,
      channel: message.channel,
      segments: message.segments,
      cost: message.estimated_cost_micros,
    }));
  if (ofCampaigns.length > 0)
    await sql`
      update campaign_recipients p set message_id = r.id, channel = r.channel::channel, segments = r.segments,
        cost_micros = r.cost
      from jsonb_to_recordset(${sql.json(ofCampaigns)}) as r(campaign bigint, contact bigint, former bigint, id bigint,
        channel text, segments smallint, cost bigint)
      where p.workspace_id = ${workspaceId} and p.campaign_id = r.campaign and p.contact_id = r.contact
        and p.message_id = r.former`;
  await insertEvents(
    tx,
    workspaceId,
    pairs.flatMap(({ row, message, id }) => {
      const base = { status: null, source: "fallback" };
      const [to, from] = [message.channel, row.channel];
      return [
        { ...base, messageId: row.id, kind: "fallback_made", data: { message_id: id, channel: to } },
        { ...base, messageId: id, kind: "stands_in", data: { message_id: row.id, channel: from } },
      ];
    }),
  );
}

/** Decided once: nobody asks again for a text that no other channel may stand in for. */
export async function recordRefusals(
  tx: Tx,
  workspaceId: number,
  refused: { row: FailedText; reason: string; verdict: Verdict | null }[],
): Promise<void> {
  if (refused.length === 0) return;
  await raw(tx)`update messages set fallback_channel = null
    where workspace_id = ${workspaceId} and id = any(${refused.map(({ row }) => row.id)}::bigint[])`;
  await insertEvents(
    tx,
    workspaceId,
    refused.map(({ row, reason, verdict }) => ({
      messageId: row.id,
      kind: "fallback_refused",
      status: null,
      source: "fallback",
      data: { reason, channel: row.fallback_channel, ...(verdict ? { verdict } : {}) },
    })),
  );
}
