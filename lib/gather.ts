import { setImmediate as nextTurn, setTimeout as wait } from "node:timers/promises";

type Waiting<In, Out> = { item: In; done: (answer: Out) => void; fail: (error: unknown) => void };

/** A run that takes longer than this, waiting for a lock perhaps, no longer holds up those who came after it. */
const PATIENCE_MS = 25;

/**
 * Callers that come at the same time share one piece of work, such as a transaction: twenty rows cost little more
 * than one. Whoever comes while a run is under way goes with the next, so nobody joins a run that has begun; alone,
 * nobody waits longer than `waitMs`. Only items of the same key go together.
 * @param run answers in the order of its items; when it throws, all of them hear of it.
 */
export function gather<In, Out>(
  run: (items: In[]) => Promise<Out[]>,
  { keyOf, limit, waitMs = 0 }: { keyOf: (item: In) => number | string; limit: number; waitMs?: number },
): (item: In) => Promise<Out> {
  const queues = new Map<number | string, Waiting<In, Out>[]>();
  const drive = async (key: number | string, queue: Waiting<In, Out>[]) => {
    for (;;) {
      await (waitMs > 0 ? wait(waitMs) : nextTurn());
      if (queue.length === 0) break;
      await soonOver(serve(run, queue.splice(0, limit)));
    }
    queues.delete(key);
  };
  return (item) =>
    new Promise((done, fail) => {
      const key = keyOf(item);
      const one = { item, done, fail };
      const queue = queues.get(key);
      if (queue) return void queue.push(one);
      const fresh = [one];
      queues.set(key, fresh);
      void drive(key, fresh);
    });
}

async function serve<In, Out>(
  run: (items: In[]) => Promise<Out[]>,
  batch: Waiting<In, Out>[],
): Promise<void> {
  try {
    const answers = await run(batch.map((one) => one.item));
    if (answers.length !== batch.length) throw new Error("a run answers each of its items");
    for (const [i, answer] of answers.entries()) batch[i]?.done(answer);
  } catch (error) {
    for (const { fail } of batch) fail(error);
  }
}

/** Waits for the end of a run, but not beyond patience. */
const soonOver = (run: Promise<void>): Promise<void> =>
  new Promise((over) => {
    const patience = setTimeout(over, PATIENCE_MS);
    void run.finally(() => {
      clearTimeout(patience);
      over();
    });
  });
