import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "@/db/testing";
import type { TestTenant } from "@/lib/http/testing";

await testDatabase();
const { testTenant } = await import("@/lib/http/testing");
const { raw, withWorkspace } = await import("@/db/client");
const list = await import("@/app/api/v1/templates/route");
const one = await import("@/app/api/v1/templates/[id]/route");
const versions = await import("@/app/api/v1/templates/[id]/versions/route");
const preview = await import("@/app/api/v1/templates/[id]/preview/route");

let salon: TestTenant;
let other: TestTenant;

beforeAll(async () => {
  salon = await testTenant({ name: "Bella Salon" });
  other = await testTenant({ name: "Other" });
});

let count = 0;
const create = async (body: Record<string, unknown>, tenant = salon) =>
  tenant.call(list.POST, { body: { name: `template ${++count}`, ...body } });
const codesOf = (json: Record<string, unknown>) =>
  (json.errors as { code: string }[]).map((error) => error.code);
const idOf = (json: Record<string, unknown>) => ({ id: String(json.id) });

describe("creating", () => {
  test("S1's documented request works as written", async () => {
    const made = await salon.call(list.POST, {
      body: {
        name: "order_ready",
        category: "order",
        description: "Notify customer when order is ready",
        template_body: "Hi {{customer_name}}, your order #{{order_number}} is ready for pickup!",
        is_active: true,
      },
    });
    expect(made.status).toBe(201);
    expect(made.json).toMatchObject({
      version: 1,
      placeholders: ["customer_name", "order_number"],
      is_active: true,
    });
  });

  test("S4's documented request works as written, and its category is marketing", async () => {
    const made = await salon.call(list.POST, {
      body: {
        name: "welcome_message",
        body: "Hello {{ first_name }}! Welcome to {{ city }}.",
        placeholders: ["first_name", "city"],
      },
    });
    expect(made.status).toBe(201);
    expect(made.json).toMatchObject({ category: "marketing", placeholders: ["first_name", "city"] });
  });

  test("declared placeholders must be those of the text, and every difference is named", async () => {
    const refused = await create({ body: "Hi {{a}} {{b}}", placeholders: ["a", "c"] });
    expect(refused.status).toBe(422);
    expect(codesOf(refused.json)).toEqual(["undeclared_placeholder", "missing_placeholder"]);
    expect(refused.text).toContain("{{b}}");
  });

  test.each([
    [{ body: "Hi {{name" }, "malformed_placeholder"],
    [{ body: "Hi {{ }}" }, "malformed_placeholder"],
    [{ body: "{{constructor}}" }, "unknown_variable"],
    [{ body: "{{env}}" }, "unknown_variable"],
    [{ body: "Reply CANCEL to cancel" }, "reserved_reply_word"],
    [{ body: " " }, "body_empty"],
    [{}, "body_required"],
    [{ body: "x".repeat(1601) }, "too_big"],
    [{ body: "x", workspace_id: 1 }, "unknown_field"],
    [{ body: "x", template_body: "y" }, "unknown_field"],
    [{ body: "x", bodies: { "no language!": "y" } }, "invalid_key"],
    [{ body: "x", category: "promo" }, "invalid_value"],
    [{ body: 7 }, "invalid_type"],
  ])("%j is refused as %s", async (body, code) => {
    const refused = await create(body);
    expect(refused.status).toBe(422);
    expect(codesOf(refused.json)).toContain(code);
  });

  test("a name in use answers 409, in another workspace it is free", async () => {
    await create({ name: "taken", body: "x" });
    const again = await create({ name: "taken", body: "x" });
    expect([again.status, again.json.code]).toEqual([409, "template_exists"]);
    expect((await create({ name: "taken", body: "x" }, other)).status).toBe(201);
  });

  test("texts by language need no main text: the workspace's language is it", async () => {
    const made = await create({ bodies: { "pt-br": "Oi {{name}}", en: "Hi {{name}}" } });
    expect(made.json).toMatchObject({
      body: "Hi {{name}}",
      bodies: { "pt-BR": "Oi {{name}}", en: "Hi {{name}}" },
    });
  });
});

