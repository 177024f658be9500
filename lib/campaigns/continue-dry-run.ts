import { and, eq } from "drizzle-orm";
import { asRouter, raw, type Tx, withWorkspace } from "@/db/client";
import { campaignDryRuns } from "@/db/schema/campaigns";
import { later, now, seconds } from "@/lib/clock";
import { Problem } from "@/lib/errors";
import { memberIds } from "@/lib/segments/audience";
import { addPage, type DryRunTally } from "./dry-run-tally";
import { lookAt } from "./evaluate-page";
import { findCampaign } from "./find-campaign";
import { loadPlan, type Plan } from "./plan";

const PAGE = 4_000;
/** So long others leave a run alone that somebody works on; a killed process delays it by this. */
const LEASE_MS = seconds(5);

type Due = { workspace_id: number; campaign_id: number };
type Budget = { budgetMs: number; signal?: AbortSignal };

/**
 * Works on a dry run, page by page, until it is done or `isOver`. A page commits what it counted and its cursor
 * together, so that any process may be killed and any other go on; two at once do no page twice.
 * @returns whether anything was done.
 */
export async function continueDryRun(
  workspaceId: number,
  campaignId: number,
  isOver: () => boolean,
): Promise<boolean> {
  let plan: Plan | null = null;
  let pages = 0;
  do {
    const step = await withWorkspace(workspaceId, (tx) => workPage(tx, workspaceId, campaignId, plan), {
      timeoutMs: 20_000,
    });
    if (!step) break;
    pages++;
    plan = step.plan;
    if (step.isDone) return true;
  } while (!isOver());
  if (pages > 0) await giveBack(workspaceId, campaignId);
  return pages > 0;
}

type Step = { plan: Plan; isDone: boolean };

async function workPage(
  tx: Tx,
  workspaceId: number,
  campaignId: number,
  known: Plan | null,
): Promise<Step | null> {
  const [run] = await tx
    .select()
    .from(campaignDryRuns)
    .where(and(eq(campaignDryRuns.workspaceId, workspaceId), eq(campaignDryRuns.campaignId, campaignId)))
    .for("update", { skipLocked: true });
  if (!run || run.finishedAt !== null) return null;
  const plan = known ?? (await planOf(tx, workspaceId, campaignId, run.version));
  if (!plan) {
    // Nobody wants the answer any more: it was asked of another version of the draft.
    await setLook(tx, workspaceId, campaignId, null);
    return null;
  }
  const ids = await memberIds(tx, workspaceId, plan.audience, run.cursor, PAGE);
  const tally = run.tallies as DryRunTally;
  addPage(tally, plan, await lookAt(tx, plan, ids, run.startedAt, (looked) => looked));
  const isDone = ids.length < PAGE;
  await tx
    .update(campaignDryRuns)
    .set({
      cursor: ids.at(-1) ?? run.cursor,
      done: run.done + ids.length,
      tallies: tally,
      finishedAt: isDone ? now() : null,
      lookAt: isDone ? null : later(now(), LEASE_MS),
    })
    .where(and(eq(campaignDryRuns.workspaceId, workspaceId), eq(campaignDryRuns.campaignId, campaignId)));
  return { plan, isDone };
}

/** Null when the draft has changed, was launched, or its segment can no longer be used. */
async function planOf(
  tx: Tx,
  workspaceId: number,
  campaignId: number,
  version: number,
): Promise<Plan | null> {
  const campaign = await findCampaign(tx, workspaceId, campaignId, { status: "draft", version });
  if (!campaign) return null;
  try {
    const plan = await loadPlan(tx, workspaceId, campaign);
    return plan.variants.length > 0 ? plan : null;
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}

const setLook = (tx: Tx, workspaceId: number, campaignId: number, at: Date | null) => raw(tx)`
  update campaign_dry_runs set look_at = ${at?.toISOString() ?? null}::timestamptz
  where workspace_id = ${workspaceId} and campaign_id = ${campaignId} and finished_at is null`;

const giveBack = (workspaceId: number, campaignId: number) =>
  withWorkspace(workspaceId, (tx) => setLook(tx, workspaceId, campaignId, now()));

/** Goes on with dry runs that nobody works on, each in turns, for as long as the budget lasts. */
export async function runDryRuns({
  budgetMs,
  signal,
}: Budget): Promise<{ worked: number; next: Date | null }> {
  const until = performance.now() + budgetMs;
  const isOver = () => performance.now() >= until || signal?.aborted === true;
  let worked = 0;
  while (!isOver()) {
    let taken = 0;
    for (const { workspace_id, campaign_id } of await listDue()) {
      const end = Math.min(until, performance.now() + 1_000);
      if (isOver()) break;
      if (await continueDryRun(workspace_id, campaign_id, () => performance.now() >= end || isOver()))
        taken++;
    }
    worked += taken;
    if (taken === 0) break;
  }
  return { worked, next: await nextDryRun() };
}

/** When the earliest dry run wants work. */
export async function nextDryRun(): Promise<Date | null> {
  const [row] = await asRouter(
    (tx) => raw(tx)<{ at: string | null }[]>`
      select min(look_at) as at from campaign_dry_runs where look_at is not null`,
  );
  return row?.at ? new Date(row.at) : null;
}

const listDue = (): Promise<Due[]> =>
  asRouter(
    (tx) => raw(tx)<Due[]>`
      select workspace_id, campaign_id from campaign_dry_runs
      where look_at <= ${now().toISOString()}::timestamptz order by look_at limit 20`,
  );
