import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ownerSql, raw, type Tx, withWorkspace } from "@/db/client";
import { isConnectionLoss } from "@/db/errors";
import { closePool } from "@/db/pool";
import { spawnNode } from "../bench/spawn-node";
import { countByStatus, createTenant, enqueue, numberOf, type Tenant } from "../bench/world";
import { compare, type Wish } from "./record";
import { type Scene, setScene } from "./scene";

let scene: Scene;
let mine: Tenant;
let theirs: Tenant;
const uncaught: unknown[] = [];
const note = (error: unknown) => uncaught.push(error);

beforeAll(async () => {
  scene = await setScene({ latencyMs: 30 }, { PARLEY_SETTLE_SECONDS: "1" });
  mine = await createTenant(1);
  theirs = await createTenant(2);
  process.on("uncaughtException", note);
}, 60_000);
afterAll(() => {
  process.off("uncaughtException", note);
});
beforeEach(async () => {
  uncaught.length = 0;
  process.env.PARLEY_POOL_SIZE = "4";
  await closePool();
});

/** As a restart of the database, or a pooler in a bad mood, ends them. */
const endAll = () => ownerSql()`select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid() and application_name = 'parley'`;

const rename = (tx: Tx, { workspaceId }: Tenant, name: string) =>
  raw(tx)`update workspaces set name = ${name} where id = ${workspaceId}`;
const nameOf = async ({ workspaceId }: Tenant) =>
  withWorkspace(workspaceId, async (tx) => {
    const [row] = await raw(tx)<{ name: string }[]>`select name from workspaces where id = ${workspaceId}`;
    return row?.name;
  });

/** How a piece of work ended: what it threw, or nothing. Fails instead of hanging. */
async function endOf(work: Promise<unknown>): Promise<unknown> {
  const late = new AbortController();
  const hung = wait(15_000, "hung", { signal: late.signal }).catch(() => undefined);
  const error = await Promise.race([
    work.then(
      () => undefined,
      (thrown: unknown) => thrown,
    ),
    hung,
  ]);
  late.abort();
  return error;
}

