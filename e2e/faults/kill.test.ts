import { setTimeout as wait } from "node:timers/promises";
import { request } from "undici";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freePortFrom } from "@/db/next-process";
import { testDatabase } from "@/db/testing";
import { carrierDefaults, seeded } from "../bench/carrier-options";
import { type CarrierProcess, spawnCarrier } from "../bench/spawn-carrier";
import { spawnNode } from "../bench/spawn-node";
import { countByStatus, createTenant, enqueue, numberOf, type Tenant } from "../bench/world";
import { killAgainAndAgain, type Victim } from "./killer";
import {
  blindRetries,
  compare,
  countOnceUnconfirmed,
  expireLocks,
  readAttempts,
  readRows,
  storiesOf,
  type Wish,
} from "./record";

const N = Number(process.env.PARLEY_KILL_N ?? 2_000);
const LEAST_KILLS = 3;
const KILLING_MS = Number(process.env.PARLEY_KILL_SECONDS ?? 30) * 1_000;
const SETTLE_SECONDS = 2;
const seed = Number(process.env.PARLEY_SEED ?? Math.floor(Math.random() * 1_000_000));
const random = seeded(seed);

let carrier: CarrierProcess;
let port: number;
let tenants: Tenant[];
const victims: Victim[] = [];

beforeAll(async () => {
  await testDatabase();
  port = await freePortFrom(41_000 + Math.floor(Math.random() * 5_000));
  carrier = await spawnCarrier({
    seed,
    latencyMs: 40,
    lateAccept: true,
    rate429: 0.03,
    rate500: 0.02,
    rate500After: 0.02,
    resetBefore: 0.02,
    resetAfter: 0.03,
    hang: 0.002,
    listLagMs: Number(process.env.PARLEY_KILL_LIST_LAG_MS ?? 500),
    callbacks: 3,
    callbackDelayMs: 100,
    callbackDuplicate: 0.1,
    callbackShuffle: true,
    callbackConcurrency: 16,
    callbackTries: 1_000,
    callbackRetryAny: true,
    undelivered: 0.05,
  });
  Object.assign(process.env, {
    PARLEY_PUBLIC_URL: `http://127.0.0.1:${port}`,
    TWILIO_ACCOUNT_SID: carrierDefaults.accountSid,
    TWILIO_AUTH_TOKEN: carrierDefaults.authToken,
    TWILIO_API_BASE_URL: carrier.url,
    PARLEY_JOBS: "worker",
    PARLEY_MAX_IN_FLIGHT: "10",
    PARLEY_SETTLE_SECONDS: String(SETTLE_SECONDS),
    LOG_LEVEL: "error",
  });
  tenants = [await createTenant(1), await createTenant(2)];
}, 60_000);

afterAll(async () => {
  await Promise.all(victims.map((v) => v.stop()));
  await carrier?.stop();
});

