import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openFrontDoor } from "@/app/front-door";
import { carrierDefaults } from "../bench/carrier-options";
import { createTenant, numberOf, type Tenant } from "../bench/world";
import { look, queue, setScene, signed, within } from "./scene";

const BEHIND = 299;
let server: Server;
let base: string;
let mine: Tenant;
let theirs: Tenant;

beforeAll(async () => {
  await setScene();
  mine = await createTenant(1);
  theirs = await createTenant(2);
  // Stands for Next's router: whatever comes this far is told so.
  server = createServer((asked, answer) => {
    asked.resume().on("end", () => answer.writeHead(BEHIND).end());
  });
  openFrontDoor();
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  base = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
}, 60_000);

afterAll(() => server.close());

const webhook = async (path: string, form: Record<string, string>, token?: string) => {
  const { url, headers, body } = signed(path, form, token);
  const { pathname, search } = new URL(url);
  return fetch(`${base}${pathname}${search}`, {
    method: "POST",
    headers,
    body: await new Response(body).text(),
  });
};

const send = (body: object, headers: Record<string, string>, path = "/api/v1/messages") =>
  fetch(`${base}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });

const count = async (tenant: Tenant) => {
  const rows = await within(
    tenant,
    (sql) => sql<{ n: number }[]>`select count(*)::int as n from messages
      where workspace_id = ${tenant.workspaceId}`,
  );
  return rows[0]?.n;
};

test("takes the first request, and every receipt and text in; forged ones are refused and write nothing", async () => {
  const id = await queue(mine, { to: numberOf(1), body: "Ready", category: "order" });
  const receipt = {
    AccountSid: carrierDefaults.accountSid,
    MessageSid: "SMfront1",
    MessageStatus: "delivered",
  };
  const path = "/api/webhooks/twilio/status?ref=4a1ee6ad-5a0e-4b0c-9a53-b84a1c0c7f10";
  expect((await webhook(path, receipt, "another-token")).status).toBe(403);
  const taken = await webhook(path, receipt);
  expect([taken.status, await taken.text(), taken.headers.get("cache-control")]).toEqual([
    204,
    "",
    "private, no-store",
  ]);
  const stored = await within(mine, (sql) => sql`select status from provider_events`);
  expect(stored).toEqual([{ status: "delivered" }]);
  expect((await look(mine, id)).status).toBe("queued");

  const text = { AccountSid: carrierDefaults.accountSid, From: numberOf(2), To: mine.number, Body: "At 5?" };
  const spelled = ["/webhook/sms", "/api/v1/sms/webhooks/twilio/inbound", "/api/webhooks/twilio/inbound"];
  for (const one of spelled) {
    const answer = await webhook(one, { ...text, MessageSid: "SMfront2" });
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "text/xml"]);
  }
  expect([await count(mine), await count(theirs)]).toEqual([2, 0]);
});

test("accepts a send with a key as the route does: once per Idempotency-Key, in its own workspace", async () => {
  const before = [await count(mine), await count(theirs)];
  const body = { to: numberOf(3), body: "Your order is ready", category: "order" };
  const key = { "x-api-key": mine.key, "idempotency-key": "front-1" };
  const first = await send(body, key);
  expect([first.status, first.headers.get("content-type")]).toEqual([202, "application/json"]);
  const accepted = await first.text();
  const again = await send(body, key);
  expect([again.status, await again.text(), again.headers.get("idempotency-replayed")]).toEqual([
    202,
    accepted,
    "true",
  ]);
  expect((await send({ ...body, body: "Another" }, key)).status).toBe(422);
  const spelled = await send(body, { authorization: `Bearer ${mine.key}` }, "/api/v1/sms/send");
  expect(spelled.status).toBe(202);
  expect([await count(mine), await count(theirs)]).toEqual([(before[0] ?? 0) + 2, before[1]]);
});

test("an unknown or revoked key, a malformed body and another type are refused as the route refuses them", async () => {
  const body = { to: numberOf(4), body: "Hello", category: "order" };
  expect((await send(body, { "x-api-key": `sk_${"x".repeat(32)}` })).status).toBe(401);
  expect((await send({ ...body, workspace_id: 2 }, { "x-api-key": mine.key })).status).toBe(422);
  const typed = { "x-api-key": mine.key, "content-type": "text/plain" };
  expect((await send(body, typed)).status).toBe(415);
  const answer = await send(body, { "x-api-key": theirs.key });
  expect(answer.status).toBe(202);
  await within(
    theirs,
    (sql) => sql`update api_keys set revoked_at = now() where workspace_id = ${theirs.workspaceId}`,
  );
  expect((await send(body, { "x-api-key": theirs.key })).status).toBe(401);
});

test("leaves to Next what has no key, is long, or goes anywhere else", async () => {
  const key = { "x-api-key": mine.key };
  const before = await count(mine);
  const asked = [
    send({ to: numberOf(5), body: "Hi" }, { cookie: "next-auth.session-token=x" }),
    send({ to: numberOf(5), body: "x".repeat(300_000) }, key),
    send({ to: numberOf(5), body: "Hi" }, key, "/api/v1/messages/bulk"),
    send({ to: numberOf(5), body: "Hi" }, key, "//api/v1/messages"),
    fetch(`${base}/api/v1/messages`, { headers: key }),
    fetch(`${base}/api/webhooks/twilio/status`),
    fetch(`${base}/login`),
  ];
  const answers = await Promise.all(asked);
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([BEHIND]));
  expect(await count(mine)).toBe(before);
});

test("a flood at a webhook is 413, and a caller who hangs up in the middle harms nobody", async () => {
  const flood = await fetch(`${base}/webhook/sms`, { method: "POST", body: "x=".padEnd(70_000, "y") });
  expect(flood.status).toBe(413);
  const leaving = new AbortController();
  const half = new ReadableStream({ start: (body) => body.enqueue(new TextEncoder().encode("a=")) });
  const asked = fetch(`${base}/webhook/sms`, {
    method: "POST",
    body: half,
    duplex: "half",
    signal: leaving.signal,
  } as RequestInit);
  setTimeout(() => leaving.abort(), 50);
  await expect(asked).rejects.toThrow();
  expect((await send({ to: numberOf(6), body: "Hi" }, { "x-api-key": mine.key })).status).toBe(202);
});
