import { beforeEach, expect, test } from "vitest";
import { raw, withoutWorkspace } from "@/db/client";
import { testDatabase } from "@/db/testing";
import { shiftClock } from "@/lib/clock";
import { env } from "@/lib/env";
import { pumpOnce } from "./pump";
import { carrierServer, sandboxClient } from "./testing";

await testDatabase();
const { port } = await carrierServer();
const client = sandboxClient(port);
const [from, to] = ["+15005550006", "+12125550137"];

beforeEach(() => shiftClock(0));

async function settle(): Promise<void> {
  shiftClock(60_000);
  while ((await pumpOnce()) > 0);
  shiftClock(0);
}

test("the real SDK creates a message and sees it delivered and priced", async () => {
  const made = await client.messages.create({ to, from, body: "a".repeat(161) });
  expect(made).toMatchObject({
    status: "queued",
    numSegments: "2",
    numMedia: "0",
    price: null,
    to,
    from,
    direction: "outbound-api",
  });
  expect(made.sid).toMatch(/^SM[0-9a-f]{32}$/);
  expect(Math.abs(made.dateCreated.getTime() - Date.now())).toBeLessThan(5000);
  await settle();
  const done = await client.messages(made.sid).fetch();
  expect(done).toMatchObject({ status: "delivered", price: "-0.01660", priceUnit: "USD", errorCode: null });
  expect(done.dateSent).toBeInstanceOf(Date);
});

test("a messaging service picks its number after accepting", async () => {
  const messagingServiceSid = `MG${"a".repeat(32)}`;
  const made = await client.messages.create({ to, messagingServiceSid, body: "Hi" });
  expect(made).toMatchObject({ status: "accepted", from: null, numSegments: "0", messagingServiceSid });
  await settle();
  expect((await client.messages(made.sid).fetch()).from).toMatch(/^\+1588\d{7}$/);
});

test("pictures make one message of it, at its own price, with words or without", async () => {
  const mediaUrl = ["https://pictures.example.com/a.png", "https://pictures.example.com/b.png"];
  for (const content of [{ body: "x".repeat(500) }, {}]) {
    const made = await client.messages.create({ to, from, mediaUrl, ...content });
    expect(made.sid).toMatch(/^MM/);
    expect(made).toMatchObject({ numMedia: "2", numSegments: "1" });
    await settle();
    expect((await client.messages(made.sid).fetch()).price).toBe("-0.02200");
  }
});

test("a WhatsApp template goes at any hour", async () => {
  const contentSid = `HX${"b".repeat(32)}`;
  const addresses = { to: `whatsapp:${to}`, from: `whatsapp:${from}` };
  const made = await client.messages.create({ ...addresses, contentSid, contentVariables: '{"1":"Ann"}' });
  await settle();
  const done = await client.messages(made.sid).fetch();
  expect(done).toMatchObject({ ...addresses, status: "delivered" });
  expect(done.body).toContain("Ann");
});

test.each([
  [21604, { To: "", From: from, Body: "x" }],
  [21603, { To: to, Body: "x" }],
  [21602, { To: to, From: from }],
  [21617, { To: to, From: from, Body: "x".repeat(1601) }],
  [21211, { To: "+0987654321", From: from, Body: "x" }],
  [21211, { To: "Ann", From: from, Body: "x" }],
  [21212, { To: to, From: "+", Body: "x" }],
  [21910, { To: `whatsapp:${to}`, From: from, Body: "x" }],
  [21609, { To: to, From: from, Body: "x", StatusCallback: "nowhere" }],
  [21624, { To: to, From: from, Body: "x", ValidityPeriod: "0" }],
  [21655, { To: to, From: from, ContentSid: "HX1" }],
  [21656, { To: to, From: from, ContentSid: `HX${"b".repeat(32)}`, ContentVariables: "[1]" }],
  [21705, { To: to, MessagingServiceSid: "MG1", Body: "x" }],
])("refuses with %i as Twilio does", async (code, fields) => {
  const answer = await post("/Messages.json", fields);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toEqual({
    code,
    status: 400,
    message: expect.any(String),
    more_info: `https://www.twilio.com/docs/errors/${code}`,
  });
});

