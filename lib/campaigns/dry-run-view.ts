import { and, eq, inArray } from "drizzle-orm";
import { type Tx, withWorkspace } from "@/db/client";
import type { Channel } from "@/db/enums";
import { campaignDryRuns } from "@/db/schema/campaigns";
import { segments } from "@/db/schema/segments";
import { type Actor, authorize } from "@/lib/actor";
import { estimateCurrency } from "@/lib/billing/estimate";
import { zonesFor } from "@/lib/consent/recipient-zones";
import { notFound } from "@/lib/errors";
import { loadSenders, loadWorkspace } from "@/lib/messages/load-content";
import { isPromotional } from "@/lib/messages/status";
import { nameBefore } from "@/lib/templates/archive-template";
import { losesEmoji } from "@/lib/templates/repairs";
import type { DryRunView } from "./dry-run-schema";
import { type DryRunTally, plainBody } from "./dry-run-tally";
import { requireCampaign } from "./find-campaign";
import { SMALLEST_AUDIENCE } from "./first-wave";
import { leftOutSentence } from "./left-out-words";
import { followCourse, type Pace } from "./pace";
import { type CampaignRow, loadVariants, type PlanVariant } from "./plan";

type Run = typeof campaignDryRuns.$inferSelect;

/** The latest dry run of a campaign. @throws Problem 404 when there is none. */
export async function getDryRun(actor: Actor, id: number): Promise<DryRunView> {
  authorize(actor, "campaigns:read");
  const { workspaceId } = actor;
  return withWorkspace(workspaceId, async (tx) => {
    const campaign = await requireCampaign(tx, workspaceId, id);
    const [run] = await tx
      .select()
      .from(campaignDryRuns)
      .where(and(eq(campaignDryRuns.workspaceId, workspaceId), eq(campaignDryRuns.campaignId, id)));
    if (!run) throw notFound();
    const variants = await loadVariants(tx, workspaceId, campaign);
    const pace = await paceOf(tx, campaign, variants);
    const basis = await basisOf(tx, workspaceId, campaign, variants);
    return present(run, campaign, variants, pace, basis);
  });
}

/** What a dry run depends on besides the draft: another text or another rule makes it stale. */
export async function basisOf(
  tx: Tx,
  workspaceId: number,
  campaign: CampaignRow,
  known?: PlanVariant[],
): Promise<string> {
  const variants = known ?? (await loadVariants(tx, workspaceId, campaign));
  const ids = [campaign.segmentId, campaign.excludeSegmentId].flatMap((id) => id ?? []);
  const rules =
    ids.length === 0
      ? []
      : await tx
          .select({ id: segments.id, version: segments.version, archivedAt: segments.archivedAt })
          .from(segments)
          .where(and(eq(segments.workspaceId, workspaceId), inArray(segments.id, ids)))
          .orderBy(segments.id);
  return JSON.stringify([
    variants.map(({ templateId, version, category }) => [templateId, version, category]),
    rules.map(({ id, version, archivedAt }) => [id, version, archivedAt !== null]),
  ]);
}

async function paceOf(
  tx: Tx,
  campaign: CampaignRow,
  variants: PlanVariant[],
): Promise<Pace & { workspaceZone: string }> {
  const [workspace, senders] = await Promise.all([
    loadWorkspace(tx, campaign.workspaceId),
    loadSenders(tx, campaign.workspaceId),
  ]);
  const inUse = [...new Map(senders.toReversed().map((sender) => [sender.channel, sender])).values()];
  const quotas = [workspace.dailyQuota, ...inUse.map(({ dailyQuota }) => dailyQuota)].flatMap((n) => n ?? []);
  const keepsQuiet =
    workspace.quietForTransactional || variants.some(({ category }) => isPromotional(category));
  return {
    textsPerSecond: campaign.throttlePerSecond,
    segmentsPerSecond: Object.fromEntries(inUse.map((s) => [s.channel, s.segmentsPerSecond])),
    perDay: quotas.length === 0 ? null : Math.min(...quotas),
    firstWaveMinutes: campaign.firstWaveMinutes,
    quietHours: keepsQuiet ? workspace.quietHours : null,
    workspaceZone: workspace.timeZone,
  };
}