describe("a connection that dies", () => {
  test("between two statements fails its transaction and nothing else, again and again", async () => {
    for (let round = 0; round < 12; round++) {
      const error = await endOf(
        withWorkspace(mine.workspaceId, async (tx) => {
          await rename(tx, mine, `Round ${round}`);
          await endAll();
          await wait(round * 3);
          await rename(tx, mine, `Late ${round}`);
        }),
      );
      expect(isConnectionLoss(error), String(error)).toBe(true);
    }
    expect(await nameOf(mine)).toBe("Workspace 1");
    expect(uncaught).toEqual([]);
  });

  test("ends its transaction at once, however long the work would go on, and what that still says reaches nobody", async () => {
    const startedAt = Date.now();
    const late: unknown[] = [];
    let goOn = () => {};
    const pause = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const error = await endOf(
      withWorkspace(mine.workspaceId, async (tx) => {
        await rename(tx, mine, "First");
        void endOf(Promise.resolve(endAll()));
        await pause;
        late.push(await endOf(rename(tx, mine, "Late")));
        // As if nothing had been: it would be the other transaction's commit.
      }),
    );
    expect(isConnectionLoss(error), String(error)).toBe(true);
    expect(Date.now() - startedAt).toBeLessThan(3_000);

    // All connections are busy with others while the first one's work goes on.
    const others = Array.from({ length: 8 }, (_, n) =>
      endOf(
        withWorkspace(theirs.workspaceId, async (tx) => {
          await rename(tx, theirs, `Half ${n}`);
          await wait(100);
          throw new Error("as it was");
        }),
      ),
    );
    await wait(30);
    goOn();
    expect((await Promise.all(others)).map(String)).toEqual(Array(8).fill("Error: as it was"));
    expect(late.map(isConnectionLoss)).toEqual([true]);
    expect([await nameOf(mine), await nameOf(theirs)]).toEqual(["Workspace 1", "Workspace 2"]);
    expect(uncaught).toEqual([]);
  });

  test("idle costs nobody anything: what had asked nothing yet is asked anew", async () => {
    await Promise.all(Array.from({ length: 4 }, () => nameOf(mine)));
    await endAll();
    const errors = await Promise.all(Array.from({ length: 30 }, () => endOf(nameOf(mine))));
    expect(errors).toEqual(Array(30).fill(undefined));
    expect(uncaught).toEqual([]);
  });

  test("in a busy minute of deaths loses only what was under way; nothing hangs, and afterwards all is well", async () => {
    const until = Date.now() + 8_000;
    const tally = { done: 0, lost: 0, other: new Set<string>() };
    const work = async () => {
      while (Date.now() < until) {
        const error = await endOf(
          withWorkspace(mine.workspaceId, async (tx) => {
            await raw(tx)`select ${Math.random()}::float8`;
            await wait(Math.random() * 5);
            await raw(tx)`select 1`;
          }),
        );
        if (error === undefined) tally.done++;
        else if (isConnectionLoss(error)) tally.lost++;
        else tally.other.add(String(error));
      }
    };
    const dying = async () => {
      while (Date.now() < until) {
        await wait(Math.random() * 100);
        await endOf(Promise.resolve(endAll()));
      }
    };
    await Promise.all([...Array.from({ length: 30 }, work), dying()]);
    console.log(`deaths under load: ${tally.done} done, ${tally.lost} lost with their connection`);
    expect(tally.other).toEqual(new Set());
    expect(tally.done).toBeGreaterThan(100);
    expect(tally.lost).toBeGreaterThan(0);
    const startedAt = Date.now();
    expect(await Promise.all(Array.from({ length: 30 }, () => endOf(nameOf(mine))))).toEqual(
      Array(30).fill(undefined),
    );
    expect(Date.now() - startedAt).toBeLessThan(3_000);
    expect(uncaught).toEqual([]);
  });
});

test("a worker lives through them, and loses and doubles no text", {
  timeout: 150_000,
  // A second try would meet what the first one left.
  retry: 0,
}, async () => {
  const wishes = Array.from(
    { length: 600 },
    (_, n): Wish => ({ tenant: n % 2 ? mine : theirs, to: numberOf(n), body: `Text ${n}` }),
  );
  for (const tenant of [mine, theirs]) {
    const own = wishes.filter((wish) => wish.tenant === tenant);
    await enqueue(
      tenant,
      own.map(({ to, body }) => ({ to, body })),
    );
  }
  const worker = spawnNode("inngest/worker.ts", [], { PARLEY_MAX_IN_FLIGHT: "10", LOG_LEVEL: "error" });
  const unfinished = async () => {
    const { queued = 0, sending = 0, unconfirmed = 0 } = await countByStatus();
    return queued + sending + unconfirmed;
  };
  try {
    let deaths = 0;
    // What was claimed in a transaction of unknown end is asked about only when its lease is over.
    for (const until = Date.now() + 120_000; (await unfinished()) > 0 && Date.now() < until; ) {
      expect(worker.child.exitCode, worker.tail()).toBeNull();
      await wait(100 + Math.random() * 200);
      if (deaths >= 15 || (await scene.accepted()).length === 0) continue;
      await endOf(Promise.resolve(endAll()));
      deaths++;
    }
    const taken = await scene.accepted();
    console.log(`deaths under a worker: ${deaths} times all connections, ${taken.length} texts taken`);
    const { sent = 0, delivered = 0, ...others } = await countByStatus();
    expect([sent + delivered, others]).toEqual([wishes.length, {}]);
    expect(compare(wishes, taken)).toEqual({ lost: [], doubled: [], strange: [] });
    expect(deaths).toBeGreaterThan(3);
  } finally {
    await worker.stop();
  }
});
