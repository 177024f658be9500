import { setTimeout as wait } from "node:timers/promises";
import { beforeAll, describe, expect, test } from "vitest";
import { POST as optOut } from "@/app/api/v1/opt-outs/route";
import { systemActor } from "@/lib/actor";
import { claimBatch } from "@/lib/messages/claim-batch";
import { checkPhone } from "@/lib/messages/consent-verbs";
import { dispatchMessages } from "@/lib/messages/dispatch";
import { settleAttempts } from "@/lib/messages/settle-attempts";
import type { Claim } from "@/lib/messages/take-up";
import { seeded } from "../bench/carrier-options";
import { createTenant, enqueue, numberOf, type Tenant } from "../bench/world";
import { call, look, queue, type Scene, setScene, textIn, within } from "./scene";

const seed = Number(process.env.PARLEY_SEED ?? Math.floor(Math.random() * 1_000_000));
const random = seeded(seed);
const ROUNDS = Number(process.env.PARLEY_STOP_ROUNDS ?? 4);
const NUMBERS = 90;
const TEXTS = 3;

let scene: Scene;
let mine: Tenant;
let theirs: Tenant;

beforeAll(async () => {
  scene = await setScene({ seed }, { PARLEY_MAX_IN_FLIGHT: "60" });
  mine = await createTenant(1);
  theirs = await createTenant(2);
}, 60_000);

type Race = { to: string; askedAt: number; answeredAt: number };

/** STOP at a random moment, by text or through the API. */
async function stopAt(to: string, delayMs: number, byText: boolean): Promise<Race> {
  await wait(delayMs);
  const askedAt = Date.now();
  const answer = byText
    ? await textIn(mine, to, "STOP")
    : await call(mine.key, optOut, { path: "/api/v1/opt-outs", body: { phone_number: to } });
  const answeredAt = Date.now();
  expect(answer.status).toBe(byText ? 200 : 201);
  return { to, askedAt, answeredAt };
}

test(`no text begins after a STOP was answered, whatever state it was in (${ROUNDS * NUMBERS} races, seed ${seed})`, {
  timeout: 120_000,
}, async () => {
  const tally = { races: 0, before: 0, whileWaiting: 0, suppressed: 0, after: 0, longestWaitMs: 0 };
  for (let round = 0; round < ROUNDS; round++) {
    await scene.behave({ latencyMs: 200 + round * Math.floor(600 / Math.max(1, ROUNDS - 1)) });
    const people = Array.from({ length: NUMBERS }, (_, n) => numberOf(round * 1_000 + n));
    const texts = (who: string) =>
      people.flatMap((to) => Array.from({ length: TEXTS }, (_, n) => ({ to, body: `${who} ${round} ${n}` })));
    await enqueue(mine, texts("mine"));
    await enqueue(theirs, texts("theirs"));

    const sending = (async () => {
      // Until the last of the other workspace's texts is out, however many claims ran out of time.
      for (let worked = 1; worked > 0; ) worked = (await dispatchMessages({ budgetMs: 20_000 })).worked;
    })();
    const races = await Promise.all(people.map((to, n) => stopAt(to, random() * 4_000, n % 2 === 0)));
    await sending;

    const { sends } = await scene.log();
    const from = (who: string) => sends.filter((send) => send.body.startsWith(who));
    const stops = new Map(races.map((race) => [race.to, race]));
    for (const send of from("mine")) {
      const race = stops.get(send.to);
      if (!race) throw new Error("a text to nobody");
      if (send.at > race.answeredAt) tally.after++;
      else if (send.at > race.askedAt) tally.whileWaiting++;
      else tally.before++;
    }
    tally.races += races.length;
    tally.longestWaitMs = Math.max(tally.longestWaitMs, ...races.map((r) => r.answeredAt - r.askedAt));
    expect(from("theirs")).toHaveLength(NUMBERS * TEXTS);
  }
  const [row] = await within(
    mine,
    (sql) => sql<{ suppressed: number; open: number }[]>`
      select count(*) filter (where status = 'suppressed')::int as suppressed,
        count(*) filter (where status in ('queued', 'sending', 'unconfirmed'))::int as open
      from messages where workspace_id = ${mine.workspaceId} and direction = 'outbound'`,
  );
  tally.suppressed = row?.suppressed ?? 0;
  console.log(
    `STOP races: n ${tally.races}, seed ${seed}, texts begun before ${tally.before}, while STOP waited ${tally.whileWaiting}, ` +
      `suppressed ${tally.suppressed}, begun after the answer ${tally.after}, longest wait ${tally.longestWaitMs} ms, ` +
      `rate of a zero below ${((3 / tally.races) * 100).toFixed(2)} % (3/n)`,
  );
  expect(tally.after).toBe(0);
  // The race was one: texts were caught in every state.
  expect(Math.min(tally.before, tally.suppressed)).toBeGreaterThan(0);
  expect(row?.open).toBe(0);
  // Twilio hangs up after 15 seconds.
  expect(tally.longestWaitMs).toBeLessThan(12_000);
});

