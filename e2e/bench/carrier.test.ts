import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import twilio from "twilio";
import { request } from "undici";
import { afterEach, expect, test } from "vitest";
import { type Carrier, readForm, startCarrier } from "./carrier";
import { type CarrierOptions, carrierDefaults, fromFlags, toFlags } from "./carrier-options";

const { accountSid, authToken } = carrierDefaults;
const messages = `/2010-04-01/Accounts/${accountSid}/Messages`;
const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString("base64")}`;
const ref = "0b0e0a3e-8a53-4f4e-9f0f-3c5d4a1f6b11";

const open: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function carrierWith(options: Partial<CarrierOptions>): Promise<Carrier> {
  const carrier = await startCarrier({ ...carrierDefaults, ...options });
  open.push(carrier);
  return carrier;
}

async function send(carrier: Carrier, fields: Record<string, string>) {
  const answer = await request(`${carrier.url}${messages}.json`, {
    method: "POST",
    headers: { authorization, "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ From: "+12025550100", ...fields }).toString(),
    headersTimeout: 500,
  });
  return { status: answer.statusCode, json: (await answer.body.json()) as Record<string, unknown> };
}

async function get<T = Record<string, unknown>>(carrier: Carrier, path: string): Promise<T> {
  return (await (await request(carrier.url + path, { headers: { authorization } })).body.json()) as T;
}

type Page = { messages: { sid: string; body: string }[]; next_page_uri: string | null };
type Accepted = { to: string; body: string; ref: string; sid: string }[];

test("a message is answered, kept and shown in Twilio's shape", async () => {
  const carrier = await carrierWith({});
  const text = 'Ça va? 1+1=2 & "ok" 😀';
  const { status, json } = await send(carrier, {
    To: "+12125550101",
    Body: text,
    StatusCallback: `http://127.0.0.1:9/s?ref=${ref}`,
  });
  expect(status).toBe(201);
  expect(json).toMatchObject({
    to: "+12125550101",
    body: text,
    status: "queued",
    num_segments: "1",
    price: null,
  });
  expect(json.direction).toBe("outbound-api");
  expect(String(json.date_created)).toMatch(/^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d \+0000$/);
  expect(await get<Accepted>(carrier, "/_accepted")).toMatchObject([
    { to: "+12125550101", body: text, ref, sid: json.sid },
  ]);
  await new Promise((done) => setTimeout(done, carrierDefaults.callbackDelayMs * 3 + 10));
  expect(await get(carrier, `${messages}/${json.sid}.json`)).toMatchObject({
    status: "delivered",
    price: "-0.00830",
  });
});

test("wrong credentials and unknown messages are refused as Twilio refuses them", async () => {
  const carrier = await carrierWith({});
  const stranger = await request(`${carrier.url}${messages}.json`, {
    method: "POST",
    headers: { authorization: "Basic eDp5" },
  });
  expect([stranger.statusCode, await stranger.body.json()]).toMatchObject([401, { code: 20003 }]);
  expect(await get(carrier, `${messages}/SM0.json`)).toMatchObject({ code: 20404, status: 404 });
});

test("the list is filtered by number, newest first, paged, and lags as told", async () => {
  const carrier = await carrierWith({ listLagMs: 150 });
  for (const body of ["one", "two", "three"]) await send(carrier, { To: "+12125550101", Body: body });
  await send(carrier, { To: "+12125550102", Body: "other" });
  const first = `${messages}.json?To=%2B12125550101&PageSize=2`;
  expect((await get<Page>(carrier, first)).messages).toEqual([]);
  await new Promise((done) => setTimeout(done, 200));
  const page = await get<Page>(carrier, first);
  expect(page.messages.map((m) => m.body)).toEqual(["three", "two"]);
  const rest = await get<Page>(carrier, page.next_page_uri ?? "");
  expect(rest.messages.map((m) => m.body)).toEqual(["one"]);
  expect(rest.next_page_uri).toBeNull();
});

