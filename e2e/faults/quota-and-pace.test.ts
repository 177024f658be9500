import { setTimeout as wait } from "node:timers/promises";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { claimBatch } from "@/lib/messages/claim-batch";
import { dispatchMessages } from "@/lib/messages/dispatch";
import { type Spawned, spawnNode } from "../bench/spawn-node";
import { countByStatus, createTenant, enqueue, numberOf, type Tenant } from "../bench/world";
import { look, queue, type Scene, setScene, within } from "./scene";

let scene: Scene;
let mine: Tenant;
let theirs: Tenant;
let lastTenant = 0;

beforeAll(async () => {
  scene = await setScene({}, { PARLEY_MAX_IN_FLIGHT: "20", PARLEY_JOBS: "worker" });
}, 60_000);

beforeEach(async () => {
  await scene.behave();
  mine = await createTenant(++lastTenant);
  theirs = await createTenant(++lastTenant);
});

const texts = (n: number, body = "Text") =>
  Array.from({ length: n }, (_, i) => ({ to: numberOf(i), body: `${body} ${i}` }));

/** A second number of the same workspace. */
async function secondSender(): Promise<number> {
  const [row] = await within(
    mine,
    (sql) => sql<
      { id: number }[]
    >`insert into senders (workspace_id, name, number, segments_per_second, tokens)
    values (${mine.workspaceId}, 'Second', '+12025550999', 1000000, 1000000) returning id`,
  );
  return row?.id ?? 0;
}

const setQuota = (quota: number | null) =>
  within(mine, (sql) => sql`update workspaces set daily_quota = ${quota} where id = ${mine.workspaceId}`);

async function left(tenant: Tenant) {
  return within(
    tenant,
    (sql) => sql<{ status: string; reason: string | null; n: number }[]>`
    select status, reason, count(*)::int as n from messages where workspace_id = ${tenant.workspaceId} group by 1, 2 order by 1`,
  );
}

describe("a daily quota", () => {
  const QUOTA = 37;

  test("is never passed by claims that run side by side, over all senders of the workspace", async () => {
    await setQuota(QUOTA);
    const second = await secondSender();
    await enqueue(mine, texts(200));
    await within(
      mine,
      (sql) =>
        sql`update messages set sender_id = ${second} where workspace_id = ${mine.workspaceId} and id % 2 = 0`,
    );
    await enqueue(theirs, texts(60, "Theirs"));
    const claims = await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        claimBatch(mine.workspaceId, n % 2 ? mine.senderId : second, 1 + (n % 5)),
      ),
    );
    const early = claims.flat().length;
    expect(early).toBeGreaterThan(0);
    expect(early).toBeLessThanOrEqual(QUOTA);
    await Promise.all(Array.from({ length: 6 }, () => dispatchMessages({ budgetMs: 3_000 })));
    const sends = (await scene.log()).sends;
    expect(sends.filter((send) => send.body.startsWith("Text"))).toHaveLength(QUOTA - early);
    expect(sends.filter((send) => send.body.startsWith("Theirs"))).toHaveLength(60);
    const waiting = (await left(mine)).find((row) => row.status === "queued");
    expect(waiting).toMatchObject({ reason: "daily_quota", n: 200 - QUOTA });
  });

  test("is never passed by several processes", { timeout: 30_000 }, async () => {
    await setQuota(QUOTA);
    await scene.behave({ latencyMs: 20 });
    await enqueue(mine, texts(150));
    const workers: Spawned[] = [];
    try {
      for (let n = 0; n < 2; n++) workers.push(spawnNode("inngest/worker.ts", [], { LOG_LEVEL: "error" }));
      const giveUpAt = Date.now() + 20_000;
      while ((await scene.accepted()).length < QUOTA && Date.now() < giveUpAt) await wait(50);
      await wait(1_000);
    } finally {
      for (const worker of workers) await worker.stop();
    }
    expect(await scene.accepted()).toHaveLength(QUOTA);
  });

  test("of one sender holds that one; the workspace's own goes on", async () => {
    const second = await secondSender();
    await within(
      mine,
      (sql) =>
        sql`update senders set daily_quota = 5 where workspace_id = ${mine.workspaceId} and id = ${second}`,
    );
    await enqueue(mine, texts(40));
    await within(
      mine,
      (sql) =>
        sql`update messages set sender_id = ${second} where workspace_id = ${mine.workspaceId} and id % 2 = 0`,
    );
    await dispatchMessages({ budgetMs: 2_000 });
    const sends = await scene.accepted();
    expect(sends.filter((send) => send.from === "+12025550999")).toHaveLength(5);
    expect(sends.filter((send) => send.from === mine.number)).toHaveLength(20);
  });

  test("counts what went out before it was set, and frees the rest on the next local day", async () => {
    await enqueue(mine, texts(10));
    await dispatchMessages({ budgetMs: 1_000 });
    await setQuota(12);
    await enqueue(mine, texts(10, "More"));
    await dispatchMessages({ budgetMs: 1_000 });
    expect(await scene.accepted()).toHaveLength(12);
    const [held] = await within(
      mine,
      (sql) => sql<
        { id: number; local: string }[]
      >`select m.id, (m.due_at at time zone w.time_zone)::time::text as local
      from messages m join workspaces w on w.id = m.workspace_id
      where m.workspace_id = ${mine.workspaceId} and m.status = 'queued' limit 1`,
    );
    expect(held?.local).toBe("00:00:00");
    // The next day has come.
    await within(
      mine,
      (sql) => sql`update daily_usage set day = day - 1 where workspace_id = ${mine.workspaceId}`,
    );
    await within(
      mine,
      (sql) =>
        sql`update messages set due_at = now() where workspace_id = ${mine.workspaceId} and status = 'queued'`,
    );
    await dispatchMessages({ budgetMs: 1_000 });
    expect(await scene.accepted()).toHaveLength(20);
  });
});

