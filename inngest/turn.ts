import { setTimeout as wait } from "node:timers/promises";
import type { WakeEvent } from "./events";
import { type Job, jobs } from "./jobs";

/** A platform ends a request at 60 s; what a turn has begun by this time is done well before. */
const TURN_MS = 30_000;
/** A turn stays for what is due this soon: a paced sender then costs one run for many texts, not one run a text. */
const STAY_MS = 3_000;
/** After work it waits this long for more of this process's own: receipts come in threes, people answer at once. */
const LINGER_MS = 2_000;
/** Other processes' new work is found at least this often while a turn stays. */
const LOOK_EVERY_MS = 1_000;
const MAX_FRUITLESS = 5;

const home = globalThis as typeof globalThis & { parleyTurns?: Map<string, Set<() => void>> };

function turnsOf(job: Job): Set<() => void> {
  home.parleyTurns ??= new Map();
  const found = home.parleyTurns.get(job.id);
  if (found) return found;
  const made = new Set<() => void>();
  home.parleyTurns.set(job.id, made);
  return made;
}

/**
 * Tells the turns of this process that there is new work.
 * @returns true when every job that wants this event heard it, so that nobody else need be told.
 */
export function rouseTurns(event: WakeEvent): boolean {
  const wanting = jobs.filter((job) => job.wakes.includes(event));
  for (const job of wanting) for (const rouse of turnsOf(job)) rouse();
  return wanting.every((job) => turnsOf(job).size > 0);
}

/**
 * Drains a job until nothing is due soon, or its time is over. What comes in meanwhile is done too.
 * @returns when it wants its next turn; null: nothing is known to come, or others are at it.
 */
export async function takeTurn(job: Job, turnMs = TURN_MS): Promise<Date | null> {
  const until = performance.now() + turnMs;
  let isWanted = false;
  let rouse = () => {};
  const hear = () => {
    isWanted = true;
    rouse();
  };
  const hold = (wake: () => void) => {
    rouse = wake;
  };
  const turns = turnsOf(job);
  turns.add(hear);
  try {
    let fruitless = 0;
    let lingerUntil = 0;
    for (;;) {
      isWanted = false;
      const { worked, next } = await job.drain({ budgetMs: Math.max(0, until - performance.now()) });
      // From here to the end of the turn nothing is awaited, so no wake-up falls between.
      const [first] = turns;
      if (first !== hear) {
        // The turn that was there before goes on, with what this one has left.
        first?.();
        return null;
      }
      if (worked > 0) lingerUntil = performance.now() + LINGER_MS;
      if (performance.now() >= until) return isWanted ? new Date() : next;
      if (isWanted) continue;
      const waitMs = next === null ? Number.POSITIVE_INFINITY : next.getTime() - Date.now();
      if (waitMs > STAY_MS) {
        await pause(Math.max(0, lingerUntil - performance.now()), hold);
        if (isWanted) continue;
        return next;
      }
      // Due, yet nothing could be done: another process holds it.
      fruitless = worked === 0 && waitMs <= 0 ? fruitless + 1 : 0;
      if (fruitless >= MAX_FRUITLESS) return null;
      const least = fruitless > 0 ? 100 : 0;
      await pause(Math.min(LOOK_EVERY_MS, Math.max(least, waitMs)), hold);
    }
  } finally {
    turns.delete(hear);
  }
}

async function pause(ms: number, onReady: (wake: () => void) => void): Promise<void> {
  const waking = new AbortController();
  onReady(() => waking.abort());
  await wait(ms, undefined, { signal: waking.signal }).catch(() => {});
}
