import { setTimeout as wait } from "node:timers/promises";
import { request } from "undici";
import { raw, withWorkspace } from "@/db/client";
import { systemActor } from "@/lib/actor";
import { createCampaign } from "@/lib/campaigns/create-campaign";
import { launchCampaign } from "@/lib/campaigns/launch-campaign";
import { getCampaign } from "@/lib/campaigns/queries";
import { type CampaignView, createCampaignInput } from "@/lib/campaigns/schema";
import { createTemplate } from "@/lib/templates/create-template";
import { createTemplateInput } from "@/lib/templates/schema";
import { spawnCeiling } from "./ceiling";
import { type Summary, summarize } from "./percentiles";
import { residentMbOf } from "./spawn-node";
import type { Stage } from "./stage";
import { numberOf, type Tenant } from "./world";

const LATENCY_MS = 50;
const IN_FLIGHT = 200;

export type Launched = { recipients: number; perSecond: number; workerMb: { before: number; peak: number } };

/** From the launch until everybody is written down with their verdict, text length and price; nothing is sent yet. */
export async function measureLaunch(stage: Stage, tenant: Tenant): Promise<Launched> {
  const worker = stage.startWorker(IN_FLIGHT);
  try {
    await wait(3_000);
    const before = residentMbOf(worker.pid).now;
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
    const id = await draft(tenant, "See you tomorrow, {{first_name}}?", { send_at: tomorrow });
    const { launched_at, frozen_at, progress } = await launchUntil(
      tenant,
      id,
      ({ frozen_at: at }) => at !== null,
    );
    const seconds = (Date.parse(frozen_at ?? "") - Date.parse(launched_at ?? "")) / 1000;
    const recipients = progress?.pending ?? 0;
    const { peak } = residentMbOf(worker.pid);
    return { recipients, perSecond: recipients / seconds, workerMb: { before, peak } };
  } finally {
    await worker.stop();
  }
}

export type Campaigned = {
  recipients: number;
  /** From the first text of the campaign at the carrier to the last. */
  perSecond: number;
  ratio: number;
  /** From the last text until the campaign called itself finished. */
  endedAfterMs: number;
  duplicates: number;
  lost: number;
  smallTenantMs: number;
  codesMs: Summary;
  apiMs: Summary;
  memoryMb: Record<string, number>;
};

/** A campaign to everybody at 50 ms with 200 in flight, and what others notice of it: codes, the API, a small tenant. */
export async function measureCampaign(stage: Stage, tenant: Tenant, small: Tenant): Promise<Campaigned> {
  await stage.carrier.reset({ latencyMs: LATENCY_MS, callbacks: 0 });
  const ceiling = await spawnCeiling(stage.carrier.url, 20_000, IN_FLIGHT);
  await stage.carrier.reset();
  const door = await stage.startDoor();
  const worker = stage.startWorker(IN_FLIGHT);
  try {
    await wait(3_000);
    const id = await draft(tenant, "Only today: half price for you, {{first_name}}.");
    const launchedAt = Date.now();
    await launchCampaign(systemActor(tenant.workspaceId), id);
    while ((await stage.carrier.stats()).accepted < 500) await wait(20);
    const smallTenantMs = await arrival(stage, small, { body: "Your coat is mended", category: "order" });
    const [codes, api]: [number[], number[]] = [[], []];
    // As often as its page asks; what is measured beside it is a trickle.
    while ((await view(tenant, id)).status !== "finished") {
      const n = codes.length;
      if (n < 10)
        codes.push(
          await arrival(stage, tenant, { body: `Code ${100_000 + n}`, category: "authentication" }, n),
        );
      for (let i = 0; i < 20; i++) {
        api.push(await acceptMs(stage, tenant, `Order ${api.length} is ready`));
        await wait(80);
      }
      if (Date.now() - launchedAt > 600_000) throw new Error(`the campaign never ended\n${worker.tail()}`);
    }
    const { progress, finished_at } = await view(tenant, id);
    const { duplicates } = await stage.carrier.stats();
    const recipients = progress?.audience ?? 0;
    const mine = (await stage.carrier.accepted()).filter(({ body }) => body.startsWith("Only today"));
    const [firstAt, lastAt] = [mine[0]?.at ?? 0, mine.at(-1)?.at ?? 0];
    const perSecond = mine.length / ((lastAt - firstAt) / 1000);
    return {
      recipients,
      perSecond,
      ratio: perSecond / ceiling.perSecond,
      endedAfterMs: Date.parse(finished_at ?? "") - lastAt,
      duplicates,
      lost: recipients - mine.length,
      smallTenantMs,
      codesMs: summarize(codes),
      apiMs: summarize(api),
      memoryMb: {
        worker: residentMbOf(worker.pid).peak,
        "server process": residentMbOf(door.pid).peak,
        carrier: residentMbOf(stage.carrier.pid).peak,
      },
    };
  } finally {
    await worker.stop();
    await door.stop();
  }
}

