import { beforeEach, describe, expect, test, vi } from "vitest";
import { raw, withWorkspace } from "@/db/client";
import { testDatabase } from "@/db/testing";
import { systemActor } from "@/lib/actor";
import { testPeople, testSender, testText } from "@/lib/campaigns/testing";
import { type TestTenant, testTenant } from "@/lib/http/testing";
import { ERROR_FACTS, provesUnreachable } from "@/lib/providers/error-classes";
import * as inserting from "./insert-messages";
import { sendFallbacks } from "./send-fallbacks";
import { stopNumber } from "./stop-number";
import { receipts, refusedWith, handOver as take } from "./testing";
import { getTimeline } from "./timeline";

await testDatabase();
const messages = await import("@/app/api/v1/messages/route");
const retry = await import("@/app/api/v1/messages/[id]/retry/route");

let mine: TestTenant;
let other: TestTenant;
let sms: number;
let whatsapp: number;
let ann: number;
beforeEach(async () => {
  vi.restoreAllMocks();
  mine = await testTenant({ quietHours: null, frequencyCap: { per_day: null, per_week: null } });
  other = await testTenant();
  sms = await testSender(mine.workspaceId, "sms", 100);
  whatsapp = await testSender(mine.workspaceId, "whatsapp", 100);
  ann = (await testPeople(mine.workspaceId, [{ country: "DE" }]))[0] ?? 0;
  await testText(mine.workspaceId, whatsapp, { contactId: ann, status: "received", channel: "whatsapp" });
});

const ask = <T>(query: (sql: ReturnType<typeof raw>) => PromiseLike<T>): Promise<T> =>
  withWorkspace(mine.workspaceId, async (tx) => query(raw(tx)));

async function send(body: Record<string, unknown> = {}): Promise<number> {
  const { json } = await mine.call(messages.POST, {
    body: {
      contact_id: ann,
      body: "Your table is ready",
      channel: "whatsapp",
      fallback_channel: "sms",
      ...body,
    },
  });
  return Number(json.id);
}

const handOver = (senderId: number, answer?: Parameters<typeof take>[2]) =>
  take(mine.workspaceId, senderId, answer);

type Row = { id: number; channel: string; status: string; reason: string | null; fallback_of: number | null };
const texts = () =>
  ask(
    (sql) =>
      sql<
        Row[]
      >`select id, channel, status, reason, fallback_of from messages where direction = 'outbound' order by id`,
  );
const story = async (id: number) =>
  (await getTimeline(systemActor(mine.workspaceId), id)).entries.map(({ sentence }) => sentence);

test("who WhatsApp certainly cannot reach is texted once, however often that is said and asked", async () => {
  const first = await send();
  const taken = await handOver(whatsapp);
  await receipts(
    taken,
    ["sent"],
    ["undelivered", 63024],
    ["undelivered", 63024],
    ["sent"],
    ["failed", 63024],
  );
  await Promise.all([sendFallbacks(), sendFallbacks(), sendFallbacks()]);
  await receipts(taken, ["undelivered", 63024]);
  await sendFallbacks();
  const [original, second, ...more] = await texts();
  expect(more).toEqual([]);
  expect(original).toMatchObject({ id: first, status: "undelivered" });
  expect(second).toMatchObject({ channel: "sms", status: "queued", fallback_of: first });
  expect(await handOver(sms)).toHaveLength(1);
  expect((await story(first)).at(-1)).toBe(
    "It certainly can't arrive this way, so it goes out as a text instead.",
  );
  expect(await story(second?.id ?? 0)).toContain("Stands in for the one on WhatsApp that could not arrive.");
});

test("the second text keeps what it was sent for, and has no fallback of its own", async () => {
  const send_before = new Date(Date.now() + 3_600_000).toISOString();
  const first = await send({ send_before, order_id: "77", metadata: { a: 1 }, category: "order" });
  await handOver(whatsapp, refusedWith(63003));
  await sendFallbacks();
  const [row] = await ask(
    (sql) => sql`select body, order_id, metadata, category, priority, send_before, fallback_channel, sender_id
      from messages where fallback_of = ${first}`,
  );
  expect(row).toMatchObject({
    body: "Your table is ready",
    order_id: "77",
    metadata: { a: 1 },
    category: "order",
    priority: 3,
    fallback_channel: null,
    sender_id: sms,
  });
  expect(new Date(row?.send_before).toISOString()).toBe(send_before);
  await handOver(sms, refusedWith(21614));
  await sendFallbacks();
  expect(await texts()).toHaveLength(2);
});