describe("a text that was claimed before the STOP came", () => {
  let to: string;
  let id: number;
  let claims: Claim[];

  async function claimOne(n: number) {
    await scene.behave();
    to = numberOf(90_000 + n);
    id = await queue(mine, { to, body: "Your table is ready", category: "order" });
    claims = await claimBatch(mine.workspaceId, mine.senderId, 10);
    expect(claims.map((claim) => claim.messageId)).toEqual([id]);
  }

  test("holds up the answer until it was given back, and then never goes out", async () => {
    await claimOne(1);
    let isAnswered = false;
    const stop = textIn(mine, to, "stop").then(() => {
      isAnswered = true;
    });
    await wait(400);
    expect(isAnswered).toBe(false);
    await settleAttempts(claims.map((claim) => ({ claim, result: { kind: "not_started" } })));
    await stop;
    await dispatchMessages({ budgetMs: 500 });
    expect((await scene.log()).sends).toEqual([]);
    expect(await look(mine, id)).toMatchObject({ status: "suppressed", reason: "recipient_opted_out" });
  });

  test("holds up the answer to a repeated webhook too: the provider may hear only that one", async () => {
    await claimOne(2);
    const again = { MessageSid: "SM00000000000000000000000000repeated" };
    let answered = 0;
    const stops = [1, 2].map(async (n) => {
      await wait(n * 150);
      await textIn(mine, to, "STOP", again);
      answered++;
    });
    await wait(700);
    expect(answered).toBe(0);
    await settleAttempts(claims.map((claim) => ({ claim, result: { kind: "not_started" } })));
    await Promise.all(stops);
    const [row] = await within(
      mine,
      (sql) => sql<{ n: number }[]>`select count(*)::int as n from messages
      where workspace_id = ${mine.workspaceId} and provider_sid = ${again.MessageSid}`,
    );
    expect(row?.n).toBe(1);
  });

  test("and whose process died does not hold up the answer beyond the time it could still begin", {
    timeout: 20_000,
  }, async () => {
    await claimOne(3);
    const startedAt = Date.now();
    await textIn(mine, to, "stop");
    expect(Date.now() - startedAt).toBeGreaterThan(8_000);
    expect(Date.now() - startedAt).toBeLessThan(12_000);
  });
});

test("a retry, a reconciled text and a scheduled one all meet the STOP at their next claim", async () => {
  await scene.behave();
  const to = numberOf(91_000);
  const ids = [
    await queue(mine, { to, body: "One", category: "order" }),
    await queue(mine, {
      to,
      body: "Two",
      category: "order",
      send_at: new Date(Date.now() + 600_000).toISOString(),
    }),
  ];
  const [claim] = await claimBatch(mine.workspaceId, mine.senderId, 10);
  if (!claim) throw new Error("nothing was claimed");
  await settleAttempts([{ claim, result: { kind: "ambiguous", httpStatus: null, detail: "reset" } }]);
  await textIn(mine, to, "STOP");
  // As the reconciler would, had the provider's list shown nothing.
  await within(
    mine,
    (sql) => sql`update messages set status = 'queued', due_at = now() - interval '1 second'
    where workspace_id = ${mine.workspaceId} and id = ${claim.messageId} and status = 'unconfirmed'`,
  );
  await dispatchMessages({ budgetMs: 500 });
  expect((await scene.log()).sends).toEqual([]);
  for (const id of ids) expect((await look(mine, id)).status).toBe("suppressed");
});

test("nothing but one confirmation follows a STOP: what earlier keywords had set going ends with it", async () => {
  await scene.behave();
  await within(
    mine,
    (sql) => sql`update senders set opt_out_replies = 'parley' where workspace_id = ${mine.workspaceId}`,
  );
  const to = numberOf(92_000);
  for (const word of ["HELP", "NO PROMOS", "START", "STOP"]) await textIn(mine, to, word);
  await dispatchMessages({ budgetMs: 500 });
  const bodies = (await scene.accepted()).map((text) => text.body);
  expect(bodies).toEqual([expect.stringContaining("won't get any more texts")]);
  await dispatchMessages({ budgetMs: 500 });
  expect((await scene.log()).sends).toHaveLength(1);
  // Nor does a narrower no after the wider one call for another text.
  await textIn(mine, to, "NO PROMOS");
  await dispatchMessages({ budgetMs: 500 });
  expect((await scene.log()).sends).toHaveLength(1);
  await within(
    mine,
    (sql) => sql`update senders set opt_out_replies = 'provider' where workspace_id = ${mine.workspaceId}`,
  );
  expect(await checkPhone(systemActor(mine.workspaceId), to)).toMatchObject({ opted_out: true });
  expect(await checkPhone(systemActor(theirs.workspaceId), to)).toMatchObject({ opted_out: false });
});

test("STOP reaches every sender and channel of the workspace", async () => {
  await scene.behave();
  const to = numberOf(93_000);
  await within(
    mine,
    (sql) => sql`insert into senders (workspace_id, name, number, channel, segments_per_second, tokens)
    values (${mine.workspaceId}, 'Second', '+12025559999', 'sms', 1000, 1000),
      (${mine.workspaceId}, 'WhatsApp', '+12025559998', 'whatsapp', 1000, 1000)`,
  );
  await textIn(mine, `whatsapp:${to}`, "Are you open?", { To: "whatsapp:+12025559998" });
  const whatsapp = await queue(mine, { to, body: "Hello", channel: "whatsapp" });
  const sms = await queue(mine, { to, body: "Hello", channel: "sms" });
  await textIn(mine, to, "UNSUBSCRIBE");
  await dispatchMessages({ budgetMs: 500 });
  expect((await scene.log()).sends).toEqual([]);
  for (const id of [whatsapp, sms]) expect((await look(mine, id)).status).toBe("suppressed");
});
