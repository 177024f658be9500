import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "@/db/testing";
import type { Reply, TestTenant } from "@/lib/http/testing";

process.env.PARLEY_PLATFORM_KEY = "platform key of these tests";
await testDatabase();
const { raw, withWorkspace } = await import("@/db/client");
const { callRoute, testTenant } = await import("@/lib/http/testing");
const { sha256 } = await import("@/lib/crypto");
const clients = await import("@/app/api/v1/clients/route");
const client = await import("@/app/api/v1/clients/[id]/route");
const keys = await import("@/app/api/v1/api-keys/route");
const key = await import("@/app/api/v1/api-keys/[id]/route");
const workspace = await import("@/app/api/v1/workspace/route");
const audit = await import("@/app/api/v1/audit-events/route");
const templates = await import("@/app/api/v1/templates/route");
const { findMalformed, findPlaceholders } = await import("@/lib/templates/placeholders");
const { completeTexts } = await import("@/lib/templates/texts");
const { countSegments } = await import("@/lib/templates/segments");
const { lint } = await import("@/lib/templates/linter");
const { defaultTemplates } = await import("./default-templates");
const { defaultSender } = await import("./default-sender");
const { signIn } = await import("@/lib/auth/sign-in");
const { signInThrottle } = await import("@/lib/http/sign-in-throttle");

const platform = "platform key of these tests";
let salon: TestTenant;
let other: TestTenant;

beforeAll(async () => {
  salon = await testTenant({ name: "Bella Salon" });
  other = await testTenant({ name: "Secret Bistro" });
});

const open = (body: unknown, headers: Record<string, string> = {}) =>
  callRoute(clients.POST, platform, { body, headers });
const idOf = (reply: Reply) => ({ id: String(reply.json.id) });
const withKey = (text: unknown) => String(text);