describe("a cap for each person", () => {
  test("holds for two senders that claim side by side", async () => {
    const second = await secondSender();
    await within(
      mine,
      (
        sql,
      ) => sql`update workspaces set quiet_hours = null, frequency_cap = '{"per_day": 1, "per_week": null}'
        where id = ${mine.workspaceId}`,
    );
    const people = 60;
    // What only waits does not count at acceptance, so both are taken; the claims decide.
    await enqueue(mine, texts(people, "Offer"), "marketing");
    await enqueue(mine, texts(people, "Other offer"), "marketing");
    await within(
      mine,
      (sql) =>
        sql`update messages set sender_id = ${second} where workspace_id = ${mine.workspaceId} and body like 'Other%'`,
    );
    const asked: string[] = [];
    for (let round = 0; round < people / 5; round++) {
      const both = [mine.senderId, second].map((sender) => claimBatch(mine.workspaceId, sender, 5));
      asked.push(...(await Promise.all(both)).flat().map(({ phoneIdx }) => phoneIdx));
    }
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked).toHaveLength(people);
  });
});

describe("a quota for each foreign country", () => {
  const abroad = (n: number, body: string) =>
    Array.from({ length: n }, (_, i) => ({ to: `+44790000${1000 + i}`, body: `${body} ${i}` }));

  test("is never passed by claims that run side by side; home and other countries go on", async () => {
    const second = await secondSender();
    await within(mine, (sql) => sql`update workspaces set foreign_quota = 7 where id = ${mine.workspaceId}`);
    await enqueue(mine, abroad(60, "Abroad"));
    await enqueue(mine, [{ to: "+33612345678", body: "France" }]);
    await enqueue(mine, texts(20, "Home"));
    await enqueue(theirs, abroad(12, "Theirs"));
    await within(
      mine,
      (sql) =>
        sql`update messages set sender_id = ${second} where workspace_id = ${mine.workspaceId} and id % 2 = 0`,
    );
    const claims = await Promise.all(
      Array.from({ length: 30 }, (_, n) =>
        claimBatch(mine.workspaceId, n % 2 ? mine.senderId : second, 1 + (n % 5)),
      ),
    );
    for (let n = 0; n < 4; n++) await dispatchMessages({ budgetMs: 1_000 });
    const early = claims.flat().map(({ body }) => body);
    const all = [...early, ...(await scene.accepted()).map(({ body }) => body)];
    const count = (word: string) => all.filter((body) => body.startsWith(word)).length;
    expect(count("Abroad")).toBe(7);
    expect(count("Home")).toBe(20);
    expect(count("France")).toBe(1);
    expect(count("Theirs")).toBe(12);
    expect((await left(mine)).find((row) => row.status === "queued")).toMatchObject({
      reason: "country_quota",
      n: 53,
    });
  });
});

