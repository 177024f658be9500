import { asRouter, raw, withoutWorkspace } from "@/db/client";
import { verifyModel } from "@/lib/assistant/verify-model";
import { minutes } from "@/lib/clock";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { verifyPlatformAccount } from "@/lib/providers/verify-account";
import { DEAF_AFTER_TRIES } from "./sender-trouble";

type Service = { status: "healthy" | "degraded" | "unhealthy" | "unavailable"; [detail: string]: unknown };
export type Health = {
  status: "healthy" | "degraded" | "unhealthy";
  services: { sms_service: Service; llm_service: Service; database_service: Service; jobs_service: Service };
};

/**
 * How the installation is doing. Unhealthy means that requests cannot be served (no database); a silent carrier, jobs
 * that lag behind or a model that fails make it degraded; a missing model is no fault. Never holds a secret.
 */
export async function readHealth(): Promise<Health> {
  const [sms, database, llm] = await Promise.all([readSms(), readDatabase(), readModel()]);
  const jobs: Service =
    database.status === "healthy" ? await readJobs() : { status: "unavailable", engine: env().jobs };
  const isServing = database.status === "healthy";
  const isWell = sms.status === "healthy" && jobs.status === "healthy" && llm.status !== "degraded";
  return {
    status: isServing ? (isWell ? "healthy" : "degraded") : "unhealthy",
    services: { sms_service: sms, llm_service: llm, database_service: database, jobs_service: jobs },
  };
}

const readSms = async (): Promise<Service> => ({ ...(await verifyPlatformAccount(minutes(1))) });

const readModel = async (): Promise<Service> => ({ ...(await verifyModel(minutes(1))) });

const DEADLINE_MS = 2_000;
type Late = "leases" | "callbacks" | "desk" | "sending" | "deaf";

async function readDatabase(): Promise<Service> {
  try {
    await within(
      DEADLINE_MS,
      withoutWorkspace((tx) => raw(tx)`select 1`, { timeoutMs: DEADLINE_MS }),
    );
    return { status: "healthy", connection: "successful" };
  } catch (err) {
    log.error({ err }, "the database does not answer");
    return { status: "unhealthy", connection: "failed" };
  }
}

/**
 * What the drains should have taken long ago: claims whose lease ran out, callbacks nobody applied, texts about visits,
 * slots nobody was offered, customers nobody answered, texts of a sender that may send and doesn't. And whether texts
 * that no webhook brought can be looked for at the platform's account; a business's own account is its own matter.
 */
async function readJobs(): Promise<Service> {
  const engine = env().jobs;
  try {
    const [late] = await within(
      DEADLINE_MS,
      asRouter(
        (tx) => raw(tx)<Record<Late, boolean>[]>`select
          exists (select from messages where status = 'sending' and lease_until < now() - interval '5 minutes') as leases,
          exists (select from provider_events where applied_at is null and next_try_at < now() - interval '5 minutes') as callbacks,
          exists (select from booking_texts where status = 'due' and due_at < now() - interval '20 minutes')
          or exists (select from waitlist_openings where status = 'open' and next_at < now() - interval '20 minutes')
          or exists (select from conversations where answer_due_at < now() - interval '5 minutes') as desk,
          exists (select from senders s join workspaces w on w.id = s.workspace_id and w.status = 'active'
            where s.status = 'active' and s.account_id is null and s.inbound_look_tries >= ${DEAF_AFTER_TRIES}
              and s.inbound_known_until < now() - interval '15 minutes') as deaf,
          -- A long queue is no fault, a sender that nobody touches is: as when no engine runs the jobs at all.
          exists (select from senders s
            join workspaces w on w.id = s.workspace_id and w.status = 'active' and w.sending_paused_at is null
            cross join (values (1), (2), (3), (4)) p(priority)
            where s.status = 'active' and s.last_claimed_at < now() - interval '5 minutes'
              and (s.held_until is null or s.held_until < now() - interval '5 minutes')
              and exists (select from messages m where m.workspace_id = s.workspace_id and m.sender_id = s.id
                and m.status = 'queued' and m.priority = p.priority and m.due_at < now() - interval '5 minutes')) as sending`,
        { timeoutMs: DEADLINE_MS },
      ),
    );
    if (late?.leases || late?.callbacks || late?.desk || late?.sending)
      return { status: "degraded", engine, error: "work is waiting for more than five minutes" };
    if (late?.deaf)
      return { status: "degraded", engine, error: "the carrier's list of received texts cannot be read" };
    return { status: "healthy", engine };
  } catch {
    return { status: "degraded", engine, error: "not known" };
  }
}

function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const late = new Promise<never>((_, fail) => {
    setTimeout(() => fail(new Error(`no answer in ${ms} ms`)), ms).unref();
  });
  return Promise.race([work, late]);
}