test(`kill -9 at random moments loses no message and sends none twice (${N} messages, seed ${seed})`, {
  timeout: 180_000,
  // A second try would meet what the first one left.
  retry: 0,
}, async () => {
  const { bulk, single } = makeWishes();
  for (const tenant of tenants)
    await enqueue(
      tenant,
      bulk.filter((w) => w.tenant === tenant).map(({ to, body }) => ({ to, body })),
    );

  const worker = killAgainAndAgain({
    start: () => spawnNode("inngest/worker.ts"),
    lifeMs: () => random() * 900,
    progress: async () => {
      const { requests, lookups } = await carrier.stats();
      return requests + lookups;
    },
  });
  let acceptedByApi = 0;
  const door = killAgainAndAgain({
    start: () => spawnNode("e2e/faults/door.ts", [String(port)]),
    lifeMs: () => 100 + random() * 2_500,
    progress: async () => (await carrier.stats()).callbacks.acked + acceptedByApi,
    afterKill: () => expireLocks(tenants),
  });
  victims.push(worker, door);

  const started = Date.now();
  const requests = sendSingly(single, () => acceptedByApi++);
  // How many lives there is time for depends on the machine: a slow one is given twice the time.
  const isTime = () => Date.now() - started < (worker.kills < LEAST_KILLS ? 2 : 1) * KILLING_MS;
  while (isTime() && (await countUnfinished()) > N * 0.02) await wait(250);
  for (const victim of victims) victim.spare();
  await requests;
  const giveUpAt = Date.now() + 75_000;
  while ((await countUnfinished()) > 0 && Date.now() < giveUpAt) await wait(100);
  const recoveryMs = Date.now() - Math.max(worker.lastKillAt, door.lastKillAt);

  const taken = await carrier.accepted();
  const { sends, lookups } = await carrier.log();
  const { lost, doubled, strange } = compare([...bulk, ...single], taken);
  const bySid = new Map(taken.map((m) => [m.sid, m]));
  const rows = await readRows(tenants);
  const wrong = rows.filter((row) => {
    const message = bySid.get(row.providerSid ?? "");
    const number = tenants.find((t) => t.workspaceId === row.workspaceId)?.number;
    const isMine = message?.body === row.body && message.from === number;
    return !isMine || row.status !== (message.isUndelivered ? "undelivered" : "delivered");
  });
  const attempts = await readAttempts(tenants);
  const blind = blindRetries(sends, lookups, SETTLE_SECONDS * 1_000, attempts);
  const statuses = await countByStatus();
  console.log(
    `kill test: n ${N}, seed ${seed}, kills ${worker.kills} worker + ${door.kills} doors, ` +
      `carrier faults ${sends.filter((s) => s.outcome !== "took").length}, once unconfirmed ${await countOnceUnconfirmed(tenants)}, ` +
      `lost ${lost.length}, doubled ${doubled.length}, blind retries ${blind.length}, wrong final states ${wrong.length}, ` +
      `recovery ${(recoveryMs / 1000).toFixed(1)} s after the last kill, rate of a zero below ${((3 / N) * 100).toFixed(2)} % (3/n), ` +
      `states ${JSON.stringify(statuses)}`,
  );
  for (const victim of victims) expect(victim.failure).toBeNull();
  const odd = [...lost, ...doubled];
  if (odd.length > 0) console.log(await storiesOf(odd, [...bulk, ...single], sends, lookups));
  expect({ lost, doubled, strange }).toEqual({ lost: [], doubled: [], strange: [] });
  expect(sends.filter((s) => !attempts.has(s.ref))).toEqual([]);
  expect(blind).toEqual([]);
  expect(wrong).toEqual([]);
  expect(new Set(rows.map((r) => r.providerSid)).size).toBe(N);
  expect(worker.kills).toBeGreaterThanOrEqual(LEAST_KILLS);
});

/**
 * Both workspaces write to the same people. Some texts have a twin: the same words to the same person, within one
 * workspace or from the other one, where words and number alone cannot tell which of the two the carrier has.
 */
function makeWishes(): { bulk: Wish[]; single: Wish[] } {
  const wishes = Array.from({ length: N }, (_, n): Wish => {
    const tenant = tenants[n % 2] as Tenant;
    const pair = Math.floor(n / 2);
    if (n % 50 < 2) return { tenant, to: numberOf(pair), body: `Your order ${pair} is ready` };
    if (n % 50 === 4 || n % 50 === 6)
      return { tenant, to: numberOf(n - (n % 50)), body: `Your table is free, ${n - (n % 50)}` };
    return { tenant, to: numberOf(pair), body: `Text ${n} of workspace ${tenant.workspaceId}` };
  });
  const isTwin = (body: string) => body.startsWith("Your");
  const single = wishes.filter((w, n) => n % 10 === 9 && !isTwin(w.body));
  return { bulk: wishes.filter((w) => !single.includes(w)), single };
}

/** Through the API, each with its own Idempotency-Key, again and again until it is accepted: the door is being killed. */
async function sendSingly(wishes: Wish[], onAccepted: () => void): Promise<void> {
  const queue = [...wishes.entries()];
  const lane = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [index, { tenant, to, body }] = next;
      const headers = {
        "x-api-key": tenant.key,
        "content-type": "application/json",
        "idempotency-key": `kill-${index}`,
      };
      const text = JSON.stringify({ to, body, category: "order" });
      for (;;) {
        const status = await request(`http://127.0.0.1:${port}/api/v1/messages`, {
          method: "POST",
          headers,
          body: text,
        }).then(
          async (answer) => {
            const said = await answer.body.text();
            if (![202, 409, 429].includes(answer.statusCode)) throw new Error(`${answer.statusCode} ${said}`);
            return answer.statusCode;
          },
          () => 0,
        );
        if (status === 202) break;
        await wait(100);
      }
      onAccepted();
    }
  };
  await Promise.all([lane(), lane(), lane(), lane()]);
}

async function countUnfinished(): Promise<number> {
  for (const { failure } of victims) if (failure) throw failure;
  const final = new Set(["delivered", "undelivered", "read", "failed", "suppressed", "canceled"]);
  const counts = Object.entries(await countByStatus());
  return N - counts.reduce((sum, [status, n]) => sum + (final.has(status) ? n : 0), 0);
}
