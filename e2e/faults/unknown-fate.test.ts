import { setTimeout as wait } from "node:timers/promises";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { systemActor } from "@/lib/actor";
import { claimBatch } from "@/lib/messages/claim-batch";
import { dispatchMessages } from "@/lib/messages/dispatch";
import { expireLeases } from "@/lib/messages/expire-leases";
import { reconcileMessages } from "@/lib/messages/reconcile";
import { recordStatuses } from "@/lib/messages/record-statuses";
import { retryMessage } from "@/lib/messages/retry-message";
import { settleAttempts } from "@/lib/messages/settle-attempts";
import { getTimeline } from "@/lib/messages/timeline";
import type { SendRecord } from "../bench/carrier-book";
import type { CarrierOptions } from "../bench/carrier-options";
import { type Spawned, spawnNode } from "../bench/spawn-node";
import { countByStatus, createTenant, enqueue, numberOf, type Tenant } from "../bench/world";
import { look, queue, report, type Scene, setScene, within } from "./scene";

const SETTLE_MS = 1_000;

let scene: Scene;
let mine: Tenant;
let theirs: Tenant;
let person = 0;

beforeAll(async () => {
  // Delivery is not told here: texts stay "sent".
  scene = await setScene(
    { callbackDelayMs: 60_000 },
    { PARLEY_SETTLE_SECONDS: String(SETTLE_MS / 1000), PARLEY_MAX_IN_FLIGHT: "20" },
  );
  mine = await createTenant(1);
  theirs = await createTenant(2);
}, 60_000);

beforeEach(async () => {
  person++;
  await scene.behave();
});

const send = () => dispatchMessages({ budgetMs: 1_000 });
const text = (more: object = {}) => ({
  to: numberOf(person),
  body: `Table ${person}`,
  category: "order",
  ...more,
});

/** One send under a fault; the fault is over afterwards. */
async function sendUnder(faults: Partial<CarrierOptions>): Promise<void> {
  await scene.adjust(faults);
  await send();
  await scene.adjust(Object.fromEntries(Object.keys(faults).map((name) => [name, 0])));
}

/** Lets the settle window really pass, reconciles, and sends what that put back. */
async function settle(): Promise<void> {
  await wait(SETTLE_MS + 150);
  await reconcileMessages();
  await send();
}

/** Says that the settle window, or the minute between two looks, is over; reconciles and sends. */
async function settleNow(): Promise<void> {
  for (const tenant of [mine, theirs])
    await within(
      tenant,
      (sql) => sql`update messages set reconcile_at = now()
      where workspace_id = ${tenant.workspaceId} and status = 'unconfirmed'`,
    );
  await reconcileMessages();
  await send();
}

/** Each send had its attempt committed before. */
async function expectWrittenFirst(sends: SendRecord[]): Promise<void> {
  for (const tenant of [mine, theirs]) {
    const rows = await within(
      tenant,
      (sql) => sql<{ ref: string; at: string }[]>`select client_ref as ref, claimed_at as at
      from message_attempts where workspace_id = ${tenant.workspaceId}`,
    );
    for (const row of rows) written.set(row.ref, Date.parse(row.at));
  }
  for (const one of sends) expect(written.get(one.ref)).toBeLessThanOrEqual(one.at);
}
const written = new Map<string, number>();

type Case = { name: string; faults: Partial<CarrierOptions>; took: boolean };
const cases: Case[] = [
  { name: "a reset before it was taken", faults: { resetBefore: 1 }, took: false },
  { name: "a reset after it was taken", faults: { resetAfter: 1 }, took: true },
  { name: "a 500 before it was taken", faults: { rate500: 1 }, took: false },
  { name: "a 500 after it was taken", faults: { rate500After: 1 }, took: true },
];

describe.each(cases)("after $name", ({ faults, took }) => {
  test("a text is unconfirmed, untouched until the settle window has passed, and goes out exactly once", async () => {
    const id = await queue(mine, text());
    await sendUnder(faults);
    expect((await look(mine, id)).status).toBe("unconfirmed");

    await reconcileMessages();
    await send();
    const early = await scene.log();
    expect(early.lookups).toEqual([]);
    expect(early.sends).toHaveLength(1);

    await settle();
    expect(await scene.accepted()).toHaveLength(1);
    const { sends, lookups } = await scene.log();
    expect(sends).toHaveLength(took ? 1 : 2);
    expect(lookups.length).toBeGreaterThan(0);
    await expectWrittenFirst(sends);
    expect((await look(mine, id)).status).toBe("sent");
  });

  test("a promotional text is never sent again, not even by hand", async () => {
    const id = await queue(mine, text({ category: "marketing", consent: true }));
    await sendUnder(faults);
    await settle();
    expect((await scene.log()).sends).toHaveLength(1);
    const row = await look(mine, id);
    if (took) return expect(row.status).toBe("sent");
    expect(row).toMatchObject({ status: "failed", reason: "outcome_unknown" });
    await expect(retryMessage(systemActor(mine.workspaceId), id)).rejects.toMatchObject({ status: 409 });
    await send();
    expect((await scene.log()).sends).toHaveLength(1);
  });
});