describe("segments per second", () => {
  const RATE = 20;
  const SECONDS = 10;

  const slowDown = (rate: number) =>
    within(
      mine,
      (sql) => sql`update senders set segments_per_second = ${rate}, tokens = 0, tokens_at = now()
      where workspace_id = ${mine.workspaceId}`,
    );

  /** Drains as the loop does, until a moment. */
  async function drainUntil(end: number): Promise<void> {
    while (Date.now() < end) {
      const { next } = await dispatchMessages({ budgetMs: Math.min(1_000, Math.max(1, end - Date.now())) });
      const pause = (next?.getTime() ?? Number.POSITIVE_INFINITY) - Date.now();
      await wait(Math.min(50, Math.max(1, pause)));
    }
  }

  test(`keep to ${RATE} within 5 % over ${SECONDS} s, two drains together, long texts counted whole`, {
    timeout: 30_000,
  }, async () => {
    // One, two and three segments in turn: 153 characters a part.
    const mixed = texts(200).map(({ to, body }, n) => ({
      to,
      body: body.padEnd([20, 200, 400][n % 3] ?? 20, "."),
    }));
    await enqueue(mine, mixed);
    await slowDown(RATE);
    const startedAt = Date.now();
    const end = startedAt + SECONDS * 1_000;
    await Promise.all([drainUntil(end), drainUntil(end)]);
    const segmentsOf = (length: number) => (length <= 160 ? 1 : Math.ceil(length / 153));
    const sent = (await scene.accepted()).filter((one) => one.at < end);
    const perSecond = sent.reduce((sum, one) => sum + segmentsOf(one.body.length), 0) / SECONDS;
    console.log(
      `pacing: ${perSecond.toFixed(2)} segments/s of ${RATE} over ${SECONDS} s, ${sent.length} texts`,
    );
    expect(perSecond).toBeGreaterThan(RATE * 0.95);
    expect(perSecond).toBeLessThanOrEqual(RATE * 1.05);
    // Evenly: no second has more than its own share and one claim of the next.
    const busiest = Math.max(
      ...Array.from({ length: SECONDS }, (_, second) =>
        sent
          .filter((one) => Math.floor((one.at - startedAt) / 1_000) === second)
          .reduce((sum, one) => sum + segmentsOf(one.body.length), 0),
      ),
    );
    expect(busiest).toBeLessThanOrEqual(RATE * 1.5);
  });

  test("hold back no code: it overtakes a campaign that has used up its second", async () => {
    await enqueue(mine, texts(100));
    await slowDown(1);
    await dispatchMessages({ budgetMs: 300 });
    const id = await queue(mine, { to: numberOf(900), body: "Your code is 1", category: "authentication" });
    const askedAt = Date.now();
    while ((await look(mine, id)).status !== "sent" && Date.now() - askedAt < 4_000)
      await dispatchMessages({ budgetMs: 100 });
    expect((await look(mine, id)).status).toBe("sent");
    expect(Date.now() - askedAt).toBeLessThan(2_000);
    expect((await countByStatus()).queued).toBeGreaterThan(90);
  });

  test("of one workspace do not slow another", async () => {
    await enqueue(mine, texts(50));
    await slowDown(1);
    await enqueue(theirs, texts(100, "Theirs"));
    const startedAt = Date.now();
    while (
      (await scene.accepted()).filter((one) => one.body.startsWith("Theirs")).length < 100 &&
      Date.now() - startedAt < 8_000
    )
      await dispatchMessages({ budgetMs: 300 });
    expect(Date.now() - startedAt).toBeLessThan(4_000);
  });
});
