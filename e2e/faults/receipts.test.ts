import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ownerSql } from "@/db/client";
import { systemActor } from "@/lib/actor";
import { claimBatch } from "@/lib/messages/claim-batch";
import { dispatchMessages } from "@/lib/messages/dispatch";
import { expireLeases } from "@/lib/messages/expire-leases";
import { reconcileMessages } from "@/lib/messages/reconcile";
import { recordStatuses } from "@/lib/messages/record-statuses";
import { type Settled, settleAttempts } from "@/lib/messages/settle-attempts";
import type { Claim } from "@/lib/messages/take-up";
import { getTimeline } from "@/lib/messages/timeline";
import { seeded } from "../bench/carrier-options";
import { createTenant, numberOf, type Tenant } from "../bench/world";
import { look, queue, report, type Scene, setScene, textIn, within } from "./scene";

const seed = Number(process.env.PARLEY_SEED ?? Math.floor(Math.random() * 1_000_000));
const random = seeded(seed);
const SAMPLES = Number(process.env.PARLEY_RECEIPT_SAMPLES ?? 40);

let scene: Scene;
let mine: Tenant;
let theirs: Tenant;
let person = 0;

beforeAll(async () => {
  scene = await setScene();
  mine = await createTenant(1);
  theirs = await createTenant(2);
}, 60_000);

beforeEach(() => scene.behave());

type Word = [word: string, code?: number];
type Step = Word | "own write" | "drain";

/** What a story must end as, whatever the order: the provider's words and our own record of the call. */
const stories: { words: Word[]; end: string; attempts?: number }[] = [
  { words: [["queued"], ["sent"], ["delivered"]], end: "delivered" },
  { words: [["queued"], ["sent"], ["delivered"], ["read"]], end: "read" },
  { words: [["queued"], ["sent"], ["undelivered", 30005]], end: "undelivered" },
  { words: [["queued"], ["sent"], ["undelivered", 30005], ["delivered"]], end: "delivered" },
  { words: [["queued"], ["failed", 30005]], end: "failed" },
  { words: [["queued"], ["sent"], ["undelivered", 30008]], end: "queued" },
  { words: [["queued"], ["sent"], ["failed", 30410]], end: "undelivered" },
  { words: [["sent"]], end: "sent" },
];

function shuffled<T>(items: T[]): T[] {
  const left = [...items];
  return items.map(() => left.splice(Math.floor(random() * left.length), 1)[0] as T);
}

/** Claims one text, as a process would that is about to call. */
async function claimOne(): Promise<{ id: number; claim: Claim; sid: string }> {
  const id = await queue(mine, { to: numberOf(++person), body: `Text ${person}`, category: "order" });
  const claims = await claimBatch(mine.workspaceId, mine.senderId, 50);
  const claim = claims.find((one) => one.messageId === id);
  if (!claim) throw new Error("it was not claimed");
  return { id, claim, sid: `SM${person.toString(16).padStart(32, "0")}` };
}

const ownWrite = (claim: Claim, sid: string, isHeard: boolean): Settled => ({
  claim,
  result: isHeard
    ? { kind: "accepted", providerSid: sid, httpStatus: 201, word: "queued" }
    : { kind: "ambiguous", httpStatus: null, detail: "reset" },
});

describe.each([
  ["answered", true],
  ["broke off", false],
])("after a call that %s", (_, isHeard) => {
  test.each(stories)(
    `$words ends as $end in any order, doubled, split over drains (seed ${seed})`,
    async ({ words, end }) => {
      for (let sample = 0; sample < SAMPLES / 8; sample++) {
        const { id, claim, sid } = await claimOne();
        const drains: Step[] = random() < 0.3 ? [] : ["drain", "drain", "drain"];
        const steps = shuffled<Step>([...words, ...words, "own write", ...drains]);
        for (const step of steps) {
          if (step === "drain") await recordStatuses();
          else if (step === "own write") await settleAttempts([ownWrite(claim, sid, isHeard)]);
          else expect((await report({ sid, ref: claim.clientRef }, ...step)).status).toBe(204);
        }
        await recordStatuses();
        const row = await look(mine, id);
        expect({ steps, status: row.status, sid: row.provider_sid }).toEqual({ steps, status: end, sid });
        const story = await getTimeline(systemActor(mine.workspaceId), id);
        const callbacks = story.entries.filter((entry) => entry.kind === "callback").map((e) => e.data.word);
        expect([...callbacks].sort()).toEqual(words.map(([word]) => word).sort());
        // Out of the way of the next claim.
        if (end === "queued") await postpone(id);
      }
    },
  );
});