test("texts that the carrier never answered are found or sent again, each exactly once", {
  timeout: 20_000,
}, async () => {
  const texts = Array.from({ length: 12 }, (_, n) => ({ to: numberOf(5_000 + n), body: `Hung ${n}` }));
  await enqueue(mine, texts);
  await sendUnder({ hang: 1 });
  expect((await countByStatus()).unconfirmed).toBe(12);
  const taken = (await scene.accepted()).length;
  expect(taken).toBeGreaterThan(0);
  expect(taken).toBeLessThan(12);
  await settle();
  const accepted = await scene.accepted();
  expect(accepted.map((one) => one.body).sort()).toEqual(texts.map((one) => one.body).sort());
  expect((await countByStatus()).unconfirmed ?? 0).toBe(0);
});

test("a list that lags less than the settle window never leads to a second text", async () => {
  const id = await queue(mine, text());
  await sendUnder({ resetAfter: 1, listLagMs: SETTLE_MS * 0.8 });
  await settle();
  expect(await scene.accepted()).toHaveLength(1);
  expect((await scene.log()).sends).toHaveLength(1);
  expect((await look(mine, id)).status).toBe("sent");
});

test("a list that cannot be read decides nothing", async () => {
  const id = await queue(mine, text());
  await sendUnder({ resetBefore: 1 });
  await scene.adjust({ rateList500: 1 });
  await settleNow();
  expect((await look(mine, id)).status).toBe("unconfirmed");
  expect((await scene.log()).sends).toHaveLength(1);
  await scene.adjust({ rateList500: 0 });
  await within(
    mine,
    (sql) =>
      sql`update messages set reconcile_at = now() where workspace_id = ${mine.workspaceId} and id = ${id}`,
  );
  await settle();
  expect(await scene.accepted()).toHaveLength(1);
});

const before = { resetBefore: 1 };
const after = { resetAfter: 1 };
describe.each([
  [after, after],
  [before, after],
  [after, before],
  [before, before],
])("two equal texts to one number, the first under %o, the second under %o", (first, second) => {
  test.each(["the same workspace", "another workspace"])("of %s both arrive, each once", async (whose) => {
    const other = whose === "the same workspace" ? mine : theirs;
    const ids = [await queue(mine, text())];
    await sendUnder(first);
    ids.push(await queue(other, text()));
    await sendUnder(second);
    // One that met its twin on the way looks again.
    for (let round = 0; round < 3; round++) await settleNow();
    const accepted = await scene.accepted();
    expect(accepted.map((one) => one.from).sort()).toEqual([mine.number, other.number].sort());
    const rows = await Promise.all(ids.map((id, n) => look(n === 0 ? mine : other, id)));
    expect(rows.map((row) => row.status)).toEqual(["sent", "sent"]);
    expect(new Set(rows.map((row) => row.provider_sid))).toEqual(new Set(accepted.map((one) => one.sid)));
  });
});

test("another workspace's text with the same words, taken at once, is not mistaken for a lost one", async () => {
  const id = await queue(mine, text());
  await sendUnder(before);
  const foreign = await queue(theirs, text());
  await send();
  await settleNow();
  expect((await look(theirs, foreign)).status).toBe("sent");
  expect((await look(mine, id)).status).toBe("sent");
  expect((await scene.accepted()).map((one) => one.from).sort()).toEqual([mine.number, theirs.number].sort());
});

test("an earlier try that shows up while a later one is in doubt too is adopted: no third text", async () => {
  const id = await queue(mine, text());
  // The list hides the first try beyond the window: a second one is unavoidable, a third is not.
  await sendUnder({ resetAfter: 1 });
  await scene.adjust({ listLagMs: 60_000 });
  await wait(SETTLE_MS + 150);
  await reconcileMessages();
  await sendUnder({ resetBefore: 1 });
  await within(
    mine,
    (sql) => sql`update message_attempts set claimed_at = claimed_at + interval '2 minutes'
    where workspace_id = ${mine.workspaceId} and message_id = ${id} and number = 2`,
  );
  await scene.adjust({ listLagMs: 0 });
  await settleNow();
  expect(await scene.accepted()).toHaveLength(1);
  expect((await look(mine, id)).status).toBe("sent");
});

