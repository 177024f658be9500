import { machineCpuMs } from "./quiet";
import { cpuMsOfFamily, type Spawned } from "./spawn-node";
import type { Stage } from "./stage";

/** CPU milliseconds of each process that has a part in answering; `others`: all the rest of the machine. */
export type Shares = { door: number; worker: number; postgres: number; others: number };

/** What they have used up to now. */
export function lookAt(stage: Stage, door: Spawned, worker: Spawned): Shares {
  const used = {
    door: cpuMsOfFamily(door.pid),
    worker: cpuMsOfFamily(worker.pid),
    postgres: stage.postgresCpuMs(),
  };
  return { ...used, others: machineCpuMs() - used.door - used.worker - used.postgres };
}

/** What each of `n` requests between two looks cost. */
export const sharesEach = (before: Shares, after: Shares, n: number): Shares => ({
  door: (after.door - before.door) / n,
  worker: (after.worker - before.worker) / n,
  postgres: (after.postgres - before.postgres) / n,
  others: (after.others - before.others) / n,
});

/** In words, with the client's own part of `others` told by itself. */
export const showShares = ({ door, worker, postgres, others }: Shares, client: number): string =>
  `CPU each, ms: door ${door.toFixed(2)}, worker ${worker.toFixed(2)}, PostgreSQL ${postgres.toFixed(2)}, client ${client.toFixed(2)}, others ${Math.max(0, others - client).toFixed(2)}`;
