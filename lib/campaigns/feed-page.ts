import { raw, type Tx, withWorkspace } from "@/db/client";
import { wake } from "@/inngest/events";
import { systemActor } from "@/lib/actor";
import { later, now, seconds } from "@/lib/clock";
import { lockConsent } from "@/lib/consent/record-consent";
import { loadWorkspace } from "@/lib/messages/load-content";
import { judgeOutcomes } from "./breaker";
import { dropRecipients } from "./cancel-campaign";
import { findCampaign } from "./find-campaign";
import { finishCampaign } from "./finish-campaign";
import { firstWaveOver } from "./first-wave";
import { dropMessages } from "./hold-messages";
import { standStill } from "./pause-campaign";
import { type CampaignRow, loadPlan } from "./plan";
import { queueRecipients } from "./queue-recipients";
import { readFirstWave, readOutcomes, readStanding, type Standing } from "./standing";
import { refill, secondsToNext } from "./throttle";

/** Texts queued ahead of the senders: enough to keep them busy, few enough to be held back at once. */
const AHEAD = 2_000;
const PAGE = 1_000;
/** While many texts wait for their senders. */
const FULL_MS = 150;
/** While texts are with the provider and nothing else is to be done: the last of them end the campaign. */
const ANSWER_MS = 250;
/** While texts wait for something that takes longer. */
const SETTLE_MS = 1_000;
/** While it may not send: a suspended workspace, paused sending. */
const STANDING_MS = seconds(10);
/** While everybody waits for what becomes of the first wave. */
const TRIAL_MS = seconds(5);
const JUDGE_EVERY_MS = seconds(2);

type Look = { tx: Tx; workspaceId: number; campaign: CampaignRow; at: Date };
/** When to look again; null when the campaign has ended or stands still, which has set its own. */
type Fed = { queued: number; lookAt: Date | null };

/**
 * One look at a running campaign: drops what is past its deadline, pauses it when a limit is passed, lets everybody
 * follow the first wave, queues texts for whom it is time, or ends it. All under the campaign's row, in one
 * transaction, so that nobody is queued twice and a pause waits for no more than one page.
 * @returns false when another process looks at it now, or it is no longer running.
 */
export async function feedPage(workspaceId: number, campaignId: number): Promise<boolean> {
  const fed = await withWorkspace(
    workspaceId,
    async (tx) => {
      // Shared with claims: whom an erasure or a merge takes away meanwhile is not queued behind its back.
      await lockConsent(tx, workspaceId, "claim");
      const campaign = await findCampaign(tx, workspaceId, campaignId, {
        status: "running",
        lock: "if_free",
      });
      if (!campaign) return null;
      const done = await look({ tx, workspaceId, campaign, at: now() });
      if (done.lookAt) await lookAgain(tx, workspaceId, campaignId, done.lookAt);
      return done;
    },
    // It holds the consent lock: however it ends, a STOP that waits for it is answered in time.
    { byKey: true, timeoutMs: 6_000 },
  );
  if (fed && fed.queued > 0) wake("message/queued");
  return fed !== null;
}

export const lookAgain = (tx: Tx, workspaceId: number, campaignId: number, at: Date) => raw(tx)`
  update campaigns set look_at = ${at.toISOString()}::timestamptz
  where workspace_id = ${workspaceId} and id = ${campaignId}`;

async function look(place: Look): Promise<Fed> {
  const { tx, workspaceId, campaign, at } = place;
  if (await dropLate(tx, workspaceId, campaign, at)) return { queued: 0, lookAt: at };
  const standing = await readStanding(tx, workspaceId, campaign.id);
  if (standing.open === 0 && standing.firstDueAt === null && standing.secondDueAt === null) {
    await finishCampaign(tx, workspaceId, campaign.id);
    return { queued: 0, lookAt: null };
  }
  if (await passedLimit(place)) return { queued: 0, lookAt: null };
  const workspace = await loadWorkspace(tx, workspaceId);
  if (workspace.status !== "active" || workspace.sendingPausedAt !== null)
    return { queued: 0, lookAt: later(at, STANDING_MS) };
  const wave = await readWave(place, standing);
  return feed(place, standing, wave);
}

/** Past a deadline that drops nobody waits any longer. @returns whether there may be more to drop. */
export async function dropLate(
  tx: Tx,
  workspaceId: number,
  { id, sendBefore, ifLate }: CampaignRow,
  at: Date,
): Promise<boolean> {
  if (sendBefore === null || sendBefore > at || ifLate !== "cancel") return false;
  await dropMessages(tx, workspaceId, id, "deadline_passed", at);
  return dropRecipients(tx, workspaceId, id, "deadline_passed");
}

