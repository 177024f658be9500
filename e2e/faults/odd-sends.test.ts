import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { POST as createContact } from "@/app/api/v1/contacts/route";
import { POST as sendBulk } from "@/app/api/v1/messages/bulk/route";
import { POST as preview } from "@/app/api/v1/messages/preview/route";
import { POST as send } from "@/app/api/v1/messages/route";
import { POST as optIn } from "@/app/api/v1/opt-ins/route";
import { GET as checkOptOut } from "@/app/api/v1/opt-outs/[phone]/route";
import { POST as optOut } from "@/app/api/v1/opt-outs/route";
import { POST as createTemplate } from "@/app/api/v1/templates/route";
import { dispatchMessages } from "@/lib/messages/dispatch";
import { createTenant, numberOf, type Tenant } from "../bench/world";
import { call, expectProblem, type Scene, setScene, textIn, within } from "./scene";

let scene: Scene;
let mine: Tenant;
const to = numberOf(1);

beforeAll(async () => {
  scene = await setScene();
  mine = await createTenant(1);
  await createTenant(2);
  await within(
    mine,
    (sql) => sql`update workspaces set allowed_countries = '{US}' where id = ${mine.workspaceId}`,
  );
}, 60_000);

beforeEach(() => scene.behave());

const write = (body: unknown) => call(mine.key, send, { body });

describe("a destination", () => {
  const notAllowed = [
    "+19005550123",
    "+1 (900) 555-0123",
    "1-900-555-0123",
    "+19765550123",
    "+881612345678",
    "+88312345678901",
    "+870773111632",
    "+979123456789",
    "+447911123456",
    "+4915112345678",
    "+５３５１２３４５６７",
    "+1 876 555 0123",
    "+1 264 497 0123",
  ];
  const invalid = [
    "",
    "+",
    "12",
    "abc",
    "+0987654321",
    "+1212",
    "+12125550123456789",
    "+1212555O123",
    "+12125550123;ext=1",
    "+12125550123x5",
    "\u202e+12125550123",
    "+1212555012３４５６７８",
    "'; drop table contacts; --",
    "+1 212 555 01",
    "{{phone}}",
    "＋",
    "🙂",
    "+12125550123,+12125550124",
  ];

  test.each(notAllowed)("%s is not allowed, by any door", async (number) => {
    expectProblem(await write({ to: number, body: "x" }), 422, "destination_not_allowed");
    expectProblem(await call(mine.key, preview, { body: { to: number, body: "x" } }), 422);
    const bulk = await call(mine.key, sendBulk, {
      body: { batch_name: "b", recipients: [{ to: number, body: "x" }] },
    });
    expect(bulk.json).toMatchObject({ accepted: 0, rejected: [{ code: "destination_not_allowed" }] });
  });

  test.each(invalid)("%j is no number", async (number) => {
    expectProblem(await write({ to: number, body: "x" }), 422);
    for (const handler of [optOut, optIn]) {
      const answer = await call(mine.key, handler, { body: { phone_number: number } });
      expect([201, 422], answer.text).toContain(answer.status);
    }
    const checked = await call(mine.key, checkOptOut, { params: { phone: number } });
    expect([200, 404, 422]).toContain(checked.status);
  });

  test("that is not allowed cannot be reached as a contact either", async () => {
    await textIn(mine, "+447911123456", "Hello from London");
    const [contact] = await within(
      mine,
      (sql) =>
        sql<
          { id: number }[]
        >`select id from contacts where workspace_id = ${mine.workspaceId} and country <> 'US'`,
    );
    expect(contact).toBeDefined();
    expectProblem(await write({ contact_id: contact?.id, body: "x" }), 422, "destination_not_allowed");
    await dispatchMessages({ budgetMs: 300 });
    expect((await scene.log()).sends.filter((one) => !one.to.startsWith("+1212"))).toEqual([]);
  });
});