describe("the operator's clients", () => {
  test("a new client has a working key, six templates and a sender", async () => {
    const made = await open({
      name: "Blue Door",
      kind: "restaurant",
      email: "hi@bluedoor.example",
      time_zone: "Europe/Paris",
    });
    expect(made.status).toBe(201);
    expect(made.json).toMatchObject({
      name: "Blue Door",
      time_zone: "Europe/Paris",
      status: "active",
      quiet_hours: { start: "22:00", end: "08:00" },
    });
    expect(made.json.api_key).toMatch(/^sk_[A-Za-z0-9_-]{32,}$/);
    const own = await callRoute(workspace.GET, withKey(made.json.api_key));
    expect(own.json).toEqual({ ...made.json, api_key: undefined });
    const listed = await callRoute(templates.GET, withKey(made.json.api_key));
    expect(listed.json.data).toHaveLength(6);
    const id = Number(made.json.id);
    const [sender] = await withWorkspace(id, (tx) => raw(tx)`select number, is_default from senders`);
    expect(sender).toMatchObject({ number: expect.stringMatching(/^\+1\d{10}$/), is_default: true });
  });

  test("the owner named with a client can sign in, and the password is nowhere in clear", async () => {
    const owner = { name: "Rosa", email: "Rosa@Bluedoor.example", password: "a long enough secret" };
    const made = await open({ name: "Owned", owner });
    expect(made.status).toBe(201);
    expect(JSON.stringify(made.json)).not.toContain(owner.password);
    const signedIn = await signIn(owner, "203.0.113.7", signInThrottle);
    expect(signedIn).toMatchObject({ ok: true });
    const members = await withWorkspace(Number(made.json.id), (tx) => raw(tx)`select role from memberships`);
    expect(members).toEqual([{ role: "owner" }]);
    expect((await open({ name: "Short", owner: { ...owner, password: "short" } })).status).toBe(422);
  });

  test("only the hash of a key is stored", async () => {
    const made = await open({ name: "Hash House" });
    const text = withKey(made.json.api_key);
    const rows = await withWorkspace(Number(made.json.id), (tx) => raw(tx)`select * from api_keys`);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ hash: sha256(text), prefix: text.slice(0, 9) });
    const trail = await withWorkspace(Number(made.json.id), (tx) => raw(tx)`select * from audit_events`);
    expect(JSON.stringify([rows, trail])).not.toContain(text.slice(9));
  });

  test("a repeated request gets the same client and never the key again", async () => {
    const headers = { "Idempotency-Key": "once" };
    const first = await open({ name: "Once Only" }, headers);
    const again = await open({ name: "Once Only" }, headers);
    expect(again.status).toBe(201);
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    expect(again.json).toEqual({ ...first.json, api_key: null });
    expect((await open({ name: "Twice" }, headers)).json.code).toBe("idempotency_key_reused");
  });

  test("a suspended client's key is told so, an active one works again", async () => {
    const made = await open({ name: "Late Payer" });
    const text = withKey(made.json.api_key);
    const set = (status: string) =>
      callRoute(client.PATCH, platform, { method: "PATCH", params: idOf(made), body: { status } });
    expect((await set("suspended")).json.status).toBe("suspended");
    expect(await callRoute(workspace.GET, text)).toMatchObject({
      status: 403,
      json: { code: "workspace_inactive" },
    });
    expect((await set("suspended")).status).toBe(200);
    await set("active");
    expect((await callRoute(workspace.GET, text)).status).toBe(200);
    const trail = await callRoute(audit.GET, text);
    const verbs = (trail.json.data as { verb: string }[]).map(({ verb }) => verb);
    expect(verbs).toEqual([
      "workspace.reactivated",
      "workspace.suspended",
      "api_key.created",
      "workspace.created",
    ]);
  });

  test("with a tenant's key these doors do not exist, with none or a wrong one they ask for one", async () => {
    const body = { name: "Mine" };
    for (const reply of [
      await salon.call(clients.GET),
      await salon.call(clients.POST, { body }),
      await salon.call(client.PATCH, {
        method: "PATCH",
        params: { id: String(other.workspaceId) },
        body: { status: "suspended" },
      }),
    ]) {
      expect(reply).toMatchObject({ status: 404, json: { code: "not_found" } });
    }
    const missing = await callRoute(clients.GET, null);
    const unknown = await callRoute(clients.GET, "sk_unknown_unknown_unknown_unknown");
    expect([missing.status, unknown.status]).toEqual([401, 401]);
    expect(missing.text).toBe(unknown.text);
  });

  test("a client that never was is not found", async () => {
    const reply = await callRoute(client.PATCH, platform, {
      method: "PATCH",
      params: { id: "987654321" },
      body: { status: "active" },
    });
    expect(reply.status).toBe(404);
  });

  test("clients are listed in pages", async () => {
    const first = await callRoute(clients.GET, platform, { query: "limit=2" });
    const next = await callRoute(clients.GET, platform, {
      query: `limit=2&cursor=${String(first.json.next_cursor)}`,
    });
    const ids = [first, next].flatMap((page) => (page.json.data as { id: number }[]).map(({ id }) => id));
    expect(ids).toHaveLength(4);
    expect(ids).toEqual(ids.toSorted((a, b) => b - a));
    expect(first.text).not.toContain("sk_");
  });

  test.each([
    [{}, "name"],
    [{ name: "" }, "name"],
    [{ name: "A", workspace_id: 1 }, "workspace_id"],
    [{ name: "A", time_zone: "Mars/Olympus" }, "time_zone"],
    [{ name: "A", default_country: "XX" }, "default_country"],
    [{ name: "A", quiet_hours: { start: "25:00", end: "08:00" } }, "quiet_hours.start"],
    [{ name: "A", quiet_hours: { start: "08:00", end: "08:00" } }, "quiet_hours"],
    [{ name: "A", status: "suspended" }, "status"],
    [{ name: "A", retention_days: 1e99 }, "retention_days"],
  ])("%j is refused at %s", async (body, path) => {
    const reply = await open(body);
    expect(reply.status).toBe(422);
    expect((reply.json.errors as { path: string }[])[0]?.path).toBe(path);
  });
});