const postpone = (id: number) =>
  within(
    mine,
    (sql) => sql`update messages set due_at = now() + interval '1 day'
    where workspace_id = ${mine.workspaceId} and id = ${id}`,
  );

test("every drain run ten times over has one effect", async () => {
  const { id, claim, sid } = await claimOne();
  const settled = ownWrite(claim, sid, true);
  for (let n = 0; n < 10; n++) await settleAttempts([settled]);
  for (let n = 0; n < 10; n++) await report({ sid, ref: claim.clientRef }, "undelivered", 30008);
  for (let n = 0; n < 10; n++) await recordStatuses();
  const first = await look(mine, id);
  expect(first.status).toBe("queued");
  // A receipt that is applied again although it was ticked off: a crash between the two.
  await within(mine, (sql) => sql`update provider_events set applied_at = null, next_try_at = now()`);
  for (let n = 0; n < 10; n++) await recordStatuses();
  expect(await look(mine, id)).toEqual(first);
  await within(
    mine,
    (sql) => sql`update messages set due_at = now() where workspace_id = ${mine.workspaceId} and id = ${id}`,
  );
  for (let n = 0; n < 10; n++) {
    await dispatchMessages({ budgetMs: 100 });
    await expireLeases();
    await reconcileMessages();
  }
  expect(await scene.accepted()).toHaveLength(1);
  expect(await look(mine, id)).toMatchObject({ status: "sent", attempt: 2 });
  const story = await getTimeline(systemActor(mine.workspaceId), id);
  const kinds = story.entries.map((entry) => entry.kind);
  expect(kinds.filter((kind) => kind === "retry_scheduled")).toHaveLength(1);
  expect(kinds.filter((kind) => kind === "late_acceptance")).toEqual([]);
});

test("four processes that drain the same receipts apply each once", async () => {
  const claims = [];
  for (let n = 0; n < 12; n++) claims.push(await claimOne());
  await settleAttempts(claims.map(({ claim, sid }) => ownWrite(claim, sid, true)));
  for (const { claim, sid } of shuffled([...claims, ...claims]))
    await report({ sid, ref: claim.clientRef }, "delivered");
  await Promise.all(Array.from({ length: 4 }, recordStatuses));
  await recordStatuses();
  for (const { id } of claims) {
    expect((await look(mine, id)).status).toBe("delivered");
    const story = await getTimeline(systemActor(mine.workspaceId), id);
    expect(story.entries.filter((entry) => entry.kind === "callback")).toHaveLength(1);
  }
});