/** Texts a second that leave by a sender of `perSecond` segments a second, over ten seconds in the middle. */
export async function measurePace(stage: Stage, tenant: Tenant, perSecond: number): Promise<number> {
  await stage.carrier.reset({ latencyMs: LATENCY_MS, callbacks: 0 });
  await setRate(tenant, perSecond);
  const worker = stage.startWorker(IN_FLIGHT);
  try {
    const id = await draft(tenant, "Slowly, {{first_name}}, slowly.");
    await launchCampaign(systemActor(tenant.workspaceId), id);
    while ((await stage.carrier.stats()).accepted < perSecond * 3) await wait(50);
    const [from, startedAt] = [(await stage.carrier.stats()).accepted, performance.now()];
    await wait(10_000);
    const { accepted } = await stage.carrier.stats();
    return (accepted - from) / ((performance.now() - startedAt) / 1000);
  } finally {
    await worker.stop();
    await setRate(tenant, 1_000_000);
    await raiseHold(tenant);
  }
}

export type Killed = {
  recipients: number;
  sentBefore: number;
  doubled: number;
  /** Neither at the carrier nor told as of unknown outcome. */
  lost: number;
  /** Told as of unknown outcome: a promotional text that may have gone out is never sent again. */
  unknown: number;
  secondsAfter: number;
};

/** How long the carrier's list is waited for before it is believed: short here, where it answers at once. */
const SETTLE_SECONDS = "5";

/** The worker is killed in the middle of a campaign and another takes over. */
export async function measureKill(stage: Stage, tenant: Tenant): Promise<Killed> {
  await stage.carrier.reset({ latencyMs: LATENCY_MS, callbacks: 3 });
  process.env.PARLEY_SETTLE_SECONDS = SETTLE_SECONDS;
  const door = await stage.startDoor();
  let worker = stage.startWorker(IN_FLIGHT);
  try {
    const id = await draft(tenant, "Back again, {{first_name}}!");
    const audience =
      (await launchUntil(tenant, id, ({ frozen_at: at }) => at !== null)).progress?.audience ?? 0;
    while ((await stage.carrier.stats()).accepted < audience / 3) await wait(5);
    await worker.stop("SIGKILL");
    const sentBefore = (await stage.carrier.stats()).accepted;
    const killedAt = Date.now();
    worker = stage.startWorker(IN_FLIGHT);
    const { progress } = await untilIs(tenant, id, ({ status }) => status === "finished");
    const stats = await stage.carrier.stats();
    return {
      recipients: audience,
      sentBefore,
      doubled: stats.duplicates,
      lost: audience - leftOut(progress) - (stats.accepted - stats.duplicates) - (progress?.failed ?? 0),
      unknown: progress?.failed ?? 0,
      secondsAfter: (Date.now() - killedAt) / 1000,
    };
  } finally {
    await worker.stop();
    await door.stop();
    delete process.env.PARLEY_SETTLE_SECONDS;
  }
}