test("characters that no database can hold do no harm", async () => {
  const made = await client.messages.create({ to, from, body: "a\u0000b\ud83d😀" });
  expect(made.body).toBe("ab\ufffd😀");
});

test("lists by To, From and date over several pages, newest first", async () => {
  const other = "+12125550199";
  const made = [];
  for (let i = 0; i < 5; i++)
    made.push((await client.messages.create({ to: other, from, body: `n${i}` })).sid);
  await client.messages.create({ to, from: "+15005550001", body: "another sender" });
  expect(await client.messages.list({ to: other, dateSentAfter: new Date(0) })).toEqual([]);
  await settle();
  const found = await client.messages.list({
    to: other,
    from,
    dateSentAfter: new Date(Date.now() - 60_000),
    pageSize: 2,
  });
  expect(found.map((message) => message.sid)).toEqual(made.reverse());
  expect(await client.messages.list({ to: other, dateSentBefore: new Date(Date.now() - 3_600_000) })).toEqual(
    [],
  );
  expect(await client.messages.list({ to: other, from: "+15005550001" })).toEqual([]);
  expect(await client.messages.list({ to: "+19998887777" })).toEqual([]);
});

test("redacts, and deletes only what has come to an end", async () => {
  const { sid } = await client.messages.create({ to, from, body: "secret" });
  await expect(client.messages(sid).remove()).rejects.toMatchObject({ code: 20009 });
  await settle();
  expect((await client.messages(sid).update({ body: "" })).body).toBe("");
  expect(await client.messages(sid).remove()).toBe(true);
  await expect(client.messages(sid).fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
});

test("cancels what has not left, and says when it is too late", async () => {
  const { sid } = await client.messages.create({ to, from, body: "wait" });
  expect((await client.messages(sid).update({ status: "canceled" })).status).toBe("canceled");
  await settle();
  expect((await client.messages(sid).fetch()).status).toBe("canceled");
  const late = await client.messages.create({ to, from, body: "gone" });
  await settle();
  await expect(client.messages(late.sid).update({ status: "canceled" })).rejects.toMatchObject({
    code: 30409,
  });
  await expect(client.messages(late.sid).update({ status: "canceled", body: "" })).rejects.toMatchObject({
    code: 30400,
  });
});

test("knows the account and refuses any other credentials", async () => {
  expect((await client.api.accounts(env().twilio.accountSid).fetch()).status).toBe("active");
  const stranger = sandboxClient(port, "0".repeat(32));
  await expect(stranger.messages.create({ to, from, body: "x" })).rejects.toMatchObject({
    status: 401,
    code: 20003,
  });
  expect((await fetch(`http://127.0.0.1:${port}/sandbox/2010-04-01/Accounts/x.json`)).status).toBe(401);
});

test("no number lies in plain text in its tables", async () => {
  await client.messages.create({ to, from, body: "hello" });
  const rows = await withoutWorkspace(
    (tx) => raw(
      tx,
    )`select n::text as line from sandbox.numbers n union all select t::text from sandbox.threads t
    union all select (to_jsonb(m) - 'body')::text from sandbox.messages m union all select d::text from sandbox.deliveries d`,
  );
  expect(rows.length).toBeGreaterThan(0);
  expect(
    rows.filter(
      (row) =>
        /\d{10}/.test(String(row.line).replace(/[0-9a-f]{32}/g, "")) &&
        String(row.line).includes(to.slice(2)),
    ),
  ).toEqual([]);
});

function post(path: string, fields: Record<string, string>): Promise<Response> {
  const { accountSid, authToken } = env().twilio;
  return fetch(`http://127.0.0.1:${port}/sandbox/2010-04-01/Accounts/${accountSid}${path}`, {
    method: "POST",
    headers: { Authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString("base64")}` },
    body: new URLSearchParams(fields),
  });
}
