/**
 * The ceiling: what a bare keep-alive client gets out of the same stand-in on the same machine, with nothing
 * behind it, no row, no template. `tsx e2e/bench/ceiling.ts --url http://127.0.0.1:4010 --n 10000 --in-flight 50`
 */
import { randomUUID } from "node:crypto";
import { parseArgs } from "node:util";
import { Pool } from "undici";
import { runScript } from "@/db/run-script";
import { carrierDefaults } from "./carrier-options";
import { spawnNode } from "./spawn-node";

export type Ceiling = {
  n: number;
  inFlight: number;
  seconds: number;
  perSecond: number;
  cpuMsPerMessage: number;
};

/** Sends `n` different texts with `inFlight` requests at a time and reads each answer's sid. */
export async function measureCeiling(url: string, n: number, inFlight: number): Promise<Ceiling> {
  const { accountSid, authToken } = carrierDefaults;
  const pool = new Pool(url, { connections: inFlight, pipelining: 1 });
  const path = `/2010-04-01/Accounts/${accountSid}/Messages.json`;
  const headers = {
    authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString("base64")}`,
    "content-type": "application/x-www-form-urlencoded",
  };
  const callback = encodeURIComponent("http://127.0.0.1:9/api/webhooks/twilio/status?ref=");
  let next = 0;
  const lane = async () => {
    while (next < n) {
      const number = next++;
      const to = `%2B1212${String(5_550_000 + number).padStart(7, "0")}`;
      const text = `Body=Your+table+for+two+is+ready%2C+number+${number}`;
      const body = `To=${to}&From=%2B12025550100&${text}&StatusCallback=${callback}${randomUUID()}`;
      const answer = await pool.request({ method: "POST", path, headers, body });
      const { sid } = JSON.parse(await answer.body.text()) as { sid?: string };
      if (!sid) throw new Error(`the carrier answered ${answer.statusCode}`);
    }
  };
  const cpu = process.cpuUsage();
  const started = performance.now();
  await Promise.all(Array.from({ length: inFlight }, lane));
  const seconds = (performance.now() - started) / 1000;
  const used = process.cpuUsage(cpu);
  await pool.close();
  return {
    n,
    inFlight,
    seconds,
    perSecond: n / seconds,
    cpuMsPerMessage: (used.user + used.system) / 1000 / n,
  };
}

/** The same in a process of its own, warmed up, so that it starts as a sender's process would. */
export async function spawnCeiling(url: string, n: number, inFlight: number): Promise<Ceiling> {
  const client = spawnNode("e2e/bench/ceiling.ts", [
    "--url",
    url,
    "--n",
    String(n),
    "--in-flight",
    String(inFlight),
  ]);
  const line = (await client.line(/^ceiling (\{.*)/))[1] ?? "";
  await client.exited;
  return JSON.parse(line) as Ceiling;
}

runScript(import.meta.url, async () => {
  const { values } = parseArgs({
    options: { url: { type: "string" }, n: { type: "string" }, "in-flight": { type: "string" } },
  });
  const inFlight = Number(values["in-flight"] ?? 50);
  const url = values.url ?? "";
  await measureCeiling(url, inFlight * 4, inFlight);
  console.log(`ceiling ${JSON.stringify(await measureCeiling(url, Number(values.n ?? 10_000), inFlight))}`);
});
