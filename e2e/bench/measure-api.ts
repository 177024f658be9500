import { Pool } from "undici";
import { type Summary, summarize } from "./percentiles";
import type { Supply } from "./queue";
import { residentMbOf } from "./spawn-node";
import type { Stage } from "./stage";
import { numberOf } from "./world";

export type ApiLoad = {
  perSecond: number;
  latencyMs: Summary;
  errors: number;
  atOnce: number;
  doorMb: number;
};

/**
 * Requests that the API accepts a second, one text each, while a worker sends from a full queue at 50 ms with 50 in
 * flight. `atOnce` clients ask without a pause for `seconds`; the first two seconds are not counted.
 */
export async function measureApi(
  stage: Stage,
  supply: Supply,
  key: string,
  atOnce: number,
  seconds: number,
): Promise<ApiLoad> {
  await supply.clear();
  await stage.carrier.reset({ latencyMs: 50, callbacks: 0 });
  const door = await stage.startDoor();
  const worker = stage.startWorker(50);
  const pool = new Pool(stage.publicUrl, { connections: atOnce, pipelining: 1 });
  try {
    await supply.queue(seconds * 1_000 + 5_000);
    const countFrom = performance.now() + 2_000;
    const until = countFrom + seconds * 1_000;
    const latencies: number[] = [];
    let errors = 0;
    let next = 0;
    const lane = async () => {
      while (performance.now() < until) {
        const n = next++;
        const body = JSON.stringify({ to: numberOf(n), body: `Your order ${n} is ready`, category: "order" });
        const started = performance.now();
        const headers = { "x-api-key": key, "content-type": "application/json" };
        const answer = await pool.request({ method: "POST", path: "/api/v1/messages", headers, body });
        await answer.body.dump();
        if (started < countFrom) continue;
        if (answer.statusCode === 202) latencies.push(performance.now() - started);
        else errors++;
      }
    };
    await Promise.all(Array.from({ length: atOnce }, lane));
    const doorMb = residentMbOf(door.pid).peak;
    return { perSecond: latencies.length / seconds, latencyMs: summarize(latencies), errors, atOnce, doorMb };
  } finally {
    await pool.close();
    await worker.stop();
    await door.stop();
  }
}
