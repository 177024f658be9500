import { createServer } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "@/db/testing";
import type { TestTenant } from "@/lib/http/testing";

/** Stands before the sandbox carrier and answers in its place when told to. */
type Answer = { status: number; body: unknown } | "hang" | "reset";
let instead: ((path: string) => Answer | null) | null = null;
const calls: string[] = [];

const server = createServer(async (incoming, answer) => {
  const path = incoming.url ?? "";
  calls.push(`${incoming.method} ${path.replace(/\/(AC|PN|MG)\w+/g, "/$1")}`);
  const odd = instead?.(path);
  if (odd === "hang") return;
  if (odd === "reset") return incoming.socket.destroy();
  if (odd)
    return answer.writeHead(odd.status, { "Content-Type": "application/json" }).end(JSON.stringify(odd.body));
  let body = "";
  for await (const chunk of incoming) body += chunk;
  const { answerCarrierCall } = await import("@/lib/sandbox/carrier-api");
  const response = await answerCarrierCall(
    new Request(`http://carrier${path}`, {
      method: incoming.method,
      headers: { authorization: incoming.headers.authorization ?? "" },
      ...(body ? { body } : {}),
    }),
  );
  answer.writeHead(response.status, { "Content-Type": "application/json" }).end(await response.text());
});
await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
const address = server.address();
process.env.TWILIO_API_BASE_URL = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/sandbox`;
process.env.PARLEY_PUBLIC_URL = "https://parley.example.com";
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

await testDatabase();
const { testTenant } = await import("@/lib/http/testing");
const { raw, withWorkspace, withoutWorkspace } = await import("@/db/client");
const { testPerson } = await import("@/lib/workspaces/testing");
const { publicUrlTrouble, webhookDifferences } = await import("./webhook-difference");
const list = await import("@/app/api/v1/senders/route");
const check = await import("@/app/api/v1/senders/[id]/check/route");
const set = await import("@/app/api/v1/senders/[id]/set-webhooks/route");

let salon: TestTenant;
let other: TestTenant;
let last = 0;

beforeAll(async () => {
  salon = await testTenant();
  other = await testTenant();
});
beforeEach(() => {
  instead = null;
  calls.length = 0;
});

const numberOf = () => `+1415555${String(3000 + ++last)}`;
async function sender(body: Record<string, unknown> = { number: numberOf() }): Promise<string> {
  const made = await salon.call(list.POST, { body });
  expect(made.status).toBe(201);
  return String(made.json.id);
}
const ask = (id: string, tenant = salon) => tenant.call(check.POST, { params: { id }, body: {} });
const put = (id: string, tenant = salon) => tenant.call(set.POST, { params: { id }, body: {} });
type Step = { id: string; outcome: string; detail: string; current: string | null };
const stepOf = (json: Record<string, unknown>, id: string) =>
  (json.steps as Step[]).find((step) => step.id === id);
const pointElsewhere = (url: string) =>
  withoutWorkspace((tx) => raw(tx)`update sandbox.numbers set sms_url = ${url}`);

describe("against a carrier that speaks as Twilio does", () => {
  test("a number that leads to Parley is ready", async () => {
    const reply = await ask(await sender());
    expect(reply).toMatchObject({ status: 200, json: { is_ready: true, can_set: false } });
    expect(calls).toEqual([
      "GET /sandbox/2010-04-01/Accounts/AC.json",
      expect.stringContaining("GET /sandbox/2010-04-01/Accounts/AC/IncomingPhoneNumbers.json?PhoneNumber="),
    ]);
  });

  test.each(["number", "service"])(
    "a %s that leads elsewhere is told in words, and set on request",
    async (kind) => {
      const id = await sender(
        kind === "number"
          ? { number: numberOf() }
          : { messaging_service_sid: `MG${"ab".repeat(15)}${10 + last++}` },
      );
      await ask(id);
      await pointElsewhere("http://old.example.com/sms");
      const before = await ask(id);
      expect(before.json).toMatchObject({ is_ready: false, can_set: true });
      expect(stepOf(before.json, "inbound")).toMatchObject({
        outcome: "problem",
        current: "http://old.example.com/sms",
        detail: expect.stringContaining("it goes to old.example.com instead of parley.example.com"),
      });
      expect((await put(id)).json).toMatchObject({ is_ready: true });
      expect((await ask(id)).json).toMatchObject({ is_ready: true });
    },
  );

  test("a number that its service does not have is told", async () => {
    const service = `MG${"cd".repeat(16)}`;
    const first = await sender({ number: numberOf(), messaging_service_sid: service });
    expect((await ask(first)).json).toMatchObject({ is_ready: true });
    instead = (path) =>
      path.includes("/PhoneNumbers")
        ? { status: 200, body: { phone_numbers: [], meta: { key: "phone_numbers" } } }
        : null;
    expect(stepOf((await ask(first)).json, "address")?.detail).toContain("not in it");
  });

  test("an own account with a wrong token is told so, and the token is never shown", async () => {
    const token = "0123456789abcdef0123456789abcdef";
    const id = await sender({ number: numberOf(), account_sid: `AC${"a1".repeat(16)}`, auth_token: token });
    const reply = await ask(id);
    expect(stepOf(reply.json, "account")).toMatchObject({
      outcome: "problem",
      detail: expect.stringContaining("does not accept this account ID with this token"),
    });
    expect(reply.text).not.toContain(token);
    expect(await put(id)).toMatchObject({ status: 409, json: { code: "webhooks_not_settable" } });
  });

  test("a WhatsApp sender is checked as far as it can be", async () => {
    const id = await sender({ number: numberOf(), channel: "whatsapp" });
    expect(stepOf((await ask(id)).json, "address")?.outcome).toBe("skipped");
  });
});

describe("trouble is told in words, never as a failure of ours", () => {
  const whenListing = (answer: Answer) => (path: string) =>
    path.includes("IncomingPhoneNumbers") ? answer : null;
  const always = (answer: Answer) => () => answer;
  test.each([
    [
      "a number the account does not have",
      whenListing({ status: 200, body: { incoming_phone_numbers: [] } }),
      "address",
      "has no such number",
    ],
    [
      "a suspended account",
      always({ status: 200, body: { sid: "AC1", status: "suspended" } }),
      "account",
      "suspended at Twilio",
    ],
    [
      "too many calls",
      always({ status: 429, body: { code: 20429, message: "Too Many Requests" } }),
      "account",
      "too many calls",
    ],
    ["a broken provider", always({ status: 503, body: "down" }), "account", "did not answer"],
    ["a broken line", always("reset"), "account", "did not answer"],
    ["an answer that is no JSON object", always({ status: 200, body: "hello" }), "account", ""],
    ["silence", always("hang"), "account", "did not answer"],
  ])(
    "%s",
    async (_, answer, id, words) => {
      const sid = await sender();
      instead = answer;
      const started = performance.now();
      const reply = await ask(sid);
      expect(performance.now() - started).toBeLessThan(13_000);
      expect(reply).toMatchObject({ status: 200, json: { is_ready: false } });
      expect(stepOf(reply.json, id)).toMatchObject({
        outcome: "problem",
        detail: expect.stringContaining(words),
      });
      expect((await put(sid)).status).toBe(409);
    },
    30_000,
  );
});

test("an app or a service's own setting that wins over the address is told, and undone", async () => {
  const id = await sender();
  instead = (path) =>
    path.includes("IncomingPhoneNumbers.json")
      ? {
          status: 200,
          body: {
            incoming_phone_numbers: [
              { sid: `PN${"0".repeat(32)}`, sms_application_sid: "AP1", sms_method: "POST", sms_url: "" },
            ],
          },
        }
      : null;
  expect(stepOf((await ask(id)).json, "inbound")?.detail).toContain("TwiML app");
});

test("who may check: managers and owners of this workspace; another's sender is not there", async () => {
  const id = await sender();
  for (const [role, status] of [
    ["owner", 200],
    ["manager", 200],
    ["operator", 403],
    ["viewer", 403],
  ] as const) {
    const person = await testPerson(salon.workspaceId, role);
    expect((await person.call(check.POST, { params: { id }, body: {} })).status, role).toBe(status);
  }
  expect((await ask(id, other)).status).toBe(404);
  expect((await put(id, other)).status).toBe(404);
});

test("setting is written to the log", async () => {
  const id = await sender();
  await ask(id);
  await pointElsewhere("https://old.example.com/sms");
  await put(id);
  const events = await withWorkspace(
    salon.workspaceId,
    (tx) =>
      raw(tx)`select 1 from audit_events where verb = 'sender.webhooks_set' and subject_id = ${Number(id)}`,
  );
  expect(events).toHaveLength(1);
});

test("differences and addresses that Twilio cannot reach", () => {
  const differences = (url: string, method = "POST") =>
    webhookDifferences(url, method, "https://parley.example.com");
  expect(differences("https://parley.example.com/api/webhooks/twilio/inbound#rc=2&rp=all")).toEqual([]);
  expect(differences("https://parley.example.com/webhook/sms")).toEqual([]);
  expect(differences("https://parley.example.com/webhook/sms", "GET")).toHaveLength(1);
  expect(differences("http://u:p@old.example.com/x?a=1")).toHaveLength(5);
  expect(differences("nonsense")).toEqual(["it is no web address"]);
  expect(publicUrlTrouble("http://localhost:3000", false)).toBe("local");
  expect(publicUrlTrouble("https://192.168.1.4", false)).toBe("local");
  expect(publicUrlTrouble("http://parley.example.com", false)).toBe("not_https");
  expect(publicUrlTrouble("https://parley.example.com", false)).toBeNull();
  expect(publicUrlTrouble("http://localhost:3000", true)).toBeNull();
});
