import { and, eq } from "drizzle-orm";
import { type Tx, withWorkspace } from "@/db/client";
import { campaignDryRuns } from "@/db/schema/campaigns";
import { wake } from "@/inngest/events";
import { type Actor, authorize } from "@/lib/actor";
import { later, minutes, now, seconds } from "@/lib/clock";
import { countMembers, loadAudience } from "@/lib/segments/audience";
import { continueDryRun } from "./continue-dry-run";
import type { DryRunView } from "./dry-run-schema";
import { emptyTally } from "./dry-run-tally";
import { basisOf, getDryRun } from "./dry-run-view";
import type { CampaignRow } from "./plan";
import { lockDraft } from "./update-campaign";

/** A run this young says the same as a new one would. */
const FRESH_MS = minutes(1);
/** One that is still counted on is waited for this long before it begins anew. */
const PATIENCE_MS = minutes(10);
/** How long a caller waits for the figures; larger audiences are counted on in the background. */
const INLINE_MS = seconds(5);

/**
 * What launching the draft would do, worked out person by person by the rules of the launch itself. Writes nothing
 * but the figures. Small audiences are done when this returns, of large ones it tells how far it is.
 * @throws Problem 404, 409 `campaign_not_draft`, 422 for a segment that can't be used.
 */
export async function startDryRun(actor: Actor, id: number): Promise<DryRunView> {
  authorize(actor, "campaigns:write");
  const { workspaceId } = actor;
  const until = performance.now() + INLINE_MS;
  await withWorkspace(workspaceId, async (tx) => {
    const campaign = await lockDraft(tx, workspaceId, id);
    const basis = await basisOf(tx, workspaceId, campaign);
    if (!(await hasFresh(tx, campaign, basis))) await begin(tx, campaign, basis);
  });
  await continueDryRun(workspaceId, id, () => performance.now() >= until);
  const view = await getDryRun(actor, id);
  if (view.status === "running") wake("campaign/waiting");
  return view;
}

async function hasFresh(tx: Tx, { workspaceId, id, version }: CampaignRow, basis: string): Promise<boolean> {
  const [run] = await tx
    .select()
    .from(campaignDryRuns)
    .where(and(eq(campaignDryRuns.workspaceId, workspaceId), eq(campaignDryRuns.campaignId, id)))
    .for("update");
  if (!run || run.version !== version) return false;
  if ((run.tallies as { basis?: string }).basis !== basis) return false;
  return run.startedAt > later(now(), -(run.finishedAt === null ? PATIENCE_MS : FRESH_MS));
}

async function begin(tx: Tx, campaign: CampaignRow, basis: string): Promise<void> {
  const { workspaceId, id, version, segmentId, excludeSegmentId } = campaign;
  const audience = await loadAudience(tx, workspaceId, { segmentId, excludeSegmentId });
  const run = {
    version,
    cursor: null,
    total: await countMembers(tx, workspaceId, audience),
    done: 0,
    tallies: emptyTally(basis),
    startedAt: now(),
    finishedAt: null,
    lookAt: later(now(), seconds(5)),
  };
  await tx
    .insert(campaignDryRuns)
    .values({ workspaceId, campaignId: id, ...run })
    .onConflictDoUpdate({ target: [campaignDryRuns.workspaceId, campaignDryRuns.campaignId], set: run });
}