describe("changing", () => {
  test("a new text is a new version and the old one stays as it was", async () => {
    const made = await create({ body: "one {{a}}", category: "order" });
    const changed = await salon.call(one.PATCH, {
      method: "PATCH",
      params: idOf(made.json),
      body: { body: "two {{b}}" },
    });
    expect(changed.json).toMatchObject({ version: 2, body: "two {{b}}", placeholders: ["b"] });
    const kept = await salon.call(versions.GET, { params: idOf(made.json) });
    expect((kept.json.data as { body: string }[]).map((row) => row.body)).toEqual(["two {{b}}", "one {{a}}"]);
  });

  test("a change that leaves the text alone adds no version", async () => {
    const made = await create({ body: "same {{a}}" });
    const changed = await salon.call(one.PATCH, {
      method: "PATCH",
      params: idOf(made.json),
      body: { is_active: false, body: "same {{a}}", category: "order" },
    });
    expect(changed.json).toMatchObject({ version: 1, is_active: false, category: "order" });
  });

  test("twenty concurrent edits make twenty versions", async () => {
    const made = await create({ body: "start" });
    const edits = Array.from({ length: 20 }, (_, i) =>
      salon.call(one.PATCH, { method: "PATCH", params: idOf(made.json), body: { body: `edit ${i}` } }),
    );
    expect((await Promise.all(edits)).map((reply) => reply.status)).toEqual(Array(20).fill(200));
    expect((await salon.call(one.GET, { params: idOf(made.json) })).json.version).toBe(21);
  });
});

describe("deleting", () => {
  test("an unused template is gone", async () => {
    const made = await create({ body: "x" });
    const gone = await salon.call(one.DELETE, { method: "DELETE", params: idOf(made.json) });
    expect(gone.json).toEqual({ id: made.json.id, outcome: "deleted" });
    expect((await salon.call(one.GET, { params: idOf(made.json) })).status).toBe(404);
  });

  test("a used template is archived, keeps its texts and gives its name back", async () => {
    const made = await create({ name: "used", body: "x" });
    await sendFrom(salon.workspaceId, Number(made.json.id));
    const gone = await salon.call(one.DELETE, { method: "DELETE", params: idOf(made.json) });
    expect(gone.json.outcome).toBe("archived");
    const kept = await salon.call(one.GET, { params: idOf(made.json) });
    expect(kept.json).toMatchObject({ is_active: false, body: "x" });
    expect(kept.json.archived_at).not.toBeNull();
    expect((await create({ name: "used", body: "y" })).status).toBe(201);
    const again = await salon.call(one.PATCH, {
      method: "PATCH",
      params: idOf(made.json),
      body: { is_active: true },
    });
    expect([again.status, again.json.code]).toEqual([409, "template_archived"]);
  });
});

describe("previewing", () => {
  test("S1's documented request works as written", async () => {
    const made = await create({
      body: "Hi {{customer_name}}, your order #{{order_number}} is ready!",
      category: "order",
    });
    const shown = await salon.call(preview.POST, {
      params: idOf(made.json),
      body: { customer_name: "John Doe", order_number: "ORD-123" },
    });
    expect(shown.status).toBe(200);
    expect(shown.json).toMatchObject({
      body: "Hi John Doe, your order #ORD-123 is ready!",
      encoding: "GSM-7",
      segments: 1,
      missing_variables: [],
      unknown_variables: [],
      warnings: [],
      estimated_cost_micros: 12_800,
      gsm_safe: null,
    });
  });

  test("missing variables stay visible and are named; extra ones are named", async () => {
    const made = await create({ body: "Hi {{name}}, {{day}}", category: "order" });
    const shown = await salon.call(preview.POST, { params: idOf(made.json), body: { name: "Ann", tip: 3 } });
    expect(shown.json).toMatchObject({
      body: "Hi Ann, {{day}}",
      missing_variables: ["day"],
      unknown_variables: ["tip"],
    });
  });

  test("a value with braces is shown, never filled again", async () => {
    const made = await create({ body: "{{a}} {{b}}", category: "order" });
    const shown = await salon.call(preview.POST, { params: idOf(made.json), body: { a: "{{b}}", b: "x" } });
    expect(shown.json.body).toBe("{{b}} x");
  });

  test("curly quotes show what plain ones would save", async () => {
    const made = await create({ body: `${"a".repeat(100)}{{q}}`, category: "order" });
    const shown = await salon.call(preview.POST, { params: idOf(made.json), body: { q: "’" } });
    expect(shown.json).toMatchObject({
      encoding: "UCS-2",
      segments: 2,
      unicode_characters: ["’"],
      gsm_safe: { segments: 1 },
    });
  });

  test("a marketing text that names the business by variable draws no warning for it", async () => {
    const made = await create({ body: "{{restaurant_name}}: 20% off. Reply STOP to opt out." });
    const shown = await salon.call(preview.POST, {
      params: idOf(made.json),
      body: { restaurant_name: "Elsewhere" },
    });
    expect(shown.json.warnings).toEqual([]);
  });
});