test("a landline is written to on WhatsApp, as the template that was chosen when the text was accepted", async () => {
  const template = await ask(
    (sql) => sql<{ id: number }[]>`insert into templates (workspace_id, name, category)
      values (${mine.workspaceId}, 'Ready', 'order') returning id`,
  );
  const id = template[0]?.id ?? 0;
  const contents = { "": { sid: `HX${"0".repeat(32)}`, variables: ["what"] } };
  await ask(
    (
      sql,
    ) => sql`insert into template_versions (workspace_id, template_id, version, body, contents, placeholders, created_by)
      values (${mine.workspaceId}, ${id}, 1, 'Your {{what}} is ready', ${sql.json(contents)}, '{what}', 'test')`,
  );
  await send({
    body: undefined,
    template_id: id,
    variables: { what: "cake" },
    channel: "sms",
    fallback_channel: "whatsapp",
  });
  const [byText] = await handOver(sms, refusedWith(21614));
  expect(byText?.claim.content).toBeNull();
  await sendFallbacks();
  const [onWhatsApp] = await handOver(whatsapp);
  expect(onWhatsApp?.claim).toMatchObject({
    body: "Your cake is ready",
    content: { sid: contents[""].sid, variables: { "1": "cake" } },
  });
});

describe("no other channel stands in", () => {
  test.each([30003, 30005, 30007, 30008, 30410, 20500, 63014, 63018])("after error %i", async (code) => {
    await send();
    await receipts(await handOver(whatsapp), ["undelivered", code]);
    await sendFallbacks();
    expect((await texts()).filter(({ fallback_of }) => fallback_of !== null)).toEqual([]);
  });

  test("while nobody knows what became of the first", async () => {
    await send();
    await handOver(whatsapp, { kind: "ambiguous", httpStatus: null, detail: "timeout" });
    await sendFallbacks();
    expect(await texts()).toMatchObject([{ status: "unconfirmed" }]);
  });

  test("where nobody asked for one", async () => {
    await send({ fallback_channel: undefined });
    await handOver(whatsapp, refusedWith(63003));
    await sendFallbacks();
    expect(await texts()).toHaveLength(1);
  });

  test("after 63049 until its retry in some days has failed too", async () => {
    await send();
    await receipts(await handOver(whatsapp), ["undelivered", 63049]);
    await sendFallbacks();
    expect(await texts()).toMatchObject([{ status: "queued", reason: "retry_scheduled" }]);
    await ask((sql) => sql`update messages set due_at = now()`);
    await receipts(await handOver(whatsapp), ["undelivered", 63049]);
    await sendFallbacks();
    expect(await texts()).toMatchObject([{ status: "undelivered" }, { channel: "sms", status: "queued" }]);
  });

  test("past the deadline, and the story says why", async () => {
    const first = await send({ send_before: new Date(Date.now() + 3_600_000).toISOString() });
    await handOver(whatsapp, refusedWith(63003));
    await ask(
      (sql) => sql`update messages set send_before = now() - interval '1 second' where id = ${first}`,
    );
    await sendFallbacks();
    expect(await texts()).toHaveLength(1);
    expect((await story(first)).at(-1)).toBe(
      "Not sent as a text instead: its deadline passed before it could go out.",
    );
  });
});

describe("a STOP", () => {
  const stop = (channel: "sms" | null) =>
    withWorkspace(mine.workspaceId, async (tx) => {
      const [row] = await raw(tx)<{ phone_idx: string }[]>`select phone_idx from contacts where id = ${ann}`;
      await stopNumber(tx, systemActor(mine.workspaceId), {
        phoneIndexes: [row?.phone_idx ?? ""],
        phoneLast4: null,
        channel,
        category: null,
        method: "keyword",
      });
    });

  test.each([null, "sms" as const])("on %s before the second text is made prevents it", async (channel) => {
    await send();
    await handOver(whatsapp, refusedWith(63003));
    await stop(channel);
    await sendFallbacks();
    expect(await texts()).toHaveLength(1);
  });

  test("after it ends the one that waits; at the same moment one of both holds", async () => {
    await send();
    await handOver(whatsapp, refusedWith(63003));
    await Promise.all([sendFallbacks(), stop(null)]);
    expect(await handOver(sms)).toEqual([]);
    for (const { fallback_of, status } of await texts())
      if (fallback_of !== null) expect(status).toBe("suppressed");
  });
});