function present(
  run: Run,
  campaign: CampaignRow,
  variants: PlanVariant[],
  pace: Pace,
  basis: string,
): DryRunView {
  const tally = run.tallies as DryRunTally;
  const hasFirstWave =
    campaign.firstWavePercent !== null && tally.recipients >= SMALLEST_AUDIENCE && tally.first_wave > 0;
  const turns = Object.values(tally.turns).map((turn) => ({
    wave: hasFirstWave ? turn.wave : (1 as const),
    channel: turn.channel,
    zones: zonesFor({ timeZone: turn.zone, country: turn.country, workspaceTimeZone: pace.workspaceZone }),
    dueAt: Date.parse(turn.due_at),
    sendBefore: turn.send_before === null ? null : Date.parse(turn.send_before),
    people: turn.people,
    segments: turn.segments,
  }));
  const course = followCourse(turns, pace);
  const firstAt = turns.reduce((first, { dueAt }) => Math.min(first, dueAt), Number.POSITIVE_INFINITY);
  return {
    status: run.finishedAt === null ? "running" : "done",
    done: run.done,
    total: Math.max(run.total, run.done),
    version: run.version,
    is_stale: run.version !== campaign.version || tally.basis !== basis,
    recipients: tally.recipients,
    excluded: Object.entries(tally.excluded)
      .map(([reason, count]) => ({ reason, count, sentence: leftOutSentence(reason) }))
      .sort((a, b) => b.count - a.count || a.reason.localeCompare(b.reason)),
    held_out: tally.held_out,
    variants: variants.map(({ position, templateId, templateName, mediaUrls }) => ({
      position,
      media_urls: mediaUrls,
      template_name: nameBefore(templateName, templateId),
      recipients: tally.variants[position] ?? 0,
    })),
    channels: Object.entries(tally.channels).map(([channel, recipients]) => ({
      channel: channel as Channel,
      recipients,
      cost_micros: tally.channel_costs?.[channel] ?? 0,
    })),
    segments_histogram: Object.entries(tally.histogram)
      .map(([parts, recipients]) => ({ segments: Number(parts), recipients }))
      .sort((a, b) => a.segments - b.segments),
    segments: tally.segments,
    unicode: tally.unicode,
    pictures: tally.pictures ?? 0,
    cost_micros: tally.cost_micros,
    currency: estimateCurrency,
    credits: null,
    first_at: Number.isFinite(firstAt) ? new Date(firstAt).toISOString() : null,
    last_at: course.lastAt?.toISOString() ?? null,
    late: course.late,
    held_for_hours: tally.held_for_hours,
    first_wave: hasFirstWave ? tally.first_wave : null,
    tipped: {
      segments: tally.tipped.segments,
      unicode: tally.tipped.unicode,
      people: tally.tipped.people.map(({ contact_id, name, segments: parts, encoding, cause }) => ({
        contact_id,
        name,
        segments: parts,
        encoding,
        cause,
      })),
    },
    rewrite: rewriteOf(tally, variants),
    sample: tally.sample,
    started_at: run.startedAt.toISOString(),
    finished_at: run.finishedAt?.toISOString() ?? null,
  };
}

/** The one text whose plain spelling saves most. */
export function rewriteOf(tally: DryRunTally, variants: PlanVariant[]): DryRunView["rewrite"] {
  const [best] = variants
    .flatMap((variant) => {
      const saved = tally.rewrites[variant.position];
      return saved && saved.saving_micros > 0 ? [{ variant, ...saved }] : [];
    })
    .sort((a, b) => b.saving_micros - a.saving_micros);
  if (!best) return null;
  const { position, templateId, body, bodies } = best.variant;
  const texts = [body, ...Object.values(bodies)].map((text) => ({ text, plain: plainBody(text) }));
  const changed = texts.find(({ plain }) => plain !== null);
  if (!changed?.plain) return null;
  return {
    position,
    template_id: templateId,
    body: changed.plain,
    segments_saved: best.segments_saved,
    saving_micros: best.saving_micros,
    loses_emoji: losesEmoji(changed.text),
  };
}