describe("API keys", () => {
  const create = (tenant: TestTenant, body: unknown, headers: Record<string, string> = {}) =>
    tenant.call(keys.POST, { body, headers });

  test("a new key may do what it was given and nothing else", async () => {
    const made = await create(salon, { name: "Reader", scopes: ["workspace:read"] });
    expect(made.status).toBe(201);
    const text = withKey(made.json.api_key);
    expect((await callRoute(workspace.GET, text)).status).toBe(200);
    const write = await callRoute(workspace.PATCH, text, { method: "PATCH", body: { name: "Mine now" } });
    expect(write).toMatchObject({ status: 403, json: { code: "insufficient_scope" } });
  });

  test("a key cannot make a key that may more than itself", async () => {
    const maker = await create(salon, { name: "Maker", scopes: ["api_keys:write"] });
    const reply = await callRoute(keys.POST, withKey(maker.json.api_key), {
      body: { name: "Bigger", scopes: ["contacts:read"] },
    });
    expect(reply).toMatchObject({ status: 403, json: { code: "insufficient_scope" } });
  });

  test("a revoked key answers like one that never was, from the next request on", async () => {
    const made = await create(salon, { name: "Short life", scopes: ["workspace:read"] });
    const text = withKey(made.json.api_key);
    expect((await callRoute(workspace.GET, text)).status).toBe(200);
    const revoked = await salon.call(key.DELETE, { method: "DELETE", params: idOf(made) });
    expect(revoked.json.revoked_at).not.toBeNull();
    expect((await salon.call(key.DELETE, { method: "DELETE", params: idOf(made) })).json.revoked_at).toBe(
      revoked.json.revoked_at,
    );
    const gone = await callRoute(workspace.GET, text);
    const unknown = await callRoute(workspace.GET, `sk_${"x".repeat(43)}`);
    const missing = await callRoute(workspace.GET, null);
    const odd = await callRoute(workspace.GET, "not a key");
    expect(gone.status).toBe(401);
    expect(new Set([gone.text, unknown.text, missing.text, odd.text]).size).toBe(1);
  });

  test("another tenant's key answers exactly like one that never was", async () => {
    const theirs = await create(other, { name: "Theirs", scopes: ["workspace:read"] });
    const foreign = await salon.call(key.DELETE, { method: "DELETE", params: idOf(theirs) });
    const random = await salon.call(key.DELETE, { method: "DELETE", params: { id: "987654321" } });
    expect(foreign.status).toBe(404);
    expect(foreign.text).toBe(random.text);
    expect((await callRoute(workspace.GET, withKey(theirs.json.api_key))).status).toBe(200);
    expect((await salon.call(keys.GET)).text).not.toContain("Theirs");
  });

  test("the list and a replay never show a key", async () => {
    const headers = { "Idempotency-Key": "a key once" };
    const made = await create(salon, { name: "Hidden", scopes: ["workspace:read"] }, headers);
    const again = await create(salon, { name: "Hidden", scopes: ["workspace:read"] }, headers);
    expect(again.json).toEqual({ ...made.json, api_key: null });
    const listed = await salon.call(keys.GET);
    expect(listed.text).not.toContain(withKey(made.json.api_key).slice(9));
    expect(listed.text).not.toContain("hash");
    const stored = await withWorkspace(salon.workspaceId, (tx) => raw(tx)`select * from idempotency_keys`);
    expect(JSON.stringify(stored)).not.toContain(withKey(made.json.api_key));
  });

  test.each([
    { name: "No scopes" },
    { name: "Empty", scopes: [] },
    { name: "Odd", scopes: ["everything:write"] },
    { name: "Proto", scopes: ["__proto__"] },
    { name: "\u0000", scopes: ["workspace:read"] },
  ])("%j is refused", async (body) => {
    expect((await create(salon, body)).status).toBe(422);
  });
});

