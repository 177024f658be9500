import { raw, type Tx, withWorkspace } from "@/db/client";
import { systemActor } from "@/lib/actor";
import { createSegment } from "@/lib/segments/create-segment";
import type { World } from "./world";

type Told = { name: string; segment: string };
type Definition = { filters: { path: string; op: string; value: unknown }[] };
type Reach = { segments: Record<string, Definition>; campaigns: Told[] };

const wantsOffers: Definition = {
  filters: [{ path: "consent.sms.marketing", op: "eq", value: "opted_in" }],
};
const tagged = (tag: string): Definition => ({ filters: [{ path: "tags", op: "contains", value: tag }] });
const quiet = (tag: string): Definition => ({
  filters: [
    { path: "tags", op: "contains", value: tag },
    { path: "messages.last_received_at", op: "not_within_days", value: 30 },
  ],
});

const salonReach: Reach = {
  segments: {
    "Wants offers": wantsOffers,
    "Color clients": tagged("color"),
    "Quiet VIPs": quiet("vip"),
  },
  campaigns: [
    { name: "Bring a friend", segment: "Wants offers" },
    { name: "We miss you", segment: "Color clients" },
    { name: "Last chairs before the holidays", segment: "Wants offers" },
  ],
};

const restaurantReach: Reach = {
  segments: {
    "Wants offers": wantsOffers,
    "Wine club": tagged("wine club"),
    "Quiet regulars": quiet("regular"),
  },
  campaigns: [
    { name: "Piedmont tasting", segment: "Wine club" },
    { name: "Game day", segment: "Wants offers" },
    { name: "Sunday lunch", segment: "Wants offers" },
  ],
};

/** Segments of the business, and its latest big offers told as the campaigns they were: who got them, and who not. */
export async function writeCampaigns(world: World, isRestaurant: boolean): Promise<void> {
  const { segments, campaigns } = isRestaurant ? restaurantReach : salonReach;
  const actor = systemActor(world.workspaceId, world.manager.name);
  const ids = new Map<string, number>();
  for (const [name, definition] of Object.entries(segments)) {
    const { id } = await createSegment(actor, { name, description: null, definition });
    ids.set(name, id);
  }
  await withWorkspace(world.workspaceId, async (tx) => {
    for (const { name, segment } of campaigns) {
      await writeCampaign(tx, world, name, { id: ids.get(segment) ?? 0, definition: segments[segment] });
    }
  });
}

type Chosen = { id: number; definition: Definition | undefined };

async function writeCampaign(tx: Tx, { workspaceId, manager }: World, name: string, segment: Chosen) {
  const sql = raw(tx);
  const limits = { filtered_percent: null, failed_percent: 15, opt_out_percent: 5 };
  const [campaign] = await sql<{ id: number; batch_id: number }[]>`
    insert into campaigns (workspace_id, name, status, template_id, segment_id, first_wave_percent, limits, frozen,
      actor_kind, actor_id, actor_name, created_at, updated_at, launched_at, frozen_at, finished_at)
    select ${workspaceId}, b.name, 'finished', m.template_id, ${segment.id}, null, ${sql.json(limits)},
      ${sql.json({ segment: segment.definition ?? null, exclude: null } as never)}, ${manager.kind}::actor_kind,
      ${manager.id}, ${manager.name}, b.created_at - interval '20 minutes', m.ended_at, b.created_at, b.created_at,
      m.ended_at
    from batches b
    cross join lateral (
      select min(template_id) as template_id, max(coalesce(finished_at, sent_at, due_at)) as ended_at
      from messages where workspace_id = ${workspaceId} and batch_id = b.id) m
    where b.workspace_id = ${workspaceId} and b.name = ${name} and m.template_id is not null
    returning id, (select id from batches where workspace_id = ${workspaceId} and name = ${name}) as batch_id`;
  if (!campaign) throw new Error(`no past offer is called ${name}`);
  const { id, batch_id: batchId } = campaign;
  await sql`
    insert into campaign_variants (workspace_id, campaign_id, position, template_id, template_version, weight)
    select workspace_id, ${id}, 0, template_id, max(template_version), 1 from messages
    where workspace_id = ${workspaceId} and batch_id = ${batchId} group by workspace_id, template_id`;
  // What the gate refused at once never became a text of the campaign: these people were left out of it.
  await sql`
    insert into campaign_recipients (workspace_id, campaign_id, contact_id, phone_idx, channel, status, reason, due_at,
      segments, cost_micros, message_id)
    select workspace_id, ${id}, contact_id, phone_idx, channel,
      (case when status = 'suppressed' then 'excluded' else 'queued' end)::recipient_status,
      case when status = 'suppressed' then reason end, due_at, segments, coalesce(estimated_cost_micros, 0),
      case when status <> 'suppressed' then id end
    from messages where workspace_id = ${workspaceId} and batch_id = ${batchId}
    on conflict do nothing`;
  await sql`
    update messages set campaign_id = ${id}
    where workspace_id = ${workspaceId} and batch_id = ${batchId} and status <> 'suppressed'`;
}
