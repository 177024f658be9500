import { validateRequest } from "twilio/lib/webhooks/webhooks";
import { beforeEach, expect, test, vi } from "vitest";
import { raw, withoutWorkspace } from "@/db/client";
import { testDatabase } from "@/db/testing";
import { shiftClock } from "@/lib/clock";
import { env } from "@/lib/env";
import type { Behavior, Fault } from "./behavior";
import { ensureNumbers } from "./numbers";
import { pumpOnce, startCarrierPump, stopCarrierPump } from "./pump";
import { receiveText } from "./receive-text";
import { carrierServer, type Hook, sandboxClient } from "./testing";
import { ensureThread } from "./threads";

await testDatabase();
const { port, hooks } = await carrierServer();
const client = sandboxClient(port);
const from = "+15005550006";
const statusCallback = "https://parley.example.test/api/webhooks/twilio/status?ref=a1&x=%26#rc=1";
let to = "";
let count = 1000;

beforeEach(() => {
  hooks.length = 0;
  to = `+1212555${count++}`;
});

async function settle(): Promise<void> {
  for (const ms of [100, 200, 600, 800, 1200, 2500, 11_000]) {
    shiftClock(ms);
    while ((await pumpOnce(1)) > 0);
  }
  shiftClock(0);
}

async function thread(
  settings: { behavior?: Behavior; fault?: Fault; faults?: number } = {},
  channel: "sms" | "whatsapp" = "sms",
) {
  return withoutWorkspace(async (tx) => {
    const [senderId = 0, phoneId = 0] = await ensureNumbers(tx, from, to);
    await ensureThread(tx, { senderId, phoneId, channel });
    await raw(
      tx,
    )`update sandbox.threads set behavior = ${settings.behavior ?? "normal"}, fault = ${settings.fault ?? null},
      faults_left = ${settings.faults ?? 0} where phone_id = ${phoneId}`;
    return { senderId, phoneId, channel, messagingServiceSid: null };
  });
}

const statuses = () => hooks.map((hook) => hook.form.MessageStatus);
const isGenuine = (hook: Hook) =>
  validateRequest(env().twilio.authToken, hook.signature, `https://${hook.host}${hook.path}`, hook.form);

test("status callbacks reach the local port under the public name, signed", async () => {
  const { sid } = await client.messages.create({ to, from, body: "Hi", statusCallback });
  await settle();
  expect(statuses()).toEqual(["sent", "delivered"]);
  for (const hook of hooks) {
    expect(hook).toMatchObject({
      host: "parley.example.test",
      path: "/api/webhooks/twilio/status?ref=a1&x=%26",
    });
    expect(hook.form).toMatchObject({
      MessageSid: sid,
      SmsSid: sid,
      From: from,
      To: to,
      AccountSid: env().twilio.accountSid,
    });
    expect(isGenuine(hook)).toBe(true);
    expect(isGenuine({ ...hook, form: { ...hook.form, MessageStatus: "failed" } })).toBe(false);
  }
  expect(hooks[1]?.form.RawDlrDoneDate).toMatch(/^\d{10}$/);
  expect(hooks[0]?.token).not.toBe(hooks[1]?.token);
});

test("a customer's text is posted to the inbound webhook, signed, empty fields included", async () => {
  await receiveText(await thread(), "Grüße 😀 & =1");
  await settle();
  expect(hooks).toHaveLength(1);
  expect(hooks[0]).toMatchObject({ path: "/api/webhooks/twilio/inbound", host: "parley.example.test" });
  expect(hooks[0]?.form).toMatchObject({
    From: to,
    To: from,
    Body: "Grüße 😀 & =1",
    NumMedia: "0",
    SmsStatus: "received",
    FromCity: "",
  });
  expect(hooks.every(isGenuine)).toBe(true);
});

test("STOP blocks once, answers once, still reaches the webhook; START opens again", async () => {
  const key = await thread();
  for (const text of [" stop ", "STOP", "STOP PLEASE"]) await receiveText(key, text);
  const refused = client.messages.create({ to, from, body: "Hi" });
  await expect(refused).rejects.toMatchObject({ status: 400, code: 21610 });
  const elsewhere = await client.messages.create({ to, from: "+15005550001", body: "Another business" });
  expect(elsewhere.status).toBe("queued");
  await receiveText(key, "Yes");
  expect((await client.messages.create({ to, from, body: "Hi" })).status).toBe("queued");
  await receiveText(key, "help");
  await settle();
  expect(hooks.map((hook) => hook.form.Body)).toEqual([" stop ", "STOP", "STOP PLEASE", "Yes", "help"]);
  const replies = (await client.messages.list({ to, from })).filter(
    (message) => message.direction === "outbound-reply",
  );
  expect(replies.map((reply) => reply.body.slice(0, 38)).reverse()).toEqual([
    "You have successfully been unsubscribe",
    "You have successfully been re-subscrib",
    "Reply STOP to unsubscribe. Msg&Data Ra",
  ]);
});