describe("a text", () => {
  const wrong: [name: string, body: object][] = [
    ["no content", { to }],
    ["two contents", { to, body: "x", template_id: 1 }],
    ["no recipient", { body: "x" }],
    ["two recipients", { to, contact_id: 1, body: "x" }],
    ["two spellings", { to, phone: to, body: "x" }],
    ["blank words", { to, body: " \n\t " }],
    ["too many words", { to, body: "a".repeat(1_601) }],
    ["a number for a text", { to, body: 5 }],
    ["a list for a number", { to: [to], body: "x" }],
    ["an object for a number", { to: { $ne: null }, body: "x" }],
    ["an id that is a text", { contact_id: "1", body: "x" }],
    ["an id beyond integers", { contact_id: 1e300, body: "x" }],
    ["an id beyond ours", { contact_id: Number.MAX_SAFE_INTEGER, body: "x" }],
    ["an id below one", { contact_id: 0, body: "x" }],
    ["a broken id", { template_id: 1.5, to }],
    ["an unknown sender", { to, body: "x", sender_id: 999_999_999 }],
    ["an unknown channel", { to, body: "x", channel: "fax" }],
    ["a channel without a sender", { to, body: "x", channel: "whatsapp" }],
    ["an unknown category", { to, body: "x", category: "spam" }],
    ["a moment that is none", { to, body: "x", send_at: "tomorrow" }],
    ["a day that is none", { to, body: "x", send_at: "2026-02-30T00:00:00Z" }],
    ["a moment without a zone", { to, body: "x", send_at: "2026-12-01T00:00:00" }],
    ["a moment long past", { to, body: "x", send_at: "0001-01-01T00:00:00Z" }],
    ["a moment far off", { to, body: "x", send_at: "9999-12-31T23:59:59Z" }],
    ["a deadline past", { to, body: "x", send_before: "2020-01-01T00:00:00Z" }],
    ["media that is none", { to, body: "x", media_urls: ["not a url"] }],
    ["media without end", { to, body: "x", media_urls: Array(11).fill("https://example.com/a.jpg") }],
    ["an unknown template", { to, template_name: "x" }],
    ["a name without end", { to, template_name: "x".repeat(101) }],
    ["an id without end", { to, body: "x", customer_id: "x".repeat(101) }],
    ["an id that is an object", { to, body: "x", customer_id: {} }],
    ["a torn character", { to, body: "\ud83d" }],
    ["a torn character in an id", { to, body: "x", order_id: "\udc00" }],
    ["a torn character in its metadata", { to, body: "x", metadata: { a: "\ud800" } }],
    ["a torn character in a name", { to, body: "x", metadata: { "\ud800": 1 } }],
  ];
  test.each(wrong)("with %s is refused, alone and in bulk, and leaves nothing", async (_, body) => {
    const before = await countMessages();
    expectProblem(await write(body), 422);
    const bulk = await call(mine.key, sendBulk, { body: { batch_name: "b", recipients: [body] } });
    expect([202, 422], bulk.text).toContain(bulk.status);
    if (bulk.status === 202) expect(bulk.json.accepted).toBe(0);
    expect((await call(mine.key, preview, { body })).status).toBeLessThan(500);
    expect(await countMessages()).toBe(before);
  });

  async function countMessages(): Promise<number> {
    const [row] = await within(
      mine,
      (sql) =>
        sql<
          { n: number }[]
        >`select count(*)::int as n from messages where workspace_id = ${mine.workspaceId} and direction = 'outbound'`,
    );
    return row?.n ?? 0;
  }

  test("may hold anything that is words, and arrives as it was written", async () => {
    const bodies = [
      "'; drop table messages; --",
      "<script>alert(1)</script>",
      "100% {sure} $1 \\n %s",
      "=cmd|' /C calc'!A0",
      "العربية עברית 日本語",
      "👩‍👩‍👧‍👦 ñ é ç €",
      "a\r\nb\tc",
      "\u202eevil",
      "__proto__",
    ];
    for (const body of bodies) {
      const answer = await write({
        to,
        body,
        metadata: JSON.parse('{"__proto__":{"x":1},"constructor":1}'),
        customer_id: body.slice(0, 90),
      });
      expect(answer.status, answer.text).toBe(202);
      expect(({} as { x?: number }).x).toBeUndefined();
    }
    await dispatchMessages({ budgetMs: 1_000 });
    expect((await scene.accepted()).map((one) => one.body).sort()).toEqual([...bodies].sort());
  });

  test("may carry metadata that is deep, but not without end", async () => {
    const nest = (depth: number): string => `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;
    for (const depth of [1, 20, 500, 5_000, 20_000]) {
      const answer = await write(`{"to":"${to}","body":"x","metadata":{"m":${nest(depth)}}}`);
      expect([202, 400, 422], `${depth}: ${answer.text.slice(0, 200)}`).toContain(answer.status);
      const contact = await call(mine.key, createContact, {
        body: `{"phone":"${numberOf(5_000 + depth)}","attributes":{"m":${nest(depth)}}}`,
      });
      expect([201, 400, 422], `${depth}: ${contact.text.slice(0, 200)}`).toContain(contact.status);
    }
  });
});

describe("a template", () => {
  test.each([
    "{{constructor}}",
    "{{env}}",
    "{{__proto__}}",
    "{{process.env}}",
    "{{#if a}}x{{/if}}",
    "{{{name}}}",
    "{{ }}",
    "{{name",
    "$\u007bname}",
    "{{toString}}",
    "{{this}}",
    "<%= env %>",
  ])("%s reaches nothing inside", async (text) => {
    const made = await call(mine.key, createTemplate, {
      body: { name: `T ${Math.random()}`, category: "order", body: `Hi ${text}` },
    });
    expect([201, 422], made.text).toContain(made.status);
    if (made.status !== 201) return;
    const sent = await write({ to, template_id: made.json.id });
    const previewed = await call(mine.key, preview, { body: { to, template_id: made.json.id } });
    for (const answer of [sent, previewed]) {
      expect([200, 202, 422], answer.text).toContain(answer.status);
      expect(answer.text).not.toMatch(/function |\[object|native code|postgres:/);
    }
    if (text.startsWith("{{")) expectProblem(sent, 422, "variables_missing");
  });

  test("variables are words, never read again", async () => {
    const made = await call(mine.key, createTemplate, {
      body: { name: "Greeting", category: "order", body: "Hi {{name}}" },
    });
    const answer = await write({
      to,
      template_id: made.json.id,
      variables: { name: "{{phone}} {{constructor}}" },
    });
    expect(answer.status).toBe(202);
    await dispatchMessages({ budgetMs: 500 });
    expect((await scene.accepted()).map((one) => one.body)).toContain("Hi {{phone}} {{constructor}}");
    for (const variables of ['{"__proto__":{"name":"x"}}', '{"constructor":"x"}', "{}"]) {
      const refused = await write(`{"to":"${to}","template_id":${made.json.id},"variables":${variables}}`);
      expectProblem(refused, 422);
    }
  });
});
