import { raw, withoutWorkspace } from "@/db/client";
import { later, now } from "@/lib/clock";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { announce, type Step } from "./announce";
import { predecessors } from "./behavior";
import {
  type MessageRow,
  mediaPriceMicros,
  messageColumns,
  messageTables,
  segmentPriceMicros,
} from "./message-row";
import { currentPump, setPump, wakePump } from "./pump-timer";

const inFlightLimit = 64;
const leaseMs = 40_000;
const idleMs = 2_000;

/** Lets everything due come true and waits until the webhooks have answered. Returns how many steps were taken. */
export async function pumpOnce(limit = inFlightLimit): Promise<number> {
  const claimed = await claim(limit);
  await Promise.all(claimed.map(deliver));
  return claimed.length;
}

/**
 * Keeps the sandbox network moving in this process, until the returned function (or `stopCarrierPump`) is called.
 * Any number of processes may do so. Started twice it stays one; without the sandbox it does nothing.
 */
export function startCarrierPump(): void {
  if (!env().isSandbox || currentPump()) return;
  const inFlight = new Set<Promise<void>>();
  let isClaiming = false;
  let isWoken = false;
  const round = async (): Promise<number> => {
    const room = inFlightLimit - inFlight.size;
    if (room === 0) return idleMs;
    const claimed = await claim(room);
    for (const step of claimed) {
      const work: Promise<void> = deliver(step).finally(() => {
        inFlight.delete(work);
        if (inFlight.size === inFlightLimit - 1) wakePump();
      });
      inFlight.add(work);
    }
    return claimed.length > 0 ? 0 : Math.min(idleMs, await untilNextDue());
  };
  const tick = async () => {
    isWoken = isClaiming;
    if (isClaiming || pump.isStopped) return;
    isClaiming = true;
    const wait = await round().catch((err: unknown) => {
      log.warn({ err }, "sandbox carrier: work list not read");
      return idleMs;
    });
    isClaiming = false;
    wakePump(isWoken ? 0 : wait);
  };
  const pump = { isStopped: false, timer: null, wakeAt: 0, tick: () => void tick() };
  setPump(pump);
  wakePump();
}

/** Stops taking new steps. What is under way ends by itself, or is taken up again after its lease. */
export function stopCarrierPump(): void {
  const pump = currentPump();
  if (!pump) return;
  pump.isStopped = true;
  if (pump.timer) clearTimeout(pump.timer);
  setPump(null);
}

async function claim(limit: number): Promise<Step[]> {
  const at = now();
  return withoutWorkspace(async (tx) => {
    const sql = raw(tx);
    const taken = await sql<Omit<Step, "message">[]>`
      update sandbox.deliveries set claimed_until = ${later(at, leaseMs).toISOString()}::timestamptz, tries = tries + 1
      where id in (select id from sandbox.deliveries
        where done_at is null and tries < 5 and due_at <= ${at.toISOString()}::timestamptz
          and (claimed_until is null or claimed_until < ${at.toISOString()}::timestamptz)
        order by due_at, id limit ${limit} for update skip locked)
      returning id, message_id, status, error_code, due_at`;
    if (taken.length === 0) return [];
    const steps = [...taken].sort((a, b) => a.id - b.id);
    for (const step of steps) await comeTrue(step);
    const ids = JSON.stringify(steps.map((step) => step.message_id));
    const rows = await sql<MessageRow[]>`select ${messageColumns(sql)} from ${messageTables(sql)}
      where m.id in (select jsonb_array_elements_text(${ids}::jsonb)::bigint)`;
    const byId = new Map(rows.map((row) => [row.id, row]));
    return steps.flatMap((step) => {
      const message = byId.get(step.message_id);
      return message ? [{ ...step, message }] : [];
    });

    async function comeTrue(step: Omit<Step, "message">): Promise<void> {
      const isFinal = step.status === "delivered" || step.status === "undelivered";
      await sql`update sandbox.messages set status = ${step.status}, error_code = ${step.error_code},
          updated_at = ${at.toISOString()}::timestamptz,
          sent_at = coalesce(sent_at, case when ${step.status} not in ('queued', 'canceled') then ${at.toISOString()}::timestamptz end),
          price_micros = case when not ${isFinal} then price_micros
            when cardinality(media_urls) > 0 then ${mediaPriceMicros}::bigint
            else num_segments * ${segmentPriceMicros}::bigint end
        where id = ${step.message_id}
          and status in (select jsonb_array_elements_text(${JSON.stringify(predecessors[step.status] ?? [])}::jsonb))`;
    }
  });
}

async function deliver(step: Step): Promise<void> {
  try {
    const outcome = await announce(step);
    await withoutWorkspace(
      (tx) => raw(tx)`update sandbox.deliveries
      set done_at = ${now().toISOString()}::timestamptz, outcome = ${outcome} where id = ${step.id}`,
    );
  } catch (err) {
    log.warn({ err }, "sandbox carrier: step left for another try");
  }
}

async function untilNextDue(): Promise<number> {
  const [next] = await withoutWorkspace(
    (tx) => raw(tx)<{ ms: number | null }[]>`
    select (extract(epoch from min(due_at)) * 1000)::float8 as ms from sandbox.deliveries
    where done_at is null and claimed_until is null`,
  );
  return next?.ms == null ? idleMs : Math.max(0, next.ms - now().getTime());
}