describe("lists and tenants", () => {
  test("filters narrow, unknown ones are refused", async () => {
    await create({ name: "100%_sure", body: "x", category: "reminder" });
    const found = await salon.call(list.GET, { query: "category=reminder&is_active=true&name=0%25_S" });
    expect((found.json.data as { name: string }[]).map((row) => row.name)).toEqual(["100%_sure"]);
    expect((await salon.call(list.GET, { query: "sort=phone" })).status).toBe(400);
    expect((await salon.call(list.GET, { query: "is_active=maybe" })).status).toBe(400);
    expect((await salon.call(list.GET, { query: "cursor=nonsense" })).status).toBeLessThan(500);
  });

  test("pages follow each other without a gap", async () => {
    const seen: number[] = [];
    let cursor = "";
    do {
      const page = await salon.call(list.GET, { query: `limit=3${cursor && `&cursor=${cursor}`}` });
      seen.push(...(page.json.data as { id: number }[]).map((row) => row.id));
      cursor = String(page.json.next_cursor ?? "");
    } while (cursor);
    const whole = await salon.call(list.GET, { query: "limit=200" });
    expect(seen).toEqual((whole.json.data as { id: number }[]).map((row) => row.id));
  });

  test("another tenant's template answers byte by byte like one that never was", async () => {
    const theirs = await create({ body: "secret" }, other);
    const random = { id: "999999999" };
    const doors = [
      [one.GET, {}],
      [one.PATCH, { method: "PATCH", body: { name: "x" } }],
      [one.DELETE, { method: "DELETE" }],
      [versions.GET, {}],
      [preview.POST, { body: {} }],
    ] as const;
    for (const [door, request] of doors) {
      const foreign = await salon.call(door, { ...request, params: idOf(theirs.json) });
      const nothing = await salon.call(door, { ...request, params: random });
      expect(foreign.status).toBe(404);
      expect(foreign.text).toBe(nothing.text);
    }
    const mine = await salon.call(list.GET, { query: "limit=200" });
    expect(mine.text).not.toContain("secret");
    expect((await other.call(one.GET, { params: idOf(theirs.json) })).json.body).toBe("secret");
  });

  test("a reading key writes nothing", async () => {
    const reader = await testTenant({}, ["templates:read"]);
    const refused = await reader.call(list.POST, { body: { name: "x", body: "x" } });
    expect([refused.status, refused.json.code]).toEqual([403, "insufficient_scope"]);
  });
});

async function sendFrom(workspaceId: number, templateId: number): Promise<void> {
  await withWorkspace(workspaceId, async (tx) => {
    const sql = raw(tx);
    await sql`insert into contacts (workspace_id, source, phone_idx) values (${workspaceId}, 'test', 'someone')`;
    await sql`insert into senders (workspace_id, name) values (${workspaceId}, 'test')`;
    await sql`insert into messages (workspace_id, direction, channel, category, contact_id, sender_id, phone_idx, phone_last4,
        body, encoding, segments, template_id, template_version, priority, due_at, status, actor_kind)
      select ${workspaceId}, 'outbound', 'sms', 'order', c.id, s.id, 'someone', '0100', 'x', 'GSM-7', 1, ${templateId}, 1, 3,
        now(), 'sent', 'system' from contacts c, senders s where c.workspace_id = ${workspaceId} and s.workspace_id = ${workspaceId}
      limit 1`;
  });
}