test("WhatsApp has no opt-out list of the carrier's", async () => {
  await receiveText(await thread({}, "whatsapp"), "STOP");
  await settle();
  expect(hooks[0]?.form).toMatchObject({ From: `whatsapp:${to}`, To: `whatsapp:${from}`, WaId: to.slice(1) });
  expect(
    (await client.messages.create({ to: `whatsapp:${to}`, from: `whatsapp:${from}`, body: "Hi" })).status,
  ).toBe("queued");
});

test.each<[Behavior, (string | undefined)[], number | null]>([
  ["unreachable", ["sent", "undelivered"], 30003],
  ["unknown", ["sent", "undelivered"], 30005],
  ["landline", ["sent", "undelivered"], 30006],
  ["filtered", ["sent", "undelivered"], 30007],
  ["duplicates", ["sent", "sent", "sent", "delivered", "delivered", "delivered"], null],
  ["disordered", ["delivered", "sent"], null],
  ["slow", ["sent", "delivered"], null],
])("a phone that is %s", async (behavior, expected, errorCode) => {
  await thread({ behavior });
  const { sid } = await client.messages.create({ to, from, body: "Hi", statusCallback });
  await settle();
  expect(statuses()).toEqual(expected);
  expect((await client.messages(sid).fetch()).errorCode).toBe(errorCode);
  if (errorCode) expect(hooks.at(-1)?.form.ErrorCode).toBe(String(errorCode));
  if (behavior === "disordered") expect((await client.messages(sid).fetch()).status).toBe("delivered");
});

test("a text older than its validity period is not delivered", async () => {
  await thread({ behavior: "slow" });
  await client.messages.create({ to, from, body: "Hi", statusCallback, validityPeriod: 5 });
  await settle();
  expect(hooks.map((hook) => [hook.form.MessageStatus, hook.form.ErrorCode])).toEqual([
    ["sent", undefined],
    ["undelivered", "30036"],
  ]);
});

test("refusing faults take nothing and wear off", async () => {
  await thread({ fault: "rate_limited", faults: 1 });
  await expect(client.messages.create({ to, from, body: "Hi" })).rejects.toMatchObject({
    status: 429,
    code: 20429,
  });
  await thread({ fault: "server_error", faults: 2 });
  for (let i = 0; i < 2; i++)
    await expect(client.messages.create({ to, from, body: "Hi" })).rejects.toMatchObject({ status: 500 });
  expect(await client.messages.list({ to })).toEqual([]);
  expect((await client.messages.create({ to, from, body: "Hi" })).status).toBe("queued");
});

test("a lost answer breaks the line, yet the text goes out", async () => {
  await thread({ fault: "answer_lost", faults: 1 });
  const failure: unknown = await client.messages
    .create({ to, from, body: "Hi", statusCallback })
    .catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: "ECONNRESET" });
  await settle();
  expect(statuses()).toEqual(["sent", "delivered"]);
  expect(await client.messages.list({ to })).toHaveLength(1);
});

test("the pump works by itself at the usual pace and stops when told", async () => {
  startCarrierPump();
  startCarrierPump();
  await client.messages.create({ to, from, body: "Hi", statusCallback });
  await vi.waitFor(() => expect(statuses()).toEqual(["sent", "delivered"]), { timeout: 3000 });
  stopCarrierPump();
  await client.messages.create({ to, from, body: "Hi", statusCallback });
  await new Promise((done) => setTimeout(done, 400));
  expect(hooks).toHaveLength(2);
});

test("two pumps at once announce every step once", async () => {
  for (let i = 0; i < 20; i++) await client.messages.create({ to, from, body: `n${i}`, statusCallback });
  shiftClock(5000);
  await Promise.all([pumpOnce(), pumpOnce(), pumpOnce()]);
  while ((await pumpOnce()) > 0);
  shiftClock(0);
  const seen = hooks.map((hook) => `${hook.form.MessageSid} ${hook.form.MessageStatus}`);
  expect(new Set(seen).size).toBe(seen.length);
});