/** Compares what came of the texts with the limits, every few seconds, and pauses when one is passed. */
async function passedLimit({ tx, workspaceId, campaign, at }: Look): Promise<boolean> {
  const { id, judgedAt, pausedAt, launchedAt, firstWaveEndedAt, limits } = campaign;
  // Nobody follows a first wave that was not judged to its end.
  const isTrial = firstWaveEndedAt === null;
  if (!isTrial && judgedAt && at.getTime() - judgedAt.getTime() < JUDGE_EVERY_MS) return false;
  const outcomes = await readOutcomes(tx, workspaceId, id, pausedAt ?? launchedAt ?? at, later(at, 1_000));
  await raw(tx)`update campaigns set judged_at = ${at.toISOString()}::timestamptz
    where workspace_id = ${workspaceId} and id = ${id}`;
  const tripped = judgeOutcomes(outcomes, limits);
  if (!tripped) return false;
  return standStill(tx, systemActor(workspaceId), id, tripped.reason, tripped.facts);
}

type Wave = { isOver: boolean; lookAt: Date | null };

/** Whether everybody may go, and when to look at that again. */
async function readWave({ tx, workspaceId, campaign, at }: Look, { open }: Standing): Promise<Wave> {
  if (campaign.firstWaveEndedAt !== null) return { isOver: true, lookAt: null };
  const facts = await readFirstWave(tx, workspaceId, campaign.id, at);
  const over = firstWaveOver({ ...facts, at, open, waitMinutes: campaign.firstWaveMinutes });
  if (over !== true) return { isOver: false, lookAt: over && earliest(over, later(at, TRIAL_MS)) };
  await raw(tx)`update campaigns set first_wave_ended_at = ${at.toISOString()}::timestamptz
    where workspace_id = ${workspaceId} and id = ${campaign.id}`;
  return { isOver: true, lookAt: null };
}

async function feed(place: Look, standing: Standing, wave: Wave): Promise<Fed> {
  const { tx, workspaceId, campaign, at } = place;
  const perSecond = campaign.throttlePerSecond;
  const dueAt = earliest(standing.firstDueAt, wave.isOver ? standing.secondDueAt : null);
  if (dueAt === null || dueAt > at) {
    // What was not used while nobody's turn had come is no credit for a burst.
    if (perSecond !== null && campaign.tokens > 0) await writeTokens(place, 0);
    const next = earliest(dueAt, wave.lookAt, settleAt(standing, at));
    return { queued: 0, lookAt: next ?? later(at, SETTLE_MS) };
  }
  const tokens = readTokens(place);
  const room = AHEAD - standing.queued;
  if (room <= 0) return { queued: 0, lookAt: later(at, FULL_MS) };
  const want = Math.min(PAGE, room, Math.floor(tokens));
  if (want === 0) return { queued: 0, lookAt: later(at, seconds(secondsToNext({ tokens, perSecond }))) };
  const plan = await loadPlan(tx, workspaceId, campaign);
  const { queued, hasNoSender } = await queueRecipients(tx, plan, {
    want,
    lastWave: wave.isOver ? 2 : 1,
    at,
  });
  if (hasNoSender) {
    await standStill(tx, systemActor(workspaceId), campaign.id, "no_sender", {});
    return { queued, lookAt: null };
  }
  const left = tokens - queued;
  if (perSecond !== null) await writeTokens(place, left);
  return { queued, lookAt: later(at, seconds(secondsToNext({ tokens: left, perSecond }))) };
}

function readTokens({ campaign, at }: Look): number {
  const elapsed = campaign.tokensAt ? (at.getTime() - campaign.tokensAt.getTime()) / 1000 : 0;
  return refill({ tokens: campaign.tokens, perSecond: campaign.throttlePerSecond }, elapsed);
}

const writeTokens = ({ tx, workspaceId, campaign, at }: Look, tokens: number) => raw(tx)`
  update campaigns set tokens = ${tokens}, tokens_at = ${at.toISOString()}::timestamptz
  where workspace_id = ${workspaceId} and id = ${campaign.id}`;

/** Texts on their way are looked after soon; those that wait for an hour or a quota, when that comes. */
function settleAt({ open, queued, sending, nextClaimAt }: Standing, at: Date): Date | null {
  if (open === 0) return null;
  if (sending > 0) return later(at, ANSWER_MS);
  const isWaiting = open === queued && nextClaimAt !== null && nextClaimAt > later(at, SETTLE_MS);
  const soon = later(at, isWaiting ? seconds(30) : SETTLE_MS);
  return isWaiting && nextClaimAt < soon ? nextClaimAt : soon;
}

function earliest(...moments: (Date | null)[]): Date | null {
  const known = moments.filter((moment) => moment !== null);
  return known.length === 0 ? null : new Date(Math.min(...known.map((moment) => moment.getTime())));
}
