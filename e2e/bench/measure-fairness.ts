import { setTimeout as wait } from "node:timers/promises";
import type { Stage } from "./stage";
import { enqueue, numberOf, type Tenant } from "./world";

export type Fairness = {
  /** For each small workspace, how many texts of everybody had left when its last one did. */
  doneAfter: number[];
  /** The same if every workspace with texts waiting got every turn in turn. */
  fairShare: number;
  small: number;
  big: number;
};

const SMALL = 200;
const BIG = 8_000;

/** Some small workspaces beside one that has forty times as much to send, all queued before the worker starts. */
export async function measureFairness(stage: Stage, big: Tenant, small: Tenant[]): Promise<Fairness> {
  await stage.carrier.reset({ latencyMs: 50, callbacks: 0 });
  const texts = (n: number, body: string) =>
    Array.from({ length: n }, (_, i) => ({ to: numberOf(i), body: `${body} ${i}` }));
  await enqueue(big, texts(BIG, "Big"));
  for (const tenant of small) await enqueue(tenant, texts(SMALL, "Small"));
  const worker = stage.startWorker(200);
  try {
    const numbers = new Set(small.map(({ number }) => number));
    const giveUpAt = Date.now() + 120_000;
    for (;;) {
      const taken = await stage.carrier.accepted();
      const places = taken.flatMap(({ from }, i) => (numbers.has(from) ? [{ from, place: i + 1 }] : []));
      if (places.length >= SMALL * small.length) {
        const last = new Map(places.map(({ from, place }) => [from, place]));
        return {
          doneAfter: [...last.values()],
          fairShare: SMALL * (small.length + 1),
          small: SMALL,
          big: BIG,
        };
      }
      if (Date.now() > giveUpAt) throw new Error(`the small workspaces wait for ever\n${worker.tail()}`);
      await wait(100);
    }
  } finally {
    await worker.stop();
  }
}