describe("settings", () => {
  const change = (body: unknown, tenant = salon) => tenant.call(workspace.PATCH, { method: "PATCH", body });

  test("what is given changes, the rest stays, and the trail tells both values", async () => {
    const before = await salon.call(workspace.GET);
    const reply = await change({
      quiet_hours: null,
      frequency_cap: { per_day: null, per_week: 2 },
      language: "pt_br",
    });
    expect(reply.json).toEqual({
      ...before.json,
      version: Number(before.json.version) + 1,
      quiet_hours: null,
      frequency_cap: { per_day: null, per_week: 2 },
      language: "pt-BR",
    });
    const trail = await salon.call(audit.GET, { query: "verb=workspace.updated&limit=1" });
    expect(trail.json.data).toMatchObject([
      { before: { language: "en" }, after: { language: "pt-BR" }, subject_type: "workspace" },
    ]);
  });

  test("changing nothing leaves no trace", async () => {
    const count = async () => ((await salon.call(audit.GET)).json.data as unknown[]).length;
    const before = await count();
    expect((await change({})).status).toBe(200);
    expect(await count()).toBe(before);
  });

  test("another workspace sees neither the settings nor the trail", async () => {
    expect((await other.call(workspace.GET)).json.name).toBe("Secret Bistro");
    expect((await other.call(audit.GET)).text).not.toContain("workspace.updated");
  });

  test.each([
    { id: 1 },
    { status: "active" },
    { workspace_id: 1 },
    { is_demo: true },
    { allowed_countries: [] },
    { daily_quota: 0 },
    { name: null },
  ])("%j is refused", async (body) => {
    expect((await change(body)).status).toBe(422);
  });

  test.each(["verb=%00", "subject_id=abc", "subject_id=1e400", "limit=0", "cursor=zzz", "sort=phone"])(
    "the trail asked with %s is a refusal, not a failure",
    async (query) => {
      const { status } = await salon.call(audit.GET, { query });
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
    },
  );
});

describe("the default templates", () => {
  test.each(defaultTemplates.map((template) => [template.name, template] as const))(
    "%s is sound",
    (_, { body, category, placeholders }) => {
      expect(findMalformed(body)).toEqual([]);
      expect(findPlaceholders(body).toSorted()).toEqual(placeholders.toSorted());
      expect(completeTexts({ body, bodies: {} }, placeholders).ok).toBe(true);
      expect(lint(body, { category, businessName: null })).toEqual([]);
      expect(countSegments(body)).toMatchObject({ encoding: "GSM-7", segments: expect.any(Number) });
    },
  );

  test("they use the variables of the brief and no others", () => {
    const byName = Object.fromEntries(
      defaultTemplates.map(({ name, placeholders }) => [name, placeholders.toSorted()]),
    );
    expect(byName).toEqual({
      "Reservation Confirmation": [
        "confirmation_code",
        "customer_name",
        "date",
        "party_size",
        "restaurant_name",
        "time",
      ],
      "Reservation Reminder": ["party_size", "restaurant_name", "time"],
      "Order Ready": ["customer_name", "order_number", "restaurant_name"],
      "Order Delivered": ["order_number", "restaurant_name"],
      "Authentication Code": ["code", "restaurant_name"],
      "Marketing Promotion": ["discount", "promo_code", "promotion_text", "restaurant_name"],
    });
  });
});

describe("the default sender", () => {
  const real = { isSandbox: false, TWILIO_PHONE_NUMBER: undefined, TWILIO_MESSAGING_SERVICE_SID: undefined };

  test("in the sandbox every workspace has a number of its own", () => {
    const numbers = Array.from(
      { length: 3_000 },
      (_, i) => defaultSender(i + 1, { ...real, isSandbox: true })?.number,
    );
    expect(new Set(numbers).size).toBe(3_000);
    for (const number of numbers) expect(number).toMatch(/^\+1\d{10}$/);
  });

  test("with a real carrier it is the installation's, or none", () => {
    expect(defaultSender(1, real)).toBeNull();
    expect(defaultSender(1, { ...real, TWILIO_PHONE_NUMBER: "+12125550123" })).toMatchObject({
      number: "+12125550123",
    });
    const service = `MG${"a".repeat(32)}`;
    expect(defaultSender(1, { ...real, TWILIO_MESSAGING_SERVICE_SID: service })).toMatchObject({
      messagingServiceSid: service,
    });
  });
});
