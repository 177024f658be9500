import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { POST as createKey } from "@/app/api/v1/api-keys/route";
import { POST as sendBulk } from "@/app/api/v1/messages/bulk/route";
import { POST as send } from "@/app/api/v1/messages/route";
import { POST as optOut } from "@/app/api/v1/opt-outs/route";
import { endpoint, type Handler } from "@/lib/http/endpoint";
import { dispatchMessages } from "@/lib/messages/dispatch";
import { sendMessageInput } from "@/lib/messages/schema";
import { sendMessage } from "@/lib/messages/send-message";
import { createTenant, numberOf, type Tenant } from "../bench/world";
import { type Answer, call, type Scene, setScene, within } from "./scene";

let scene: Scene;
let mine: Tenant;
let theirs: Tenant;
let keys = 0;
let key: string;
let to: string;

beforeAll(async () => {
  scene = await setScene();
  mine = await createTenant(1);
  theirs = await createTenant(2);
}, 60_000);

beforeEach(async () => {
  await scene.behave();
  key = `order-${++keys}`;
  to = numberOf(keys);
});

const post = (
  body: unknown,
  more: { tenant?: Tenant; handler?: Handler; path?: string; key?: string } = {},
) =>
  call((more.tenant ?? mine).key, more.handler ?? send, {
    path: more.path ?? "/api/v1/messages",
    body,
    headers: { "idempotency-key": more.key ?? key },
  });
const text = (more: object = {}) => ({ to, body: `Your order ${keys} is ready`, ...more });
const bulk = { handler: sendBulk, path: "/api/v1/messages/bulk" };

async function countMessages(tenant: Tenant = mine): Promise<number> {
  const [row] = await within(
    tenant,
    (sql) => sql<{ n: number }[]>`select count(*)::int as n from messages
    where workspace_id = ${tenant.workspaceId} and body = ${text().body}`,
  );
  return row?.n ?? 0;
}

/** As a process leaves it that dies between the commit of its work and the note of its answer. */
const forgetAnswer = (lockIsOver: boolean) =>
  within(
    mine,
    (sql) => sql`update idempotency_keys set status = null, answer = null,
      locked_until = now() + ${lockIsOver ? "-1 second" : "50 seconds"}::interval
    where workspace_id = ${mine.workspaceId}`,
  );

/** A day later. */
const forgetKeys = () =>
  within(
    mine,
    (
      sql,
    ) => sql`update idempotency_keys set expires_at = now() - interval '1 second', locked_until = now() - interval '1 day'
    where workspace_id = ${mine.workspaceId}`,
  );

const codes = (answers: Answer[]) =>
  Object.entries(Object.groupBy(answers, (a) => String(a.status))).map(([status, group]) => [
    status,
    group?.length,
  ]);

test("the same key and body replay the first answer, byte for byte, and send once", async () => {
  const first = await post(text());
  expect(first.status).toBe(202);
  expect(first.headers.get("idempotency-replayed")).toBeNull();
  for (let n = 0; n < 10; n++) {
    const again = await post(text());
    expect(again).toMatchObject({ status: 202, text: first.text });
    expect(again.headers.get("idempotency-replayed")).toBe("true");
  }
  await dispatchMessages({ budgetMs: 500 });
  expect(await scene.accepted()).toHaveLength(1);
});

test("the same key with another body is refused and sends nothing", async () => {
  await post(text());
  const other = await post(text({ body: "Something else" }));
  expect(other).toMatchObject({ status: 422, json: { code: "idempotency_key_reused" } });
  await dispatchMessages({ budgetMs: 500 });
  expect(await scene.accepted()).toHaveLength(1);
});

test("fifty at once make one message; the others are the same answer or 409", async () => {
  const answers = await Promise.all(Array.from({ length: 50 }, () => post(text())));
  const taken = answers.filter((answer) => answer.status === 202);
  expect(new Set(answers.map((answer) => answer.status))).toEqual(
    new Set(taken.length === 50 ? [202] : [202, 409]),
  );
  expect(new Set(taken.map((answer) => answer.text)).size).toBe(1);
  expect(answers.filter((a) => a.status === 409).every((a) => a.json.code === "request_in_progress")).toBe(
    true,
  );
  expect(await countMessages()).toBe(1);
});

test("fifty at once with fifty bodies make one message; the others are refused", async () => {
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, n) => post(text({ customer_id: `customer ${n}` }))),
  );
  expect(answers.filter((answer) => answer.status === 202)).toHaveLength(1);
  expect(answers.filter((answer) => answer.status === 422)).toHaveLength(49);
  expect(await countMessages()).toBe(1);
});

test("keys of one workspace, path or method mean nothing to another", async () => {
  const own = await post(text());
  const foreign = await post(text({ body: `${text().body}` }), { tenant: theirs });
  expect(foreign.status).toBe(202);
  expect(foreign.json.id).not.toBe(own.json.id);
  const elsewhere = await post(
    { phone_number: numberOf(9_000 + keys) },
    { handler: optOut, path: "/api/v1/opt-outs" },
  );
  expect(elsewhere.status).toBe(201);
  expect(await countMessages(mine)).toBe(1);
  expect(await countMessages(theirs)).toBe(1);
});

