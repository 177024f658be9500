import { setTimeout as wait } from "node:timers/promises";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { GET as health } from "@/app/api/health/route";
import { POST as createKey } from "@/app/api/v1/api-keys/route";
import { GET as exportLedger } from "@/app/api/v1/compliance/export/route";
import { DELETE as eraseContact } from "@/app/api/v1/contacts/[id]/route";
import { POST as createContact } from "@/app/api/v1/contacts/route";
import { POST as cancel } from "@/app/api/v1/messages/[id]/cancel/route";
import { POST as sendBulk } from "@/app/api/v1/messages/bulk/route";
import { POST as preview } from "@/app/api/v1/messages/preview/route";
import { POST as send } from "@/app/api/v1/messages/route";
import { routes } from "@/app/api/v1/openapi.json/routes";
import { POST as optIn } from "@/app/api/v1/opt-ins/route";
import { POST as optOut } from "@/app/api/v1/opt-outs/route";
import { POST as createSender } from "@/app/api/v1/senders/route";
import { POST as createTemplate } from "@/app/api/v1/templates/route";
import { ownerSql, raw, type Tx, withWorkspace } from "@/db/client";
import { closePool } from "@/db/pool";
import { jobs } from "@/inngest/jobs";
import { systemActor } from "@/lib/actor";
import type { Handler } from "@/lib/http/endpoint";
import { specOf } from "@/lib/http/openapi";
import { claimBatch } from "@/lib/messages/claim-batch";
import { optOutPhone } from "@/lib/messages/consent-verbs";
import { dispatchMessages } from "@/lib/messages/dispatch";
import { recordStatuses } from "@/lib/messages/record-statuses";
import { settleAttempts } from "@/lib/messages/settle-attempts";
import { createTenant, enqueue, numberOf, type Tenant } from "../bench/world";
import { call, look, queue, report, type Scene, setScene, textIn, within } from "./scene";

let scene: Scene;
let mine: Tenant;
let theirs: Tenant;

beforeAll(async () => {
  scene = await setScene(
    {},
    { PARLEY_SETTLE_SECONDS: "1", PARLEY_PLATFORM_KEY: "platform-key-of-the-tests" },
  );
  mine = await createTenant(1);
  theirs = await createTenant(2);
}, 60_000);

beforeEach(() => scene.behave());

/** Fails instead of hanging. Who waits for a connection that it holds itself waits for good; a busy machine only long. */
async function inTime<T>(name: string, work: Promise<T>): Promise<T> {
  const limit = new AbortController();
  const late = wait(30_000, undefined, { signal: limit.signal }).then(() => {
    throw new Error(`${name} hung`);
  });
  return Promise.race([work, late]).finally(() => {
    late.catch(() => undefined);
    limit.abort();
  });
}

async function poolOf(size: number): Promise<void> {
  process.env.PARLEY_POOL_SIZE = String(size);
  await closePool();
}

