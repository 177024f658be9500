import { setTimeout as wait } from "node:timers/promises";
import type { Spawned } from "../bench/spawn-node";

export type Victim = {
  kills: number;
  /** Milliseconds since the epoch of the last kill, 0 before the first. */
  lastKillAt: number;
  /** Why it can't go on: the process ended by itself. */
  failure: Error | null;
  /** No more kills; the one that is running now stays. */
  spare: () => void;
  stop: () => Promise<void>;
};

type Life = {
  start: () => Spawned;
  /** How long this life may last, counted from its first sign of work. */
  lifeMs: () => number;
  /** A number that grows whenever this process does something that matters. */
  progress: () => Promise<number>;
  /** Called after each kill, before the next start. */
  afterKill?: () => Promise<void>;
};

/** Starts a process, kills it with SIGKILL at a random moment of its work, starts it again, until spared. */
export function killAgainAndAgain({ start, lifeMs, progress, afterKill }: Life): Victim {
  let isSpared = false;
  let running = start();
  const victim: Victim = {
    kills: 0,
    lastKillAt: 0,
    failure: null,
    spare: () => {
      isSpared = true;
    },
    stop: async () => {
      isSpared = true;
      await rounds;
      await running.stop("SIGKILL");
    },
  };
  async function live(): Promise<void> {
    while (!isSpared) {
      const before = await progress();
      while (!isSpared && !hasEnded(running) && (await progress()) === before) await wait(20);
      const until = Date.now() + lifeMs();
      while (!isSpared && !hasEnded(running) && Date.now() < until) await wait(5);
      if (hasEnded(running)) throw new Error(`a process ended by itself:\n${running.tail()}`);
      if (isSpared) return;
      await running.stop("SIGKILL");
      victim.kills++;
      victim.lastKillAt = Date.now();
      await afterKill?.();
      running = start();
    }
  }
  const rounds = live().catch((error: unknown) => {
    victim.failure = error instanceof Error ? error : new Error(String(error));
  });
  return victim;
}

const hasEnded = ({ child }: Spawned) => child.exitCode !== null || child.signalCode !== null;
