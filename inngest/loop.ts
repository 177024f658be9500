import postgres from "postgres";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { onWake, type WakeEvent, wakeChannel, wakeEvents } from "./events";
import { type Job, jobs } from "./jobs";

/** The timer behind the events: nothing waits longer than this for a lost wake-up. */
const LOOK_EVERY_MS = 1_000;
/** Ending a run lets the line run dry for a moment, so it is done rarely. */
const BUDGET_MS = 60_000;
const isWakeEvent = (text: string): text is WakeEvent => (wakeEvents as readonly string[]).includes(text);

type Loop = { stop: () => Promise<void> };
const home = globalThis as typeof globalThis & { parleyLoop?: Promise<Loop> };

/** Starts the embedded loop of this process, once, however often modules are reloaded. */
export function startLoop(): Promise<Loop> {
  home.parleyLoop ??= run();
  return home.parleyLoop;
}

/** Runs every job whenever it is woken (LISTEN/NOTIFY, or in this process) or its time has come. */
async function run(): Promise<Loop> {
  const turns = jobs.map(startJob);
  const wakeAll = (event: WakeEvent) => {
    for (const turn of turns) if (turn.job.wakes.includes(event)) turn.look();
  };
  const unsubscribe = onWake(wakeAll);
  const listener = await listen(wakeAll);
  log.info({ jobs: jobs.map((j) => j.id) }, "job loop started");
  return {
    stop: async () => {
      unsubscribe();
      await Promise.all(turns.map((turn) => turn.stop()));
      await listener?.end({ timeout: 1 });
      home.parleyLoop = undefined;
    },
  };
}

/** One job's turn: never twice at once in a process, again at once while there is work, else at the next due time. */
function startJob(job: Job) {
  const stopping = new AbortController();
  let isWanted = true;
  let rouse: (() => void) | null = null;
  const look = () => {
    isWanted = true;
    rouse?.();
  };
  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      rouse = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const turn = async () => {
    let failures = 0;
    while (!stopping.signal.aborted) {
      isWanted = false;
      try {
        const { worked, next } = await job.drain({ budgetMs: BUDGET_MS, signal: stopping.signal });
        failures = 0;
        const due = next === null ? LOOK_EVERY_MS : next.getTime() - Date.now();
        // Due, yet nothing could be done: another process holds it. Don't ask in a tight circle.
        const wait = Math.min(LOOK_EVERY_MS, worked === 0 ? Math.max(due, 50) : due);
        if (wait > 0 && !isWanted && !stopping.signal.aborted) await pause(wait);
      } catch (err) {
        failures++;
        log.error({ err, job: job.id, failures }, "job failed; it is tried again");
        await pause(Math.min(30_000, 250 * 2 ** Math.min(failures, 7)));
      }
    }
  };
  const done = turn();
  return {
    job,
    look,
    stop: () => {
      stopping.abort();
      rouse?.();
      return done;
    },
  };
}

/** Hears wakes of other processes. Behind a pooler without a direct URL LISTEN is impossible; the timer suffices then. */
async function listen(onEvent: (event: WakeEvent) => void): Promise<postgres.Sql | null> {
  const { DATABASE_DIRECT_URL, DATABASE_URL } = env();
  try {
    const sql = postgres(DATABASE_DIRECT_URL ?? DATABASE_URL, {
      max: 1,
      connect_timeout: 10,
      onnotice: () => {},
    });
    await sql.listen(wakeChannel, (event) => {
      if (isWakeEvent(event)) onEvent(event);
    });
    return sql;
  } catch (err) {
    log.warn({ err }, "LISTEN is not available; looking for work every second");
    return null;
  }
}
