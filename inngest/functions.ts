import { cron, eventType, type InngestFunction } from "inngest";
import { z } from "zod";
import { log } from "@/lib/log";
import { inngest } from "./client";
import { forwardWakes, type WakeEvent } from "./events";
import { type Job, jobs } from "./jobs";

const BUDGET_MS = 20_000;
const ROUNDS = 50;
const NEAR_MS = 5 * 60_000;

const wakeData = z.object({ job: z.string().optional() });
const eventOf = (name: string) => eventType(name, { schema: wakeData });
const heartbeatEvent = (job: Job) => `job/${job.id}.due`;

/**
 * One function a job: one step a batch, on while there is work, woken again for the next near due time. Events carry
 * no truth, so one that is lost or doubled changes nothing; the heartbeat finds the work a minute later.
 */
function toFunction(job: Job): InngestFunction.Any {
  return inngest.createFunction(
    {
      id: job.id,
      triggers: [...job.wakes, heartbeatEvent(job)].map(eventOf),
      // Two, so that a wake-up that comes while one is ending is not lost.
      concurrency: { limit: 2 },
      retries: 3,
    },
    async ({ step }) => {
      for (let round = 0; round < ROUNDS; round++) {
        const next = await step.run(`drain-${round}`, async () => {
          const drained = await job.drain({ budgetMs: BUDGET_MS });
          return drained.next?.toISOString() ?? null;
        });
        if (next === null) return;
        const due = new Date(next);
        if (due.getTime() <= Date.now()) continue;
        if (due.getTime() > Date.now() + NEAR_MS) return;
        // An event in the future, not a sleep: a sleeping run would stand in the way of new work.
        const second = Math.ceil(due.getTime() / 1000);
        await step.sendEvent("later", {
          id: `${job.id}:${second}`,
          name: heartbeatEvent(job),
          data: {},
          ts: second * 1000,
        });
        return;
      }
    },
  );
}

/** The safety net: once a minute every job is asked when it is due, and only those with work are woken. */
const heartbeat = inngest.createFunction(
  { id: "heartbeat", triggers: cron("* * * * *"), singleton: { mode: "skip" } },
  async ({ step }) => {
    const due = await step.run("ask", async () => {
      const asked = await Promise.all(jobs.map(async (job) => ({ job, at: await job.due() })));
      return asked
        .filter(({ at }) => at !== null && at.getTime() <= Date.now() + 60_000)
        .map(({ job }) => job.id);
    });
    const minute = Math.floor(Date.now() / 60_000);
    const events = jobs
      .filter((job) => due.includes(job.id))
      .map((job) => ({ id: `${job.id}:${minute}`, name: heartbeatEvent(job), data: { job: job.id } }));
    if (events.length > 0) await step.sendEvent("wake", events);
  },
);

export const functions: InngestFunction.Any[] = [...jobs.map(toFunction), heartbeat];

const FORWARD_EVERY_MS = 250;

/** Sends this process's wake-ups to Inngest, four a second at most; a failure is logged, the heartbeat makes up for it. */
export function forwardToInngest(): void {
  const waiting = new Map<WakeEvent, NodeJS.Timeout>();
  forwardWakes((event) => {
    if (waiting.has(event)) return;
    const send = () => {
      waiting.delete(event);
      inngest
        .send({ name: event, data: {} })
        .catch((err: unknown) => log.warn({ err, event }, "wake not sent to Inngest"));
    };
    waiting.set(event, setTimeout(send, FORWARD_EVERY_MS));
  });
}
