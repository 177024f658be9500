import { asRouter, raw, type Tx, withWorkspace } from "@/db/client";
import type { CampaignStatus } from "@/db/enums";
import { later, now, seconds } from "@/lib/clock";
import { log } from "@/lib/log";
import { dropRecipients } from "./cancel-campaign";
import { dropLate, feedPage, lookAgain } from "./feed-page";
import { requireCampaign } from "./find-campaign";
import { finishCampaign } from "./finish-campaign";
import { freezePages } from "./freeze-page";
import { dropMessages, holdMessages } from "./hold-messages";
import { readStanding } from "./standing";

/** How long one campaign is worked on before another gets its turn: a small one is never behind a big one. */
const TURN_MS = 1_000;
/** So long others leave an audience alone that is being written down; a killed process delays it by this. */
const LEASE_MS = seconds(3);
/** Texts that come back from a failed try find no campaign that sends. */
const HALTED_LOOK_MS = seconds(2);
const SET_BACK_MS = seconds(10);
const ROUND = 20;

type Budget = { budgetMs: number; signal?: AbortSignal };
type Due = { workspace_id: number; id: number; status: CampaignStatus };
type Turn = { workspaceId: number; id: number; until: number };

/**
 * Writes audiences down and queues texts as each one's moment comes, campaign by campaign in turns, workspaces one
 * after the other. Every page commits its work and where it stands together, so that any process may be killed at any
 * instruction, and any number may run this at once.
 * @returns turns taken, and when the next campaign wants work (null: none).
 */
export async function runCampaigns({
  budgetMs,
  signal,
}: Budget): Promise<{ worked: number; next: Date | null }> {
  const until = performance.now() + budgetMs;
  const isOver = () => performance.now() >= until || signal?.aborted === true;
  let worked = 0;
  while (!isOver()) {
    let taken = 0;
    for (const { workspace_id: workspaceId, id, status } of await listDue()) {
      if (isOver()) break;
      const turn = { workspaceId, id, until: Math.min(until, performance.now() + TURN_MS) };
      if (await turns[status](turn).catch((err: unknown) => setBack(turn, err))) taken++;
    }
    worked += taken;
    if (taken === 0) break;
  }
  return { worked, next: await nextCampaign() };
}

/** When the earliest campaign wants work. */
export async function nextCampaign(): Promise<Date | null> {
  const [row] = await asRouter(
    (tx) =>
      raw(tx)<{ at: string | null }[]>`select min(look_at) as at from campaigns where look_at is not null`,
  );
  return row?.at ? new Date(row.at) : null;
}

/** The longest waiting of each workspace before the second of any. */
const listDue = (): Promise<Due[]> =>
  asRouter(
    (tx) => raw(tx)<Due[]>`
      select workspace_id, id, status from (
        select workspace_id, id, status, look_at,
          row_number() over (partition by workspace_id order by look_at) as place
        from campaigns where look_at <= ${now().toISOString()}::timestamptz) due
      order by place, look_at limit ${ROUND}`,
  );

/** A campaign that cannot be worked on holds up no other; it is tried again after a while. */
async function setBack({ workspaceId, id }: Turn, err: unknown): Promise<false> {
  log.error({ err, campaignId: id }, "campaign not worked on; it is tried again");
  const at = later(now(), SET_BACK_MS);
  await withWorkspace(workspaceId, (tx) => lookAgain(tx, workspaceId, id, at));
  return false;
}

const forget = async ({ workspaceId, id }: Turn): Promise<boolean> => {
  await withWorkspace(
    workspaceId,
    (tx) => raw(tx)`update campaigns set look_at = null
      where workspace_id = ${workspaceId} and id = ${id} and status in ('draft', 'finished')`,
  );
  return false;
};

/** What each state calls for. @returns whether anything was done. */
const turns: Record<CampaignStatus, (turn: Turn) => Promise<boolean>> = {
  draft: forget,
  freezing: freezeTurn,
  running: ({ workspaceId, id }) => feedPage(workspaceId, id),
  paused: (turn) => haltedTurn(turn, "paused", stayPaused),
  canceled: (turn) => haltedTurn(turn, "canceled", stayCanceled),
  finished: forget,
};

async function freezeTurn({ workspaceId, id, until }: Turn): Promise<boolean> {
  const isMine = await withWorkspace(workspaceId, async (tx) => {
    const at = now();
    const [mine] = await raw(tx)<{ is_active: boolean }[]>`
      update campaigns c set look_at = ${later(at, LEASE_MS).toISOString()}::timestamptz
      from workspaces w
      where c.workspace_id = ${workspaceId} and c.id = ${id} and c.status = 'freezing' and w.id = ${workspaceId}
        and c.look_at <= ${at.toISOString()}::timestamptz
      returning w.status = 'active' as is_active`;
    // While a workspace is suspended the gate would leave everybody out for good.
    return mine?.is_active === true;
  });
  if (!isMine) return false;
  const hasWritten = await freezePages(workspaceId, id, () => performance.now() >= until);
  await withWorkspace(
    workspaceId,
    (tx) => raw(tx)`update campaigns set look_at = ${now().toISOString()}::timestamptz
      where workspace_id = ${workspaceId} and id = ${id} and status = 'freezing'`,
  );
  return hasWritten;
}

type Halted = { tx: Tx; workspaceId: number; id: number; at: Date };

/** Keeps a campaign that does not send from sending: also what comes back from a try that failed. */
async function haltedTurn(
  { workspaceId, id }: Turn,
  status: "paused" | "canceled",
  stay: (halted: Halted) => Promise<Date | null>,
): Promise<boolean> {
  return withWorkspace(workspaceId, async (tx) => {
    const [held] = await raw(tx)`
      select id from campaigns where workspace_id = ${workspaceId} and id = ${id} and status = ${status}
      for no key update skip locked`;
    if (!held) return false;
    const at = now();
    const next = await stay({ tx, workspaceId, id, at });
    if (next) await lookAgain(tx, workspaceId, id, next);
    else
      await raw(tx)`update campaigns set look_at = null where workspace_id = ${workspaceId} and id = ${id}`;
    return true;
  });
}

/** A deadline passes for a paused campaign too; when nobody is left it has ended. */
async function stayPaused({ tx, workspaceId, id, at }: Halted): Promise<Date | null> {
  const campaign = await requireCampaign(tx, workspaceId, id);
  if (await dropLate(tx, workspaceId, campaign, at)) return at;
  await holdMessages(tx, workspaceId, id);
  const { open, queued, firstDueAt, secondDueAt } = await readStanding(tx, workspaceId, id);
  if (campaign.frozenAt !== null && open === 0 && firstDueAt === null && secondDueAt === null) {
    await finishCampaign(tx, workspaceId, id);
    return null;
  }
  if (open > queued) return later(at, HALTED_LOOK_MS);
  const { sendBefore } = campaign;
  return sendBefore !== null && sendBefore > at ? sendBefore : null;
}

async function stayCanceled({ tx, workspaceId, id, at }: Halted): Promise<Date | null> {
  await dropMessages(tx, workspaceId, id, "campaign_canceled");
  if (await dropRecipients(tx, workspaceId, id, "campaign_canceled")) return at;
  const { open } = await readStanding(tx, workspaceId, id);
  return open > 0 ? later(at, HALTED_LOOK_MS) : null;
}
