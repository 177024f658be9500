import { asOwner, raw, type Tx, withWorkspace } from "@/db/client";
import { sqlState } from "@/db/errors";
import { now } from "@/lib/clock";
import { lockConsent } from "@/lib/consent/record-consent";
import { log } from "@/lib/log";
import { memberIds } from "@/lib/segments/audience";
import { lookAt } from "./evaluate-page";
import { findCampaign } from "./find-campaign";
import { finishCampaign } from "./finish-campaign";
import { SMALLEST_AUDIENCE } from "./first-wave";
import { insertRecipients, type Recipient, toRecipient } from "./insert-recipients";
import { loadPlan, type Plan } from "./plan";

/** Small enough that what is made of a page is gone before it grows old in memory. */
const PAGE = 1_000;
/** Below this a wrong guess costs nothing. */
const LARGE = 500;

type Page = { plan: Plan; after: number | null; upTo: number | null; people: Recipient[] };

/** Pages read while one is written: writing never waits for the next one, nor reading for what is being written. */
const READ_AHEAD = 2;

/**
 * Writes a campaign's audience down until `isOver`, page by page: the next pages are read while one is written. A page
 * and the cursor move in one transaction, so that a process may be killed at any instruction, and another one that
 * does the same page at the same time writes nothing.
 * @returns whether it wrote anything.
 */
export async function freezePages(
  workspaceId: number,
  campaignId: number,
  isOver: () => boolean,
): Promise<boolean> {
  const coming = readAhead(readFirst(workspaceId, campaignId), (page) =>
    page.upTo === null || isOver() ? null : readNext(workspaceId, page.plan, page.upTo),
  );
  let pages = 0;
  try {
    for (let page = await coming.next(); page; page = await coming.next()) {
      if (!(await writePage(workspaceId, campaignId, page))) break;
      pages++;
      if (page.upTo === null && (pages > 1 || page.people.length >= LARGE)) await learnSizes();
    }
  } finally {
    await coming.stop();
  }
  return pages > 0;
}

/** Pages one after the other, each read from where the one before it ends, a few of them before they are asked for. */
function readAhead(first: Promise<Page | null>, follow: (page: Page) => Promise<Page> | null) {
  let isStopped = false;
  const after = async (reading: Promise<Page | null>): Promise<Page | null> => {
    const page = await reading;
    return page && !isStopped ? follow(page) : null;
  };
  const readings: Promise<Page | null>[] = [];
  const begin = (reading: Promise<Page | null>) => {
    // Who asks for it hears of its failure; until then that is nobody's unhandled rejection.
    reading.catch(() => {});
    readings.push(reading);
  };
  begin(first);
  return {
    async next(): Promise<Page | null> {
      while (readings.length <= READ_AHEAD) begin(after(readings.at(-1) ?? first));
      return (await readings.shift()) ?? null;
    },
    async stop(): Promise<void> {
      isStopped = true;
      await Promise.allSettled(readings);
    },
  };
}

/**
 * Until PostgreSQL has looked at a new audience it takes it for a handful of people, and plans what asks for it, such
 * as the campaign's page, accordingly badly. It would look by itself, a minute later.
 */
async function learnSizes(): Promise<void> {
  await asOwner((sql) => sql`analyze campaign_recipients`).catch((err: unknown) =>
    log.warn({ err }, "sizes not learned"),
  );
}

async function readFirst(workspaceId: number, campaignId: number): Promise<Page | null> {
  const plan = await withWorkspace(workspaceId, async (tx) => {
    const campaign = await findCampaign(tx, workspaceId, campaignId, { status: "freezing" });
    return campaign ? loadPlan(tx, workspaceId, campaign) : null;
  });
  return plan && readNext(workspaceId, plan, plan.campaign.freezeCursor);
}

/** Who comes next and what the gate says of each; `upTo` is null for the last page. */
const readNext = (workspaceId: number, plan: Plan, after: number | null): Promise<Page> =>
  withWorkspace(workspaceId, async (tx) => {
    const ids = await memberIds(tx, workspaceId, plan.audience, after, PAGE);
    const people =
      ids.length === 0 ? [] : await lookAt(tx, plan, ids, now(), ({ result }) => toRecipient(result));
    return { plan, after, upTo: ids.length < PAGE ? null : (ids.at(-1) ?? null), people };
  });

/** PostgreSQL's word for a key that is there already. */
const UNIQUE_VIOLATION = "23505";

/** A number that stands there already is skipped. That is rare, so the page is written again when it happens. */
const writePage = (workspaceId: number, campaignId: number, page: Page): Promise<boolean> =>
  tryPage(workspaceId, campaignId, page, false).catch((error: unknown) => {
    if (sqlState(error) !== UNIQUE_VIOLATION) throw error;
    return tryPage(workspaceId, campaignId, page, true);
  });

/**
 * Under the consent lock, shared, because who is erased or merged meanwhile must either be missing here or be found by
 * the erasure. @returns false when the campaign no longer stands where the page begins.
 */
const tryPage = (
  workspaceId: number,
  campaignId: number,
  page: Page,
  skipsKnown: boolean,
): Promise<boolean> =>
  withWorkspace(
    workspaceId,
    async (tx) => {
      await lockConsent(tx, workspaceId, "claim");
      const sql = raw(tx);
      const [campaign] = await sql`
        select id from campaigns
        where workspace_id = ${workspaceId} and id = ${campaignId} and status = 'freezing'
          and freeze_cursor is not distinct from ${page.after}::bigint
        for no key update skip locked`;
      if (!campaign) return false;
      await insertRecipients(tx, workspaceId, campaignId, page.people, skipsKnown);
      if (page.upTo === null) await endFreeze(tx, workspaceId, page.plan);
      else
        await sql`update campaigns set freeze_cursor = ${page.upTo}
          where workspace_id = ${workspaceId} and id = ${campaignId}`;
      return true;
    },
    { byKey: true },
  );

/** Everybody is written down. A small audience, or one without a first wave, goes out at once. */
async function endFreeze(tx: Tx, workspaceId: number, { campaign }: Plan): Promise<void> {
  const sql = raw(tx);
  const [counts] = await sql<{ pending: number; first: number }[]>`
    select count(*) as pending, count(*) filter (where wave = 1) as first from campaign_recipients
    where workspace_id = ${workspaceId} and campaign_id = ${campaign.id} and status = 'pending'`;
  const { pending = 0, first = 0 } = counts ?? {};
  const hasFirstWave = campaign.firstWavePercent !== null && pending >= SMALLEST_AUDIENCE && first > 0;
  await sql`
    update campaigns set status = 'running', frozen_at = now(), look_at = ${now().toISOString()}::timestamptz,
      tokens = 0, tokens_at = ${now().toISOString()}::timestamptz, first_wave_ended_at = case when ${hasFirstWave} then null else now() end
    where workspace_id = ${workspaceId} and id = ${campaign.id}`;
  if (pending === 0) await finishCampaign(tx, workspaceId, campaign.id);
}