describe("a delivery receipt", () => {
  test("that carries our reference ends the doubt before the list is asked", async () => {
    const id = await queue(mine, text());
    await sendUnder({ resetAfter: 1 });
    const [taken] = await scene.accepted();
    if (!taken) throw new Error("not taken");
    await report(taken, "delivered");
    await recordStatuses();
    expect(await look(mine, id)).toMatchObject({ status: "delivered", provider_sid: taken.sid });
    await settleNow();
    expect((await scene.log()).lookups).toEqual([]);
    expect(await scene.accepted()).toHaveLength(1);
  });

  test("that comes after a lost text was queued again makes the second try fall away", async () => {
    const id = await queue(mine, text());
    await sendUnder({ resetAfter: 1 });
    await scene.adjust({ listLagMs: 60_000 });
    await wait(SETTLE_MS + 150);
    await reconcileMessages();
    expect((await look(mine, id)).status).toBe("queued");
    const [taken] = await scene.accepted();
    if (!taken) throw new Error("not taken");
    await report(taken, "sent");
    await recordStatuses();
    await send();
    expect(await scene.accepted()).toHaveLength(1);
    expect(await look(mine, id)).toMatchObject({ status: "sent", provider_sid: taken.sid });
  });

  test("that proves a second text is told, not hidden", async () => {
    const id = await queue(mine, text());
    await sendUnder({ resetAfter: 1 });
    await scene.adjust({ listLagMs: 60_000 });
    await settleNow();
    const accepted = await scene.accepted();
    expect(accepted).toHaveLength(2);
    for (const taken of accepted) await report(taken, "delivered");
    await recordStatuses();
    const story = await getTimeline(systemActor(mine.workspaceId), id);
    expect(story.message.status).toBe("delivered");
    expect(story.entries.map((entry) => entry.kind)).toContain("late_acceptance");
  });
});

describe("a lease that ran out", () => {
  const runOut = (id: number) =>
    within(
      mine,
      (
        sql,
      ) => sql`update messages set lease_until = now() - interval '1 second', post_by = now() - interval '8 seconds'
      where workspace_id = ${mine.workspaceId} and id = ${id}`,
    );

  test("sends nothing by itself; the text goes out once after the list has shown that it did not", async () => {
    const id = await queue(mine, text());
    const [claim] = await claimBatch(mine.workspaceId, mine.senderId, 1);
    if (!claim) throw new Error("nothing was claimed");
    await runOut(id);
    await expireLeases();
    expect((await look(mine, id)).status).toBe("unconfirmed");
    await send();
    expect((await scene.log()).sends).toEqual([]);
    await settleNow();
    expect(await scene.accepted()).toHaveLength(1);
    // The sleeper wakes: it did not begin, and must not undo what happened meanwhile.
    await settleAttempts([{ claim, result: { kind: "not_started" } }]);
    await send();
    expect(await look(mine, id)).toMatchObject({ status: "sent", attempt: 2 });
    expect(await scene.accepted()).toHaveLength(1);
  });

  test("takes late news in, as long as nothing else happened", async () => {
    const id = await queue(mine, text());
    const [claim] = await claimBatch(mine.workspaceId, mine.senderId, 1);
    if (!claim) throw new Error("nothing was claimed");
    await runOut(id);
    await expireLeases();
    await settleAttempts([
      { claim, result: { kind: "accepted", providerSid: `SMlate${id}`, httpStatus: 201, word: "queued" } },
    ]);
    expect(await look(mine, id)).toMatchObject({ status: "sent", provider_sid: `SMlate${id}` });
    await settleNow();
    expect((await scene.log()).sends).toEqual([]);
  });
});

const PAUSES = Number(process.env.PARLEY_PAUSES ?? 1);
const IN_FLIGHT = 6;

test(`a worker that was paused beyond its lease sends nothing that was given to another (${PAUSES} pauses)`, {
  timeout: 90_000 * PAUSES,
}, async () => {
  let worker: Spawned | null = null;
  try {
    for (let pause = 0; pause < PAUSES; pause++) {
      await scene.behave({ latencyMs: 300 });
      const texts = Array.from({ length: 60 }, (_, n) => ({
        to: numberOf(7_000 + n),
        body: `Pause ${pause} ${n}`,
      }));
      await enqueue(mine, texts);
      worker = spawnNode("inngest/worker.ts", [], {
        PARLEY_JOBS: "worker",
        PARLEY_MAX_IN_FLIGHT: String(IN_FLIGHT),
        LOG_LEVEL: "error",
      });
      // Between two waves of calls. Within the microseconds between the last look at the clock and the first byte
      // nothing but an idempotency key of the provider could help, and Twilio has none.
      const sent = async () => (await scene.log()).sends.length;
      for (let n = await sent(); n < 2 * IN_FLIGHT || n % IN_FLIGHT !== 0; n = await sent()) await wait(20);
      worker.child.kill("SIGSTOP");
      const held = (await countByStatus()).sending ?? 0;
      expect(held).toBeGreaterThan(0);
      // Meanwhile its leases run out, and this process takes over.
      const giveUpAt = Date.now() + 60_000;
      for (let open = 1; open > 0 && Date.now() < giveUpAt; await wait(200)) {
        await expireLeases();
        await reconcileMessages();
        await send();
        const { queued = 0, sending = 0, unconfirmed = 0 } = await countByStatus();
        open = queued + sending + unconfirmed;
      }
      worker.child.kill("SIGCONT");
      await wait(1_500);
      await worker.stop();
      const accepted = await scene.accepted();
      console.log(
        `pause ${pause}: ${held} claims held by the paused worker, ${accepted.length} texts of ${texts.length}`,
      );
      expect(accepted.map((one) => one.body).sort()).toEqual(texts.map((one) => one.body).sort());
      await expectWrittenFirst((await scene.log()).sends);
    }
  } finally {
    await worker?.stop("SIGKILL");
  }
});
