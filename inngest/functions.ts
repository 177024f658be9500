import { cron, eventType, type InngestFunction } from "inngest";
import { z } from "zod";
import { log } from "@/lib/log";
import { inngest } from "./client";
import { type Job, jobs } from "./jobs";
import { takeTurn } from "./turn";

/** What is due later than this is left to the heartbeat of the next minute, with some slack for a late one. */
const AHEAD_MS = 75_000;

const wakeData = z.object({});
const eventOf = (name: string) => eventType(name, { schema: wakeData });
const dueEvent = (job: Job) => `job/${job.id}.due`;

/**
 * One function a job, one turn a run. There are no steps: a hosted plan counts each as much as a run, and a drain needs
 * none, its state is in rows. Events carry no truth either, so one that is lost or doubled changes nothing; the
 * heartbeat finds the work a minute later.
 */
function toFunction(job: Job): InngestFunction.Any {
  return inngest.createFunction(
    {
      id: job.id,
      triggers: [...job.wakes, dueEvent(job)].map(eventOf),
      // Two, so that a run whose process hangs does not stop the job. The smallest hosted plan allows five in all.
      concurrency: { limit: 2 },
      retries: 1,
    },
    async () => {
      const next = await quietly(job, () => takeTurn(job));
      if (next === null || next.getTime() > Date.now() + AHEAD_MS) return;
      await inngest
        .send(dueAt(job, next))
        .catch((err: unknown) =>
          log.warn({ err, job: job.id }, "next turn not asked for; the heartbeat will"),
        );
    },
  );
}

/** The safety net: once a minute every job is asked when it is due, and woken then if that is before the next minute. */
const heartbeat = inngest.createFunction(
  // No singleton: its lock has no end, and if it were ever left behind nothing would look after the jobs again.
  { id: "heartbeat", triggers: cron("* * * * *"), concurrency: { limit: 2 }, retries: 0 },
  async () => {
    const asked = await Promise.all(jobs.map(async (job) => ({ job, at: await dueOf(job) })));
    const events = asked.flatMap(({ job, at }) =>
      at !== null && at.getTime() <= Date.now() + AHEAD_MS ? [dueAt(job, at)] : [],
    );
    if (events.length > 0) await inngest.send(events);
  },
);

export const functions: InngestFunction.Any[] = [...jobs.map(toFunction), heartbeat];

/** A job that can't say is woken: its own run shows what is wrong, and the others are asked all the same. */
async function dueOf(job: Job): Promise<Date | null> {
  try {
    return await job.due();
  } catch (err) {
    log.error({ err, job: job.id }, "could not ask when it is due");
    return new Date();
  }
}

/** An event in the future, a moment early, not a sleep: a sleeping run would hold a place. Asked for twice, it comes once. */
function dueAt(job: Job, at: Date) {
  const name = dueEvent(job);
  const second = Math.floor(at.getTime() / 1000);
  if (second * 1000 <= Date.now()) return { name, data: {} };
  return { id: `${job.id}:${second}`, name, data: {}, ts: second * 1000 };
}

/** What went wrong is told to our own log alone: an engine keeps errors, and a query's may name a person. */
async function quietly<T>(job: Job, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (err) {
    log.error({ err, job: job.id }, "job failed; it is tried again");
    throw new Error(`${job.id} failed; the log of Parley says why`);
  }
}
