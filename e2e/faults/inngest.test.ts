import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createDatabase, dropDatabase } from "@/db/databases";
import { type Embedded, startEmbedded } from "@/db/embedded";
import { freePortFrom } from "@/db/next-process";
import { testDatabase } from "@/db/testing";
import { testDataDir } from "@/db/testing-setup";
import { carrierDefaults } from "../bench/carrier-options";
import { type CarrierProcess, spawnCarrier } from "../bench/spawn-carrier";
import { type Spawned, spawnNode } from "../bench/spawn-node";
import { countByStatus, createTenant, enqueue, numberOf, type Tenant } from "../bench/world";
import { type InngestServer, inngestProgram, inngestServer } from "./inngest-server";
import { compare, countOnceUnconfirmed, expireLocks, type Wish } from "./record";

const N = Number(process.env.PARLEY_INNGEST_N ?? 1_000);
/** The heartbeat comes every minute, and may be late. */
const HEARTBEAT_MS = 75_000;

if (inngestProgram) describe("with a real Inngest server", () => story(inngestProgram ?? ""));
else
  test("with a real Inngest server", ({ skip }) =>
    skip("PARLEY_INNGEST_SERVER=<path of the inngest program> plays the jobs through it"));

function story(program: string): void {
  let database: Embedded;
  let carrier: CarrierProcess;
  let server: InngestServer;
  let door: Spawned;
  let url: string;
  let tenant: Tenant;
  const name = `test_${process.pid}_inngest`;

  beforeAll(async () => {
    await testDatabase();
    database = await startEmbedded(testDataDir());
    server = await inngestServer(program, await createDatabase(database, name));
    url = `http://127.0.0.1:${await freePortFrom(47_000 + Math.floor(Math.random() * 900))}`;
    carrier = await spawnCarrier({
      callbacks: 3,
      callbackTries: 1_000,
      callbackRetryAny: true,
      latencyMs: 100,
      lateAccept: true,
    });
    Object.assign(process.env, server.settings, {
      PARLEY_PUBLIC_URL: url,
      TWILIO_ACCOUNT_SID: carrierDefaults.accountSid,
      TWILIO_AUTH_TOKEN: carrierDefaults.authToken,
      TWILIO_API_BASE_URL: carrier.url,
      PARLEY_SETTLE_SECONDS: "2",
      PARLEY_MAX_IN_FLIGHT: "10",
      LOG_LEVEL: "warn",
    });
    await server.start();
    door = await openDoor();
    tenant = await createTenant(1);
    await createTenant(2);
  }, 90_000);

  afterAll(async () => {
    await door?.stop("SIGKILL");
    await server?.stop();
    await carrier?.stop();
    await dropDatabase(database, name);
    await database.stop();
  });

  async function openDoor(): Promise<Spawned> {
    const opened = spawnNode("e2e/faults/door.ts", [new URL(url).port]);
    await opened.line(/^door/);
    return opened;
  }

  /** @returns how long the answer took. */
  async function send(to: string, body: string, more: object = {}): Promise<number> {
    const startedAt = performance.now();
    const answer = await fetch(`${url}/api/v1/messages`, {
      method: "POST",
      headers: { "x-api-key": tenant.key, "content-type": "application/json", "idempotency-key": body },
      body: JSON.stringify({ to, body, category: "order", ...more }),
    });
    expect(answer.status, await answer.text()).toBe(202);
    return performance.now() - startedAt;
  }

  /** Waits for the carrier to have these words. @returns when it took them. */
  async function taken(body: string, withinMs: number): Promise<number> {
    const giveUpAt = Date.now() + withinMs;
    for (;;) {
      if (await carrier.find(body)) return Date.now();
      if (Date.now() > giveUpAt) throw new Error(`not sent within ${withinMs} ms: ${body}\n${door.tail()}`);
      await wait(20);
    }
  }

  /** Waits for the carrier to have so many more than now: then the app is in the middle of it. */
  async function takenMore(count: number): Promise<void> {
    const before = (await carrier.stats()).accepted;
    const giveUpAt = Date.now() + HEARTBEAT_MS;
    while ((await carrier.stats()).accepted < before + count) {
      if (Date.now() > giveUpAt) throw new Error(`nothing is sent\n${door.tail()}`);
      await wait(20);
    }
  }

  async function allDelivered(count: number, withinMs: number): Promise<void> {
    const giveUpAt = Date.now() + withinMs;
    for (let now = await countByStatus(); now.delivered !== count; now = await countByStatus()) {
      if (Date.now() > giveUpAt) throw new Error(`${JSON.stringify(now)}\n${door.tail()}`);
      await wait(200);
    }
  }

  const total = async () => Object.values(await countByStatus()).reduce((sum, n) => sum + n, 0);

  test("takes our functions as they are, and nobody else can call them", async () => {
    expect(await server.sync(url)).toBe(200);
    const unsigned = await fetch(`${url}/api/inngest?fnId=parley-heartbeat&stepId=step`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ event: { name: "x", data: {} }, events: [], steps: {}, ctx: {}, version: 1 }),
    });
    expect(unsigned.status).toBe(401);
  });

  test("a text leaves within seconds, a scheduled one on its second", async () => {
    await send(numberOf(1), "warm up");
    await taken("warm up", HEARTBEAT_MS);
    const startedAt = Date.now();
    await send(numberOf(2), "at once");
    const tookMs = (await taken("at once", 5_000)) - startedAt;
    const dueAt = Date.now() + 8_000;
    await send(numberOf(3), "later", { send_at: new Date(dueAt).toISOString() });
    const lateMs = (await taken("later", 15_000)) - dueAt;
    console.log(`through Inngest: sent after ${tookMs} ms, a scheduled text ${lateMs} ms late`);
    expect(lateMs).toBeGreaterThan(-50);
    expect(lateMs).toBeLessThan(2_000);
  }, 120_000);

  test(`kill -9 of app and server loses none of ${N} texts and doubles none`, async () => {
    const before = await total();
    const wishes = Array.from(
      { length: N },
      (_, n): Wish => ({ tenant, to: numberOf(100 + n), body: `Text ${n}` }),
    );
    await enqueue(
      tenant,
      wishes.map(({ to, body }) => ({ to, body })),
    );
    await send(numberOf(5), "first of many");
    for (let kill = 0; kill < 4; kill++) {
      await takenMore(N / 20);
      await door.stop("SIGKILL");
      if (kill % 2 === 1) await server.stop();
      await expireLocks([tenant]);
      if (kill % 2 === 1) await server.start();
      door = await openDoor();
      await send(numberOf(6 + kill), `after kill ${kill}`);
    }
    await allDelivered(before + N + 5, 3 * HEARTBEAT_MS);
    const many = (await carrier.accepted()).filter(({ body }) => /^Text \d+$/.test(body));
    const unclear = await countOnceUnconfirmed([tenant]);
    console.log(`${many.length} texts taken, 4 kills of the app, 2 of Inngest, ${unclear} once unconfirmed`);
    expect(compare(wishes, many)).toEqual({ lost: [], doubled: [], strange: [] });
  }, 300_000);

  test("while the server is down texts are taken as fast, and go out when it is back", async () => {
    const before = await total();
    await server.stop();
    const times: number[] = [];
    for (let n = 0; n < 20; n++) times.push(await send(numberOf(50 + n), `while down ${n}`));
    console.log(`accepted while Inngest is down: slowest ${Math.max(...times).toFixed(0)} ms`);
    expect(Math.max(...times)).toBeLessThan(1_500);
    await server.start();
    await allDelivered(before + 20, 2 * HEARTBEAT_MS);
  }, 240_000);
}