test("every fault says truthfully in the record whether the message was taken", async () => {
  const carrier = await carrierWith({
    rate429: 0.15,
    rate500: 0.1,
    rate500After: 0.1,
    resetBefore: 0.15,
    resetAfter: 0.15,
    hang: 0.04,
    seed: 7,
  });
  const answers = new Map<string, string>();
  const one = async (n: number) => {
    const body = `text ${n}`;
    const outcome = await send(carrier, { To: `+1212555${1000 + n}`, Body: body }).then(
      ({ status, json }) => `${status} ${json.code ?? ""}`.trim(),
      (error: Error & { code?: string }) => error.code ?? error.message,
    );
    answers.set(body, outcome);
  };
  await Promise.all(Array.from({ length: 200 }, (_, n) => one(n)));
  const { sends } = await get<{ sends: { body: string; outcome: string }[] }>(carrier, "/_log");
  const expected: Record<string, string[]> = {
    took: ["201"],
    refused_429: ["429 20429"],
    refused_500: ["500 20500"],
    took_then_500: ["500 20500"],
    reset: ["ECONNRESET", "UND_ERR_SOCKET"],
    took_then_reset: ["ECONNRESET", "UND_ERR_SOCKET"],
    hung: ["UND_ERR_HEADERS_TIMEOUT"],
    took_then_hung: ["UND_ERR_HEADERS_TIMEOUT"],
  };
  expect(sends).toHaveLength(200);
  for (const { body, outcome } of sends)
    expect(expected[outcome], `${outcome}: ${answers.get(body)}`).toContain(answers.get(body));
  const taken = new Set((await get<Accepted>(carrier, "/_accepted")).map((m) => m.body));
  expect(taken).toEqual(new Set(sends.filter((s) => s.outcome.startsWith("took")).map((s) => s.body)));
  expect(new Set(sends.map((s) => s.outcome)).size).toBe(8);
});

test("a text taken twice is counted as a duplicate", async () => {
  const carrier = await carrierWith({});
  for (const body of ["same", "same", "other"]) await send(carrier, { To: "+12125550101", Body: body });
  expect(await get(carrier, "/_stats")).toMatchObject({ accepted: 3, duplicates: 1, requests: 3 });
  await request(`${carrier.url}/_reset`, { method: "POST", body: JSON.stringify({ latencyMs: 5 }) });
  expect(await get(carrier, "/_stats")).toMatchObject({ accepted: 0, duplicates: 0, requests: 0 });
});

test("callbacks carry Twilio's signature, and are repeated until taken when asked to be", async () => {
  const seen: { status: string; isValid: boolean }[] = [];
  let refusals = 2;
  const door = createServer((req, res) => {
    let body = "";
    req.on("data", (chunk) => (body += chunk));
    req.on("end", () => {
      if (refusals-- > 0) return res.writeHead(503).end();
      const params = Object.fromEntries(new URLSearchParams(body));
      const isValid = twilio.validateRequest(
        authToken,
        String(req.headers["x-twilio-signature"]),
        callbackUrl,
        params,
      );
      seen.push({ status: params.MessageStatus ?? "", isValid });
      res.writeHead(204).end();
    });
  });
  await new Promise<void>((done) => door.listen(0, "127.0.0.1", done));
  open.push({ close: () => new Promise((done) => door.close(() => done())) });
  const callbackUrl = `http://127.0.0.1:${(door.address() as AddressInfo).port}/status?ref=${ref}`;
  const carrier = await carrierWith({
    callbacks: 3,
    callbackDelayMs: 5,
    callbackDuplicate: 1,
    callbackTries: 9,
    callbackRetryAny: true,
  });
  await send(carrier, { To: "+12125550101", Body: "hello", StatusCallback: callbackUrl });
  await expect.poll(() => seen.length, { timeout: 3_000 }).toBe(6);
  expect(seen.every((s) => s.isValid)).toBe(true);
  expect(seen.map((s) => s.status).sort()).toEqual([
    "delivered",
    "delivered",
    "queued",
    "queued",
    "sent",
    "sent",
  ]);
  expect(await get(carrier, "/_stats")).toMatchObject({
    callbacks: { acked: 6, refused: 2, retried: 2, lost: 0, pending: 0 },
  });
});

test("a message may be taken after its caller has gone", async () => {
  const carrier = await carrierWith({ latencyMs: 300, lateAccept: true, seed: 9 });
  const aborted = new AbortController();
  const sending = request(`${carrier.url}${messages}.json`, {
    method: "POST",
    headers: { authorization },
    body: "To=%2B12125550101&Body=late",
    signal: aborted.signal,
  });
  setTimeout(() => aborted.abort(), 20);
  await expect(sending).rejects.toThrow();
  expect(await get(carrier, "/_stats")).toMatchObject({ requests: 1, accepted: 0 });
  await expect.poll(() => get(carrier, "/_stats"), { timeout: 2_000 }).toMatchObject({ accepted: 1 });
});

test("flags and options are the same thing", () => {
  const options = {
    ...carrierDefaults,
    latencyMs: 50,
    rate429: 0.02,
    rate500After: 0.01,
    callbackShuffle: true,
    seed: 9,
  };
  expect(fromFlags(toFlags(options))).toEqual(options);
  expect(() => fromFlags(["--nonsense", "1"])).toThrow();
  expect(readForm("Body=a+b%26c%3D&To=%2B1212&X=1")).toMatchObject({ body: "a b&c=", to: "+1212" });
});