describe("a process that dies between its commit and the note of its answer", () => {
  test("leads to no second message: the repetition finds the first", async () => {
    const first = await post(text());
    await forgetAnswer(false);
    expect(await post(text())).toMatchObject({ status: 409 });
    await forgetAnswer(true);
    const again = await post(text());
    expect(again.status).toBe(202);
    expect(again.json).toEqual({ ...first.json, warnings: [] });
    await forgetAnswer(true);
    expect(await post(text({ body: "Something else" }))).toMatchObject({ status: 422 });
    expect(await countMessages()).toBe(1);
  });

  test("leads to no second message even when fifty repetitions come at once", async () => {
    await post(text());
    await forgetAnswer(true);
    const answers = await Promise.all(Array.from({ length: 50 }, () => post(text())));
    expect(codes(answers).every(([status]) => status === "202" || status === "409")).toBe(true);
    expect(await countMessages()).toBe(1);
  });

  test("leads to no second batch", async () => {
    const batch = {
      batch_name: "Two",
      recipients: [text(), { to: "nonsense", body: "x" }, text({ to: numberOf(8_000) })],
    };
    const first = await post(batch, bulk);
    expect(first).toMatchObject({ status: 202, json: { accepted: 2, rejected: [{ index: 1 }] } });
    expect((await post(batch, bulk)).text).toBe(first.text);
    await forgetAnswer(true);
    const again = await post(batch, bulk);
    expect(again.json).toEqual(first.json);
    expect(await countMessages()).toBe(2);
    expect(await post({ ...batch, batch_name: "Other" }, bulk)).toMatchObject({ status: 422 });
  });

  test("leads to the same refusal, with the same row to ask why", async () => {
    await post({ phone_number: to }, { handler: optOut, path: "/api/v1/opt-outs" });
    const first = await post(text());
    expect(first).toMatchObject({ status: 422, json: { code: "recipient_opted_out" } });
    const replayed = await post(text());
    await forgetAnswer(true);
    const again = await post(text());
    for (const answer of [replayed, again])
      expect(answer).toMatchObject({ status: 422, json: { message_id: first.json.message_id } });
    expect(await countMessages()).toBe(1);
  });
});

test("a connection that breaks after the commit leads to no second message", async () => {
  let calls = 0;
  const flaky = endpoint(
    { summary: "Send", scope: "messages:write", body: sendMessageInput, status: 202, limit: "send" },
    async ({ actor, body }) => {
      const accepted = await sendMessage(actor, body);
      if (++calls === 1) throw Object.assign(new Error("gone"), { code: "ECONNRESET" });
      return accepted;
    },
  );
  expect((await post(text(), { handler: flaky })).status).toBe(503);
  expect((await post(text(), { handler: flaky })).status).toBe(202);
  expect(await countMessages()).toBe(1);
});

test("fifty equal batches at once make one", async () => {
  const batch = { batch_name: "Race", recipients: [text(), text({ to: numberOf(8_001) })] };
  const answers = await Promise.all(Array.from({ length: 50 }, () => post(batch, bulk)));
  expect(codes(answers).every(([status]) => status === "202" || status === "409")).toBe(true);
  expect(await countMessages()).toBe(2);
});

describe("a refusal that leaves nothing behind frees the key", () => {
  test.each([
    ["a bad number", { to: "12" }],
    ["an unknown field", { workspace_id: 2 }],
    ["an unknown template", { body: undefined, template_name: "None such" }],
  ])("%s can be corrected under the same key", async (_, wrong) => {
    expect((await post(text(wrong))).status).toBe(422);
    expect((await post(text())).status).toBe(202);
    expect(await countMessages()).toBe(1);
  });
});

test("a day later a key is new: another body sends another text, and the answer tells the truth", async () => {
  const first = await post(text());
  await forgetKeys();
  const other = await post(text({ order_id: "A later one" }));
  expect(other.status).toBe(202);
  expect(other.json.id).not.toBe(first.json.id);
  expect(await countMessages()).toBe(2);
});

test("a day later a batch's key is new too", async () => {
  const batch = (name: string) => ({ batch_name: name, recipients: [text()] });
  const first = await post(batch("Monday"), bulk);
  await forgetKeys();
  const other = await post(batch("Tuesday"), bulk);
  expect(other).toMatchObject({ status: 202, json: { accepted: 1 } });
  expect(other.json.batch_id).not.toBe(first.json.batch_id);
});

test("a secret is shown once: the replay is without it, and nothing readable is stored", async () => {
  const body = { name: "Till", scopes: ["messages:read"] };
  const made = { handler: createKey, path: "/api/v1/api-keys" };
  const first = await post(body, made);
  expect(first.status).toBe(201);
  const secret = /sk_[\w-]{20,}/.exec(first.text)?.[0] ?? "";
  expect(secret).not.toBe("");
  const again = await post(body, made);
  expect(again.headers.get("idempotency-replayed")).toBe("true");
  expect(again.text).not.toContain(secret);
  const rows = await within(
    mine,
    (sql) =>
      sql<
        { all: string }[]
      >`select k::text as all from idempotency_keys k where workspace_id = ${mine.workspaceId}`,
  );
  expect(rows.map((row) => row.all).join("\n")).not.toContain(secret);
});

test.each([0, 256])("a key of %i characters is refused", async (length) => {
  expect(await post(text(), { key: "x".repeat(length) })).toMatchObject({
    status: 422,
    json: { code: "idempotency_key_invalid" },
  });
});
