import { beforeAll, beforeEach, expect, test } from "vitest";
import { minutes } from "@/lib/clock";
import { recoverMissed } from "@/lib/inbox/recover-missed";
import { dispatchMessages } from "@/lib/messages/dispatch";
import { carrierDefaults } from "../bench/carrier-options";
import { createTenant, numberOf, type Tenant } from "../bench/world";
import { queue, type Scene, setScene, textIn, within } from "./scene";

/** Texts from customers that no webhook brought: nobody listened, or the call was lost on its way. */
let scene: Scene;
let mine: Tenant;
let theirs: Tenant;
let person = 0;

beforeAll(async () => {
  scene = await setScene();
  mine = await createTenant(1);
  theirs = await createTenant(2);
}, 60_000);

beforeEach(async () => {
  await scene.behave();
  await recoverMissed();
});

const nextPerson = () => numberOf(++person * 10_000);
const drain = () => dispatchMessages({ budgetMs: 300 });
const sentTo = async (number: string) => (await scene.accepted()).filter(({ to }) => to === number).length;

/** Nobody listened for so many minutes; a look at the list is due. */
const wasDown = (tenant: Tenant, forMinutes: number) =>
  within(
    tenant,
    (
      sql,
    ) => sql`update senders set inbound_known_until = now() - make_interval(mins => ${forMinutes}), inbound_look_at = now()
      where workspace_id = ${tenant.workspaceId}`,
  );
const writes = (from: string, body: string, minutesAgo = 10, to = mine.number) =>
  scene.receive({ from, to, body, at: Date.now() - minutes(minutesAgo) });
const received = (tenant: Tenant) =>
  within(
    tenant,
    (sql) => sql<{ body: string }[]>`select body from messages
      where workspace_id = ${tenant.workspaceId} and direction = 'inbound' order by id`,
  );

test("a STOP that came while nobody listened is heard before anything goes out again", async () => {
  const [stopped, other] = [nextPerson(), nextPerson()];
  await queue(mine, { to: stopped, body: "Your order is ready", category: "order" });
  await queue(mine, { to: other, body: "Your order is ready", category: "order" });
  await queue(theirs, { to: stopped, body: "Your coat is mended", category: "order" });
  await writes(stopped, "STOP");
  await wasDown(mine, 30);

  await drain();
  expect(await sentTo(other), "nothing goes out before the list was read").toBe(0);
  expect(await sentTo(stopped), "the other business has missed nothing").toBe(1);

  await recoverMissed();
  await drain();
  expect(await sentTo(other)).toBe(1);
  expect(await sentTo(stopped), "the STOP was for one business").toBe(1);
  const [text] = await within(
    mine,
    (sql) => sql`select status, reason from messages where workspace_id = ${mine.workspaceId}
      and direction = 'outbound' and phone_last4 = ${stopped.slice(-4)} order by id limit 1`,
  );
  expect(text).toMatchObject({ reason: "opted_out_meanwhile" });
  expect(await received(theirs)).toEqual([]);
});

test("what was found is a text like any other: kept once, with its conversation, whichever way it comes again", async () => {
  const from = nextPerson();
  await writes(from, "Are you open on Monday?");
  await wasDown(mine, 20);
  await recoverMissed();
  await wasDown(mine, 20);
  await recoverMissed();
  const [kept] = await within(
    mine,
    (sql) => sql<{ provider_sid: string }[]>`select provider_sid from messages
      where workspace_id = ${mine.workspaceId} and body = 'Are you open on Monday?'`,
  );
  await textIn(mine, from, "Are you open on Monday?", { MessageSid: kept?.provider_sid ?? "" });
  const found = (await received(mine)).filter(({ body }) => body === "Are you open on Monday?");
  expect(found).toHaveLength(1);
  const open = await within(
    mine,
    (
      sql,
    ) => sql`select 1 from conversations v join contacts c on c.workspace_id = v.workspace_id and c.id = v.contact_id
      where v.workspace_id = ${mine.workspaceId} and c.phone_last4 = ${from.slice(-4)} and v.waiting_since is not null`,
  );
  expect(open).toHaveLength(1);
});

test("the order of what was missed is kept: who came back after a STOP is texted", async () => {
  const from = nextPerson();
  await writes(from, "STOP", 12);
  await writes(from, "START", 8);
  await wasDown(mine, 20);
  await recoverMissed();
  await queue(mine, { to: from, body: "Welcome back", category: "order" });
  await drain();
  expect(await sentTo(from)).toBe(1);
});

test("a hundred STOPs of half an hour: none is lost", async () => {
  const people = Array.from({ length: 100 }, nextPerson);
  for (const [i, from] of people.entries()) await writes(from, i % 2 ? "stop" : "Unsubscribe", 1 + (i % 29));
  await wasDown(mine, 30);
  await recoverMissed();
  const stopped = await within(
    mine,
    (sql) => sql<{ n: number }[]>`select count(distinct phone_idx)::int as n from consent_events
      where workspace_id = ${mine.workspaceId} and action = 'opted_out'`,
  );
  expect(stopped[0]?.n).toBeGreaterThanOrEqual(people.length);
});

test("a list that can't be read holds texts back, but not for good", async () => {
  const to = nextPerson();
  await queue(mine, { to, body: "Your table is ready", category: "order" });
  await wasDown(mine, 60);
  await scene.adjust({ rateList500: 1 });
  await recoverMissed();
  await drain();
  expect(await sentTo(to)).toBe(0);
  for (let again = 0; again < 5; again++) {
    await within(
      mine,
      (sql) => sql`update senders set inbound_look_at = now() where workspace_id = ${mine.workspaceId}`,
    );
    await recoverMissed();
  }
  await drain();
  expect(await sentTo(to)).toBe(1);
  await scene.adjust({ rateList500: carrierDefaults.rateList500 });
  await within(
    mine,
    (sql) => sql`update senders set inbound_look_at = now() where workspace_id = ${mine.workspaceId}`,
  );
  await recoverMissed();
  const [sender] = await within(
    mine,
    (
      sql,
    ) => sql`select inbound_look_tries as tries, inbound_known_until > now() - interval '1 minute' as known
      from senders where workspace_id = ${mine.workspaceId}`,
  );
  expect(sender).toEqual({ tries: 0, known: true });
});