/** Those who got a code or a receipt in an earlier measurement never agreed to offers. */
const leftOut = (progress: CampaignView["progress"]): number =>
  (progress?.excluded ?? 0) + (progress?.suppressed ?? 0);

export const view = (tenant: Tenant, id: number): Promise<CampaignView> =>
  getCampaign(systemActor(tenant.workspaceId), id);

let drafts = 0;

/** A campaign to all of the tenant's people, without first wave or limits. */
export async function draft(tenant: Tenant, body: string, more: object = {}): Promise<number> {
  const actor = systemActor(tenant.workspaceId);
  const name = `Campaign ${++drafts}`;
  const template = await createTemplate(
    actor,
    createTemplateInput.parse({ name, body, category: "marketing" }),
  );
  const limits = { filtered_percent: null, failed_percent: null, opt_out_percent: null };
  const input = { name, template_id: template.id, first_wave_percent: null, limits, ...more };
  return (await createCampaign(actor, createCampaignInput.parse(input))).id;
}

async function launchUntil(tenant: Tenant, id: number, isThere: (campaign: CampaignView) => boolean) {
  await launchCampaign(systemActor(tenant.workspaceId), id);
  return untilIs(tenant, id, isThere);
}

async function untilIs(
  tenant: Tenant,
  id: number,
  isThere: (campaign: CampaignView) => boolean,
): Promise<CampaignView> {
  for (const giveUpAt = Date.now() + 600_000; Date.now() < giveUpAt; await wait(500)) {
    const campaign = await view(tenant, id);
    if (isThere(campaign)) return campaign;
  }
  throw new Error(`campaign ${id} never came to it`);
}

type Probe = { body: string; category: "order" | "authentication" };

/** Milliseconds from the API's answer until the carrier has the text. */
async function arrival(stage: Stage, tenant: Tenant, text: Probe, n = 0): Promise<number> {
  await accept(stage, tenant, { ...text, to: `+1646${2_000_000 + n * 10_007}` });
  const acceptedAt = Date.now();
  for (const giveUpAt = acceptedAt + 60_000; Date.now() < giveUpAt; await wait(20)) {
    const there = await stage.carrier.find(text.body);
    if (there) return Math.max(0, there.at - acceptedAt);
  }
  throw new Error(`“${text.body}” never left`);
}

async function acceptMs(stage: Stage, tenant: Tenant, body: string): Promise<number> {
  const startedAt = performance.now();
  await accept(stage, tenant, { to: numberOf(900_000), body, category: "order" });
  return performance.now() - startedAt;
}

async function accept(stage: Stage, { key }: Tenant, text: Probe & { to: string }): Promise<void> {
  const answer = await request(`${stage.publicUrl}/api/v1/messages`, {
    method: "POST",
    headers: { "x-api-key": key, "content-type": "application/json" },
    body: JSON.stringify(text),
  });
  const said = await answer.body.text();
  if (answer.statusCode !== 202) throw new Error(`refused: ${answer.statusCode} ${said}`);
}

const setRate = ({ workspaceId, senderId }: Tenant, perSecond: number) =>
  withWorkspace(
    workspaceId,
    (tx) => raw(tx)`
      update senders set segments_per_second = ${perSecond}, tokens = ${perSecond}, tokens_at = now()
      where workspace_id = ${workspaceId} and id = ${senderId}`,
  );

/** Calls off what a measurement left waiting. */
const raiseHold = ({ workspaceId }: Tenant) =>
  withWorkspace(workspaceId, async (tx) => {
    const sql = raw(tx);
    await sql`update campaigns set status = 'canceled', look_at = null, finished_at = now()
      where workspace_id = ${workspaceId} and status in ('freezing', 'running')`;
    await sql`update messages set status = 'canceled', finished_at = now()
      where workspace_id = ${workspaceId} and status = 'queued'`;
  });