test("the gate's no to the channel leads to the other one, its no to the person does not", async () => {
  const first = await send();
  await ask(
    (sql) => sql`update messages set created_at = now() - interval '2 days' where direction = 'inbound'`,
  );
  await handOver(whatsapp);
  await sendFallbacks();
  expect(await texts()).toMatchObject([
    { id: first, status: "suppressed", reason: "whatsapp_window" },
    { channel: "sms", status: "queued", fallback_of: first },
  ]);
});

test("a crash on the way leaves nothing behind, and the next look makes one", async () => {
  await send();
  await handOver(whatsapp, refusedWith(63003));
  const broken = vi.spyOn(inserting, "insertEvents").mockRejectedValueOnce(new Error("killed"));
  await sendFallbacks();
  expect(await texts()).toHaveLength(1);
  broken.mockRestore();
  await sendFallbacks();
  await sendFallbacks();
  expect(await texts()).toHaveLength(2);
});

test("a promotional text is not its own duplicate, nor does it count twice for the cap", async () => {
  await ask((sql) => sql`update workspaces set frequency_cap = '{"per_day":1,"per_week":1}'`);
  await send({ category: "marketing" });
  await receipts(await handOver(whatsapp), ["undelivered", 63024]);
  await sendFallbacks();
  expect(await handOver(sms)).toHaveLength(1);
});

test("what somebody retries by hand and what stands in for it never both go out", async () => {
  const first = await send();
  await handOver(whatsapp, refusedWith(63003));
  const again = () => mine.call(retry.POST, { params: { id: String(first) }, method: "POST" });
  const [, reply] = await Promise.all([sendFallbacks(), again()]);
  await sendFallbacks();
  const open = (await texts()).filter(({ status }) => status === "queued");
  expect([open.length, [200, 202, 409].includes(reply.status)]).toEqual([1, true]);
  if (reply.status === 409) expect((await again()).status).toBe(409);
});

describe("a first text that arrives after all", () => {
  test("takes the second one back while it waits", async () => {
    const first = await send();
    const taken = await handOver(whatsapp);
    await receipts(taken, ["undelivered", 63024]);
    await sendFallbacks();
    await receipts(taken, ["delivered"]);
    expect(await texts()).toMatchObject([
      { id: first, status: "delivered" },
      { status: "canceled", reason: "arrived_after_all" },
    ]);
  });

  test("is told on both once the second went out", async () => {
    const first = await send();
    const taken = await handOver(whatsapp);
    await receipts(taken, ["undelivered", 63024]);
    await sendFallbacks();
    const [second] = await handOver(sms);
    await receipts(taken, ["delivered"]);
    for (const id of [first, second?.claim.messageId ?? 0])
      expect(await story(id)).toContain(
        "The first one arrived after all, so this person got it twice. Please look at this one.",
      );
  });
});

test("another business sees neither text, and its own drain leaves them alone", async () => {
  await testSender(other.workspaceId);
  const first = await send();
  await handOver(whatsapp, refusedWith(63003));
  await sendFallbacks();
  const seen = await withWorkspace(
    other.workspaceId,
    (tx) => raw(tx)`select id from messages where fallback_of = ${first}`,
  );
  expect(seen).toHaveLength(0);
});

test("the codes that prove a channel dead are known ones, and none that may have arrived or is a no", () => {
  const proven = [...ERROR_FACTS.values()].filter(({ code }) => provesUnreachable(code));
  expect(proven.map(({ code }) => code)).toEqual([
    21614, 21635, 63003, 63016, 63024, 63040, 63041, 63042, 63049,
  ]);
  for (const fact of proven) expect(["permanent", "whatsapp", "retry"]).toContain(fact.class);
});
