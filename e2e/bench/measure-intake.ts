import { setTimeout as wait } from "node:timers/promises";
import { type Knocked, knock } from "./knock";
import type { Supply } from "./queue";
import { waitForQuiet } from "./quiet";
import { lookAt, type Shares, sharesEach } from "./shares";
import { cpuMsOfFamily } from "./spawn-node";
import type { Door, Stage } from "./stage";
import { countByStatus } from "./world";

type Ceiling = Knocked & { doorCpuMs: number };
export type Intake = {
  taken: Knocked;
  appliedPerSecond: number;
  shares: Shares;
  /** The same door asked for as little as it can do: form read, signature checked, nothing stored. */
  door: Ceiling;
  /** A route of Next that says one word; null where there is no Next. */
  router: Ceiling | null;
};

const AT_ONCE = 100;
const WORDS = 3;

/**
 * Receipts of `n` texts that are already out, three each, as fast as the door takes them, while a worker applies them:
 * nothing is sent meanwhile. The clock runs until the last one is applied.
 */
export async function measureIntake(stage: Stage, supply: Supply, kind: Door, n: number): Promise<Intake> {
  await stage.carrier.reset({ latencyMs: 0, callbacks: 0 });
  const door = await stage.startDoor(kind);
  const worker = stage.startWorker(1);
  const url = stage.publicUrl;
  const ceiling = async (asked: "empty" | "live"): Promise<Ceiling> => {
    await knock({ kind: asked, url, n, atOnce: AT_ONCE });
    const before = cpuMsOfFamily(door.pid);
    const answered = await knock({ kind: asked, url, n: n * WORDS, atOnce: AT_ONCE });
    return { ...answered, doorCpuMs: (cpuMsOfFamily(door.pid) - before) / (n * WORDS) };
  };
  try {
    await burst(supply, url, Math.ceil(n / 4));
    const router = kind === "next" ? await ceiling("live") : null;
    const empty = await ceiling("empty");
    await waitForQuiet();
    const measured = await burst(supply, url, n, () => lookAt(stage, door, worker));
    return { ...measured, door: empty, router };
  } finally {
    await worker.stop();
    await door.stop();
  }
}

async function burst(supply: Supply, url: string, n: number, look = () => nothing) {
  await supply.clear();
  await supply.sent(n);
  let before = look();
  const onBegin = () => {
    before = look();
  };
  const taken = await knock({ kind: "receipts", url, n: n * WORDS, atOnce: AT_ONCE, onBegin });
  const takenAt = performance.now();
  while (((await countByStatus()).delivered ?? 0) < n) {
    await wait(20);
    if (performance.now() - takenAt > 120_000) throw new Error("some receipts were never applied");
  }
  const seconds = taken.seconds + (performance.now() - takenAt) / 1000;
  return {
    taken,
    appliedPerSecond: (n * WORDS) / seconds,
    shares: sharesEach(before, look(), n * WORDS),
  };
}

const nothing: Shares = { door: 0, worker: 0, postgres: 0, others: 0 };
