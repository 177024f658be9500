import { setTimeout as wait } from "node:timers/promises";
import { request } from "undici";
import { spawnCeiling } from "./ceiling";
import type { Supply } from "./queue";
import { machineCpuMs, waitForQuiet } from "./quiet";
import type { CarrierStats } from "./spawn-carrier";
import { cpuMsOf, residentMbOf } from "./spawn-node";
import type { Door, Stage } from "./stage";
import { countByStatus, countOpen } from "./world";

export type Case = { latencyMs: number; inFlight: number; n: number; callbacks: boolean; door?: Door };

export type Round = {
  ceilingPerSecond: number;
  perSecond: number;
  ratio: number;
  cpuMsPerMessage: number;
  postgresCpuMsPerMessage: number;
  /** Cores that processes outside the bench used meanwhile: above 0.3 the round says little. */
  foreignCores: number;
  peakMb: number;
  duplicates: number;
  lost: number;
  callbacks: { perSecond: number; lost: number; p99Ms: number; appliedAfterMs: number } | null;
};

const WARM_UP = 500;

/**
 * One round: the bare client against the carrier, then the worker against the same carrier with `n` messages queued.
 * The worker is warm, as the client is. The clock runs from the first request that arrives at the carrier to the
 * moment when every outcome is committed.
 */
export async function measureRound(
  stage: Stage,
  supply: Supply,
  { latencyMs, inFlight, n, callbacks, door: kind }: Case,
): Promise<Round> {
  const { carrier } = stage;
  await supply.clear();
  await carrier.reset({ latencyMs, callbacks: 0 });
  await waitForQuiet();
  const ceiling = await spawnCeiling(carrier.url, n, inFlight);
  const door = callbacks ? await stage.startDoor(kind) : null;
  const worker = stage.startWorker(inFlight);
  const ownCpuMs = () => {
    const others = [process.pid, carrier.pid, worker.pid, ...(door ? [door.pid] : [])];
    return others.reduce((sum, pid) => sum + cpuMsOf(pid), stage.postgresCpuMs());
  };
  try {
    await carrier.reset({ callbacks: callbacks ? 3 : 0 });
    await supply.queue(WARM_UP);
    await untilSent(stage, WARM_UP, worker.tail);
    if (callbacks) await untilApplied(WARM_UP, 60_000);
    await supply.clear();
    await carrier.reset();
    await waitForQuiet();
    await supply.queue(n);
    const [machineBefore, ownBefore] = [machineCpuMs(), ownCpuMs()];
    const [cpuBefore, postgresBefore] = [cpuMsOf(worker.pid), stage.postgresCpuMs()];
    const { firstAt, endedAt } = await untilSent(stage, n, worker.tail);
    const cpuMs = cpuMsOf(worker.pid) - cpuBefore;
    const foreignCpuMs = machineCpuMs() - machineBefore - (ownCpuMs() - ownBefore);
    const postgresCpuMs = stage.postgresCpuMs() - postgresBefore;
    const seconds = (endedAt - firstAt) / 1000;
    const lastSentAt = (await carrier.stats()).lastAt;
    const appliedAt = callbacks ? await untilApplied(n, 180_000) : 0;
    const stats = await carrier.stats();
    const perSecond = n / seconds;
    return {
      ceilingPerSecond: ceiling.perSecond,
      perSecond,
      ratio: perSecond / ceiling.perSecond,
      cpuMsPerMessage: cpuMs / n,
      postgresCpuMsPerMessage: postgresCpuMs / n,
      foreignCores: Math.max(0, foreignCpuMs / (seconds * 1000)),
      peakMb: residentMbOf(worker.pid).peak,
      duplicates: stats.duplicates,
      lost: n - (stats.accepted - stats.duplicates),
      callbacks: callbacks ? describeCallbacks(stats, appliedAt - lastSentAt) : null,
    };
  } finally {
    await worker.stop();
    await door?.stop();
  }
}