describe("with a single connection", () => {
  beforeAll(() => poolOf(1));

  const stillOpen = async () => {
    const [open] = await within(
      mine,
      (sql) => sql<{ n: number }[]>`select count(*)::int as n from messages
      where workspace_id = ${mine.workspaceId} and status in ('queued', 'sending', 'unconfirmed')`,
    );
    return open?.n;
  };

  test("no drain waits for itself", async () => {
    await queue(mine, { to: numberOf(1), body: "One", category: "order" });
    await queue(theirs, { to: numberOf(1), body: "One", category: "order" });
    // A busy machine may need more turns than one for them.
    const dispatched = async () => {
      await inTime("dispatch", dispatchMessages({ budgetMs: 300 }));
      return (await scene.accepted()).length;
    };
    await expect.poll(dispatched, { timeout: 20_000 }).toBe(2);
    const accepted = await scene.accepted();
    for (const taken of accepted) await inTime("a receipt", report(taken, "delivered"));
    for (const job of jobs) {
      await inTime(`${job.id} when due`, job.due());
      await inTime(job.id, job.drain({ budgetMs: 300 }));
    }
    await queue(mine, { to: numberOf(2), body: "Two", category: "order" });
    await scene.adjust({ resetBefore: 1 });
    await inTime("dispatch", dispatchMessages({ budgetMs: 300 }));
    await scene.adjust({ resetBefore: 0 });
    await within(
      mine,
      (sql) =>
        sql`update messages set reconcile_at = now(), price_due_at = now() where workspace_id = ${mine.workspaceId}`,
    );
    await inTime("all drains at once", Promise.all(jobs.map((job) => job.drain({ budgetMs: 300 }))));
    const settled = async () => {
      for (const job of jobs) await inTime(job.id, job.drain({ budgetMs: 300 }));
      return stillOpen();
    };
    await expect.poll(settled, { timeout: 60_000 }).toBe(0);
  });

  test("no request waits for itself", async () => {
    const to = numberOf(10);
    const headers = { "idempotency-key": "one" };
    const writes: [string, Handler, object][] = [
      ["contact", createContact, { phone: to, consent: { sms: true } }],
      ["template", createTemplate, { name: "Order", category: "order", body: "Hello {{name}}" }],
      ["message", send, { to, body: "One", category: "marketing", consent: true }],
      ["code", send, { to, body: "Code 1", category: "authentication" }],
      ["batch", sendBulk, { batch_name: "b", recipients: [{ to, body: "Two" }] }],
      ["preview", preview, { to, body: "Three" }],
      ["opt-out", optOut, { phone_number: to }],
      ["opt-in", optIn, { phone_number: to }],
      [
        "sender",
        createSender,
        { number: "+12025556666", account_sid: `AC${"d".repeat(32)}`, auth_token: "a-token-of-sixteen" },
      ],
      ["key", createKey, { name: "k", scopes: ["messages:read"] }],
    ];
    for (const [name, handler, body] of writes) {
      const answer = await inTime(name, call(mine.key, handler, { body, headers, path: `/api/v1/${name}` }));
      expect(answer.status, `${name} ${answer.text}`).toBeLessThan(300);
    }
    for (const [path, module] of routes) {
      for (const method of ["GET", "POST", "PATCH", "DELETE"]) {
        const handler = module[method] as Handler | undefined;
        const scope = specOf(handler)?.scope;
        if (!handler || !scope) continue;
        const key = scope === "platform" ? "platform-key-of-the-tests" : mine.key;
        const body = method === "GET" || method === "DELETE" ? {} : { body: {} };
        const answer = await inTime(
          `${method} ${path}`,
          call(key, handler, { method, params: { id: "999", phone: to }, ...body }),
        );
        expect(answer.status, `${method} ${path} ${answer.text}`).toBeLessThan(500);
      }
    }
    expect((await inTime("inbound", textIn(mine, to, "STOP"))).status).toBe(200);
    expect((await inTime("health", health())).status).toBeLessThan(600);
  });

  test("fifty requests take turns, none is lost", async () => {
    const answers = await inTime(
      "fifty sends",
      Promise.all(
        Array.from({ length: 50 }, (_, n) =>
          call(mine.key, send, { body: { to: numberOf(100 + n), body: "x" } }),
        ),
      ),
    );
    expect(answers.map((answer) => answer.status)).toEqual(Array(50).fill(202));
  });
});