describe("a receipt that fits nothing here", () => {
  test("waits, changes nothing, and is laid aside in the end", async () => {
    const { id, claim, sid } = await claimOne();
    const nobody = { sid: "SM00000000000000000000000000000bad", ref: "99999999-9999-4999-8999-999999999999" };
    expect((await report(nobody, "delivered")).status).toBe(204);
    await recordStatuses();
    expect((await look(mine, id)).status).toBe("sending");
    for (let n = 0; n < 12; n++) {
      await within(
        mine,
        (sql) => sql`update provider_events set next_try_at = now() where applied_at is null`,
      );
      await recordStatuses();
    }
    const open = await within(
      mine,
      (sql) =>
        sql<{ outcome: string }[]>`select outcome from provider_events where provider_sid = ${nobody.sid}`,
    );
    expect(open.map((row) => row.outcome)).toEqual(["unknown"]);
    await settleAttempts([ownWrite(claim, sid, true)]);
  });

  test.each([
    ["a NUL", { MessageSid: "SM\u00001" }],
    ["a torn character", { MessageSid: `${"a".repeat(63)}😀` }],
    ["a NUL in the state", { MessageStatus: "deliv\u0000ered" }],
    ["an endless state", { MessageStatus: "x".repeat(20_000) }],
    ["an absurd code", { ErrorCode: "9".repeat(400) }],
    ["nothing at all", { MessageSid: "", MessageStatus: "" }],
  ])("holds up no other receipt, though it has %s", async (_, broken) => {
    const { id, claim, sid } = await claimOne();
    await settleAttempts([ownWrite(claim, sid, true)]);
    const { signed } = await import("./scene");
    const { POST } = await import("@/app/api/webhooks/twilio/status/route");
    const form = {
      AccountSid: process.env.TWILIO_ACCOUNT_SID ?? "",
      MessageSid: "SM1",
      MessageStatus: "sent",
    };
    const odd = POST(signed("/api/webhooks/twilio/status?ref=%00", { ...form, ...broken }));
    const [oddAnswer, answer] = await Promise.all([odd, report({ sid, ref: claim.clientRef }, "delivered")]);
    expect(answer.status).toBe(204);
    expect(oddAnswer.status).toBeLessThan(500);
    await recordStatuses();
    expect((await look(mine, id)).status).toBe("delivered");
  });
});

test("one workspace's trouble leaves the receipts of another alone", async () => {
  const { id, claim, sid } = await claimOne();
  await settleAttempts([ownWrite(claim, sid, true)]);
  const foreignId = await queue(theirs, { to: numberOf(++person), body: "Theirs", category: "order" });
  await dispatchMessages({ budgetMs: 300 });
  const [foreign] = await scene.accepted();
  if (!foreign) throw new Error("not taken");
  await report({ sid, ref: claim.clientRef }, "delivered");
  await report(foreign, "delivered");
  // Somebody holds a lock on the first one's row longer than a statement may wait.
  let release = () => {};
  const held = new Promise<void>((done) => {
    release = done;
  });
  const locked = new Promise<void>((isLocked, fail) => {
    ownerSql()
      .begin(async (sql) => {
        await sql`select set_config('role', 'parley_app', true),
          set_config('app.workspace_id', ${String(mine.workspaceId)}, true)`;
        await sql`select 1 from messages where workspace_id = ${mine.workspaceId} and id = ${id} for update`;
        isLocked();
        await held;
      })
      .catch(fail);
  });
  await locked;
  const drained = recordStatuses().catch(() => null);
  await expect
    .poll(async () => (await look(theirs, foreignId)).status, { timeout: 14_000 })
    .toBe("delivered");
  release();
  await drained;
  await expect
    .poll(
      async () => {
        await recordStatuses();
        return (await look(mine, id)).status;
      },
      { timeout: 20_000, interval: 500 },
    )
    .toBe("delivered");
}, 40_000);

test("the same inbound text, posted a hundred times at once, is one message with one effect", async () => {
  const from = numberOf(++person);
  const again = { MessageSid: "SM000000000000000000000000000inbound" };
  const answers = await Promise.all(Array.from({ length: 100 }, () => textIn(mine, from, "STOP", again)));
  expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200]));
  const [count] = await within(
    mine,
    (sql) => sql<{ messages: number; lines: number }[]>`select
      (select count(*)::int from messages where workspace_id = ${mine.workspaceId} and provider_sid = ${again.MessageSid}) as messages,
      (select count(*)::int from consent_events where workspace_id = ${mine.workspaceId}
        and source_message_id = (select id from messages where workspace_id = ${mine.workspaceId}
          and provider_sid = ${again.MessageSid})) as lines`,
  );
  expect(count).toEqual({ messages: 1, lines: 1 });
});