/** When the first request arrived and when the last outcome was committed, of `n` messages. */
async function untilSent(
  { carrier }: Stage,
  n: number,
  tail: () => string,
): Promise<{ firstAt: number; endedAt: number }> {
  const giveUpAt = Date.now() + 30_000 + n * 30;
  for (;;) {
    const { accepted, firstAt } = await carrier.stats();
    if (accepted >= n && (await countOpen()) === 0) return { firstAt, endedAt: Date.now() };
    if (Date.now() > giveUpAt) {
      throw new Error(`only ${accepted} of ${n} sent: ${JSON.stringify(await countByStatus())}\n${tail()}`);
    }
    await wait(accepted < n * 0.95 ? 50 : 5);
  }
}

/** When every message had its final state, or the time limit if some never got it. */
async function untilApplied(n: number, limitMs: number): Promise<number> {
  const giveUpAt = Date.now() + limitMs;
  while (Date.now() < giveUpAt) {
    const { delivered = 0, undelivered = 0 } = await countByStatus();
    if (delivered + undelivered >= n) break;
    await wait(50);
  }
  return Date.now();
}

function describeCallbacks({ callbacks }: CarrierStats, appliedAfterMs: number): Round["callbacks"] {
  const seconds = (callbacks.lastAckAt - callbacks.firstSentAt) / 1000;
  return {
    perSecond: callbacks.acked / seconds,
    lost: callbacks.lost,
    p99Ms: callbacks.latencyMs.p99,
    appliedAfterMs,
  };
}

export type Urgency = { medianMs: number; worstMs: number; n: number };

/**
 * How soon an authentication text leaves while `backlog` marketing texts are queued and being sent: from the moment
 * the API has accepted it to the moment the carrier has it.
 */
export async function measureUrgency(
  stage: Stage,
  supply: Supply,
  key: string,
  backlog: number,
): Promise<Urgency> {
  await supply.clear();
  await stage.carrier.reset({ latencyMs: 50, callbacks: 0 });
  const door = await stage.startDoor();
  const worker = stage.startWorker(50);
  try {
    await supply.queue(backlog);
    while ((await stage.carrier.stats()).accepted === 0) await wait(20);
    const sentAt = new Map<string, number>();
    for (let n = 0; n < 10; n++) {
      const body = `Your code is ${100_000 + n}`;
      const answer = await request(`${stage.publicUrl}/api/v1/messages`, {
        method: "POST",
        headers: { "x-api-key": key, "content-type": "application/json" },
        body: JSON.stringify({ to: `+1646${2_000_000 + n * 10_007}`, body, category: "authentication" }),
      });
      const text = await answer.body.text();
      if (answer.statusCode !== 202)
        throw new Error(`an authentication text was refused: ${answer.statusCode} ${text}`);
      sentAt.set(body, Date.now());
      await wait(500);
    }
    await wait(2_000);
    const left = (await stage.carrier.stats()).accepted;
    if (left >= backlog) throw new Error("the backlog was gone before the codes were: nothing was measured");
    const arrivals = (await stage.carrier.accepted()).filter((m) => sentAt.has(m.body));
    const delays = arrivals.map((m) => Math.max(0, m.at - (sentAt.get(m.body) ?? 0))).sort((a, b) => a - b);
    if (delays.length < sentAt.size)
      throw new Error(`only ${delays.length} of ${sentAt.size} authentication texts left`);
    return {
      medianMs: delays[Math.floor(delays.length / 2)] ?? 0,
      worstMs: delays.at(-1) ?? 0,
      n: delays.length,
    };
  } finally {
    await worker.stop();
    await door.stop();
  }
}

/** Resident megabytes of the worker before and while it sends from a queue of `queued` messages. */
export async function measureMemory(
  stage: Stage,
  supply: Supply,
  queued: number,
): Promise<{ idleMb: number; nowMb: number; peakMb: number }> {
  await supply.clear();
  await stage.carrier.reset({ latencyMs: 50, callbacks: 0 });
  const worker = stage.startWorker(50);
  try {
    await wait(3_000);
    const idleMb = residentMbOf(worker.pid).now;
    await supply.queue(queued);
    await wait(12_000);
    const { now, peak } = residentMbOf(worker.pid);
    return { idleMb, nowMb: now, peakMb: peak };
  } finally {
    await worker.stop();
  }
}