describe("transactions that take the same rows in opposite order", () => {
  beforeAll(() => poolOf(16));

  const deadlocks = async () => {
    const [row] = await ownerSql()<
      { n: number }[]
    >`select deadlocks::int as n from pg_stat_database where datname = current_database()`;
    return row?.n ?? 0;
  };

  test("are both done: the one that the database breaks off is tried again, whole", async () => {
    const ids = [
      await queue(mine, { to: numberOf(200), body: "a" }),
      await queue(mine, { to: numberOf(201), body: "b" }),
    ];
    const runs = [0, 0];
    const add = async (tx: Tx, id: number | undefined) => {
      await raw(
        tx,
      )`update messages set price_tries = price_tries + 1 where workspace_id = ${mine.workspaceId} and id = ${id ?? 0}`;
    };
    const run = (who: number, first: number | undefined, second: number | undefined) =>
      withWorkspace(mine.workspaceId, async (tx) => {
        runs[who] = (runs[who] ?? 0) + 1;
        await add(tx, first);
        await wait(100);
        await add(tx, second);
      });
    await Promise.all([run(0, ids[0], ids[1]), run(1, ids[1], ids[0])]);
    expect((runs[0] ?? 0) + (runs[1] ?? 0)).toBe(3);
    const rows = await within(
      mine,
      (sql) => sql<{ n: number }[]>`select price_tries as n from messages
      where workspace_id = ${mine.workspaceId} and id = any(${ids}::bigint[])`,
    );
    expect(rows.map((row) => row.n)).toEqual([2, 2]);
  });

  test("between calls that end, receipts, STOPs and erasures lose nothing and do nothing twice", {
    timeout: 40_000,
  }, async () => {
    const before = await deadlocks();
    const failures: unknown[] = [];
    for (let round = 0; round < 6; round++) {
      const people = Array.from({ length: 40 }, (_, n) => numberOf(1_000 + round * 100 + n));
      await enqueue(
        mine,
        people.map((to) => ({ to, body: `Round ${round}` })),
      );
      const claims = await claimBatch(mine.workspaceId, mine.senderId, 100);
      const mineOf = (to: string) => claims[people.indexOf(to)];
      const sidOf = (n: number) => `SM${(round * 1_000 + n).toString(16).padStart(32, "0")}`;
      for (const [n, claim] of claims.entries()) {
        await report({ sid: sidOf(n), ref: claim.clientRef }, "sent");
        await report({ sid: sidOf(n), ref: claim.clientRef }, "undelivered", n % 5 ? 30005 : 21610);
      }
      const settle = (claims_: typeof claims) =>
        settleAttempts(
          claims_.map((claim) => ({
            claim,
            result: {
              kind: "accepted",
              providerSid: sidOf(claims.indexOf(claim)),
              httpStatus: 201,
              word: "queued",
            },
          })),
        );
      const work = [
        settle([...claims].reverse()),
        recordStatuses(),
        recordStatuses(),
        ...people.slice(0, 10).map((to) => textIn(mine, to, "STOP")),
        ...people.slice(10, 20).map((to) => optOutPhone(systemActor(mine.workspaceId), { phone_number: to })),
        ...people.slice(20, 25).map(async (to) => {
          const made = await call(mine.key, createContact, {
            path: "/api/v1/contacts?on_conflict=update",
            body: { phone: to },
          });
          return call(mine.key, eraseContact, { method: "DELETE", params: { id: String(made.json.id) } });
        }),
        call(mine.key, sendBulk, {
          body: { batch_name: "more", recipients: people.toReversed().map((to) => ({ to, body: "More" })) },
        }),
        dispatchMessages({ budgetMs: 200 }),
        call(mine.key, exportLedger, {}),
      ];
      expect(mineOf(people[0] ?? "")).toBeDefined();
      const outcomes = await Promise.allSettled(work);
      failures.push(
        ...outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : [])),
      );
      for (const outcome of outcomes)
        if (
          outcome.status === "fulfilled" &&
          outcome.value &&
          typeof outcome.value === "object" &&
          "status" in outcome.value
        )
          expect(outcome.value.status).toBeLessThan(500);
      // Receipts that came while their rows were held come again.
      await within(
        mine,
        (sql) => sql`update provider_events set next_try_at = now() where applied_at is null`,
      );
      await recordStatuses();
      for (const claim of claims) expect((await look(mine, claim.messageId)).status).toBe("undelivered");
    }
    // The database counts with a delay of a second.
    await wait(1_100);
    console.log(
      `opposite orders: ${(await deadlocks()) - before} deadlocks broken off and tried again, ${failures.length} failures`,
    );
    expect(failures).toEqual([]);
  });

  test("that stay locked answer 503 with Retry-After, never a 500", { timeout: 20_000 }, async () => {
    const id = await queue(mine, {
      to: numberOf(5_000),
      body: "x",
      send_at: new Date(Date.now() + 3_600_000).toISOString(),
    });
    const waiting: ReturnType<typeof call>[] = [];
    await ownerSql().begin(async (sql) => {
      await sql`lock table messages in access exclusive mode`;
      waiting.push(
        call(mine.key, cancel, { method: "POST", params: { id: String(id) }, body: {} }),
        call(mine.key, send, { body: { to: numberOf(5_001), body: "x" } }),
      );
      await wait(200);
      await sql`select pg_cancel_backend(pid) from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`;
      await wait(50);
    });
    for (const answer of await Promise.all(waiting)) {
      expect(answer).toMatchObject({ status: 503, json: { code: "unavailable" } });
      expect(answer.headers.get("retry-after")).toBe("2");
    }
    expect((await look(mine, id)).status).toBe("queued");
  });

  test("connections that the database drops are told as 503 and replaced", async () => {
    await ownerSql()`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and application_name = 'parley'`;
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, n) =>
        call(mine.key, send, { body: { to: numberOf(6_000 + n), body: "x" } }),
      ),
    );
    for (const answer of answers) expect([202, 503]).toContain(answer.status);
    // Texts that come together share a connection, so others of the pool are found dead only now.
    const once = async () =>
      (await call(mine.key, send, { body: { to: numberOf(6_100), body: "x" } })).status;
    await expect.poll(once, { timeout: 10_000 }).toBe(202);
  });
});
