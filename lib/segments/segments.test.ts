import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "@/db/testing";
import type { TestTenant } from "@/lib/http/testing";
import { type AuditFact, auditSentence } from "@/lib/workspaces/audit-sentence";

await testDatabase();
const { testTenant } = await import("@/lib/http/testing");
const { raw, withWorkspace } = await import("@/db/client");
const { roleScopes } = await import("@/lib/actor");
const { countMembers, loadAudience, memberIds } = await import("./audience");
const { listPaths } = await import("./queries");
const contacts = await import("@/app/api/v1/contacts/route");
const fields = await import("@/app/api/v1/contact-attributes/route");
const field = await import("@/app/api/v1/contact-attributes/[id]/route");
const templates = await import("@/app/api/v1/templates/route");
const audit = await import("@/app/api/v1/audit-events/route");
const list = await import("@/app/api/v1/segments/route");
const one = await import("@/app/api/v1/segments/[id]/route");
const members = await import("@/app/api/v1/segments/[id]/contacts/route");
const archive = await import("@/app/api/v1/segments/[id]/archive/route");
const restore = await import("@/app/api/v1/segments/[id]/restore/route");
const duplicate = await import("@/app/api/v1/segments/[id]/duplicate/route");
const paths = await import("@/app/api/v1/segments/paths/route");
const preview = await import("@/app/api/v1/segments/preview/route");

let salon: TestTenant;
let other: TestTenant;
beforeAll(async () => {
  salon = await testTenant({ name: "Bella Salon" });
  other = await testTenant({ name: "Other" });
});

let last = 0;
const addPerson = (body: Record<string, unknown> = {}, tenant = salon) =>
  tenant.call(contacts.POST, { body: { phone: `+1415554${String(1000 + ++last)}`, ...body } });
const vip = { path: "tags", op: "eq", value: "vip" };
const create = (name: string, definition: unknown = vip, tenant = salon) =>
  tenant.call(list.POST, { body: { name, definition } });
const at = (id: unknown, method?: string, body?: unknown) => ({
  params: { id: String(id) },
  ...(method ? { method } : {}),
  ...(body === undefined ? {} : { body }),
});
const faultsOf = (json: Record<string, unknown>) =>
  (json.errors as { path: string; code: string }[]).map(({ path, code }) => `${path} ${code}`);
const count = (definition: unknown, tenant = salon) => tenant.call(preview.POST, { body: { definition } });

describe("a segment's life", () => {
  test("S4's documented request works as written", async () => {
    await addPerson({ attributes: { plan: "premium" } });
    const made = await create("premium_users", {
      filters: [{ path: "attributes.plan", op: "eq", value: "premium" }],
    });
    expect(made.status).toBe(201);
    expect(made.json).toMatchObject({
      name: "premium_users",
      sentence: "People whose plan is “premium”",
      problems: [],
      version: 1,
      is_archived: false,
      definition: { filters: [{ path: "attributes.plan", op: "eq", value: "premium" }] },
    });
    const { json } = await salon.call(members.GET, at(made.json.id));
    expect((json.data as unknown[]).length).toBe(1);
  });

  test("two people editing: the slower one is told, and of ten at once one is taken", async () => {
    const { id } = (await create("Edited")).json;
    const replies = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        salon.call(one.PATCH, at(id, "PATCH", { name: `Edited ${n}`, version: 1 })),
      ),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(409)]);
    const late = await salon.call(one.PATCH, at(id, "PATCH", { name: "Late", version: 1 }));
    expect(late.json.code).toBe("segment_changed");
    const now = (await salon.call(one.GET, at(id))).json;
    expect(now.version).toBe(2);
    const kept = await salon.call(one.PATCH, at(id, "PATCH", { description: "Ours", version: 2 }));
    expect(kept.json).toMatchObject({ description: "Ours", name: now.name, version: 3, definition: vip });
  });

  test("a name is used once, and free again after deletion, archiving and in another workspace", async () => {
    const first = (await create("Regulars")).json;
    expect((await create("Regulars")).json).toMatchObject({ status: 409, code: "segment_exists" });
    expect((await create("Regulars", vip, other)).status).toBe(201);
    expect((await salon.call(one.DELETE, at(first.id, "DELETE"))).json.outcome).toBe("deleted");
    expect((await salon.call(one.GET, at(first.id))).status).toBe(404);
    const second = (await create("Regulars")).json;
    expect((await salon.call(archive.POST, at(second.id, "POST"))).json.is_archived).toBe(true);
    expect((await create("Regulars")).status).toBe(201);
    const back = await salon.call(restore.POST, at(second.id, "POST"));
    expect(back.json).toMatchObject({ name: "Regulars 2", is_archived: false });
    const copy = await salon.call(duplicate.POST, at(second.id, "POST"));
    expect(copy.json).toMatchObject({ name: "Regulars 2 (copy)", definition: vip, version: 1 });
  });

  test("one that a campaign points at is archived instead of deleted, and can come back", async () => {
    const { id } = (await create("Pointed at")).json;
    const template = await salon.call(templates.POST, {
      body: { name: "offer", category: "order", body: "Hi" },
    });
    await withWorkspace(
      salon.workspaceId,
      (tx) => raw(tx)`
      insert into campaigns (workspace_id, name, template_id, exclude_segment_id, limits, actor_kind, actor_name)
      values (${salon.workspaceId}, 'Spring', ${Number(template.json.id)}, ${Number(id)}, '{}', 'key', 'test')`,
    );
    expect((await salon.call(one.GET, at(id, "GET"))).json.usage).toEqual({
      drafts: 1,
      underway: 0,
      over: 0,
    });
    expect((await salon.call(one.DELETE, at(id, "DELETE"))).json).toEqual({ id, outcome: "archived" });
    expect((await salon.call(one.PATCH, at(id, "PATCH", { name: "X" }))).json.code).toBe("segment_archived");
    expect((await salon.call(restore.POST, at(id, "POST"))).json.name).toBe("Pointed at");
  });

  test("lists by page and words, archived ones apart", async () => {
    const shop = await testTenant();
    for (const name of ["Alpha team", "Beta 100%", "Gamma team"]) await create(name, vip, shop);
    const gone = (await create("Delta team", vip, shop)).json;
    await shop.call(archive.POST, at(gone.id, "POST"));
    const names = async (query: string) =>
      ((await shop.call(list.GET, { query })).json.data as { name: string }[]).map(({ name }) => name);
    expect(await names("")).toEqual(["Gamma team", "Beta 100%", "Alpha team"]);
    expect(await names("q=TEAM+a")).toEqual(["Gamma team", "Alpha team"]);
    expect(await names("q=%25")).toEqual(["Beta 100%"]);
    expect(await names("archived=true")).toEqual(["Delta team"]);
    const first = (await shop.call(list.GET, { query: "limit=2" })).json;
    expect(await names(`limit=2&cursor=${first.next_cursor}`)).toEqual(["Alpha team"]);
  });

  test("who did what is written down in words", async () => {
    const { json } = await salon.call(audit.GET, { query: "limit=100" });
    const sentences = (json.data as AuditFact[]).map(auditSentence);
    expect(sentences).toContain("test created the segment “premium_users”.");
    expect(sentences).toContain("test archived the segment “Pointed at”.");
    expect(sentences).toContain("test restored the segment “Pointed at”.");
    expect(sentences).toContain("test deleted the segment “Regulars”.");
  });
});

describe("another workspace", () => {
  test("sees none of it, and its ids answer like ids that never were", async () => {
    const { id } = (await create("Private")).json;
    for (const [handler, request] of [
      [one.GET, at(id)],
      [one.PATCH, at(id, "PATCH", { name: "Mine" })],
      [one.DELETE, at(id, "DELETE")],
      [members.GET, at(id)],
      [archive.POST, at(id, "POST")],
      [restore.POST, at(id, "POST")],
      [duplicate.POST, at(id, "POST")],
    ] as const) {
      const foreign = await other.call(handler, request);
      const never = await other.call(handler, { ...request, params: { id: "987654321" } });
      expect(foreign.status).toBe(404);
      expect(foreign.text).toBe(never.text);
    }
    const text = (await other.call(list.GET)).text + (await other.call(paths.GET)).text;
    expect(text).not.toContain("Private");
    const excluded = await other.call(preview.POST, {
      body: { definition: { all: [] }, exclude_segment_id: id },
    });
    expect(faultsOf(excluded.json)).toEqual(["exclude_segment_id segment_not_found"]);
  });

  test("scopes are asked: reading people needs both", async () => {
    const narrow = await testTenant({}, ["segments:read"]);
    expect((await narrow.call(list.GET)).status).toBe(200);
    expect((await narrow.call(paths.GET)).status).toBe(200);
    expect((await count(vip, narrow)).status).toBe(403);
    expect((await narrow.call(list.POST, { body: { name: "x", definition: vip } })).status).toBe(403);
  });
});

describe("a field that is no more", () => {
  const load = (id: unknown, as: "segment_id" | "exclude_segment_id" = "segment_id") =>
    withWorkspace(salon.workspaceId, (tx) =>
      loadAudience(tx, salon.workspaceId, {
        segmentId: as === "segment_id" ? Number(id) : null,
        excludeSegmentId: as === "segment_id" ? null : Number(id),
      }),
    );

  test("is named by the segments that use it, and no campaign can start with them", async () => {
    const made = await salon.call(fields.POST, {
      body: { key: "loyalty", label: "Loyalty", kind: "choice", options: ["Gold"] },
    });
    const definition = { all: [vip, { path: "attributes.loyalty", op: "eq", value: "Gold" }] };
    const { id } = (await create("Loyal", definition)).json;
    expect(await load(id)).toEqual({ segment: definition, exclude: null });
    await salon.call(field.PATCH, at(made.json.id, "PATCH", { archived: true }));
    const problem = {
      path: "definition.all.1.path",
      code: "field_deleted",
      message: "The field “Loyalty” was deleted. Choose another, or bring it back.",
    };
    expect((await salon.call(one.GET, at(id))).json).toMatchObject({
      problems: [problem],
      sentence: "People tagged vip whose loyalty is “Gold”",
    });
    expect((await salon.call(members.GET, at(id))).json.errors).toEqual([problem]);
    expect((await count(definition)).json.errors).toEqual([problem]);
    await expect(load(id)).rejects.toMatchObject({
      status: 422,
      extra: { errors: [{ path: "segment_id", code: "segment_broken" }] },
    });
    await expect(load(id, "exclude_segment_id")).rejects.toMatchObject({
      extra: { errors: [{ path: "exclude_segment_id" }] },
    });
    // The name alone can still be changed, and bringing the field back heals it.
    expect((await salon.call(one.PATCH, at(id, "PATCH", { name: "Loyal ones" }))).status).toBe(200);
    await salon.call(field.PATCH, at(made.json.id, "PATCH", { archived: false, options: ["Silver"] }));
    expect((await salon.call(one.GET, at(id))).json.problems).toMatchObject([
      { path: "definition.all.1.value", code: "invalid_value" },
    ]);
    await salon.call(field.PATCH, at(made.json.id, "PATCH", { options: ["Silver", "Gold"] }));
    expect((await salon.call(one.GET, at(id))).json.problems).toEqual([]);
  });

  test("one that nobody has is stored and told, never used: “is not” would mean everybody", async () => {
    const { id, problems } = (await create("Typing error", { path: "attributes.pln", op: "neq", value: "x" }))
      .json;
    expect(problems).toMatchObject([{ path: "definition.path", code: "unknown_field" }]);
    await expect(load(id)).rejects.toMatchObject({ status: 422 });
    await addPerson({ attributes: { pln: "x" } });
    expect((await salon.call(one.GET, at(id))).json.problems).toEqual([]);
    expect((await load(id)).segment).toEqual({ path: "attributes.pln", op: "neq", value: "x" });
  });

  test("segments that are gone, archived or another's are refused where they were named", async () => {
    const { id } = (await create("Short-lived")).json;
    await salon.call(archive.POST, at(id, "POST"));
    await expect(load(id)).rejects.toMatchObject({
      extra: { errors: [{ path: "segment_id", code: "segment_archived" }] },
    });
    await salon.call(one.DELETE, at(id, "DELETE"));
    await expect(load(id)).rejects.toMatchObject({
      extra: { errors: [{ path: "segment_id", code: "segment_not_found" }] },
    });
    const foreign = (await create("Theirs", vip, other)).json;
    await expect(load(foreign.id)).rejects.toMatchObject({ status: 422 });
  });
});

describe("an audience", () => {
  test("is counted and paged newest first, without those to be left out", async () => {
    const shop = await testTenant();
    const ids: number[] = [];
    for (let n = 0; n < 7; n++)
      ids.push(Number((await addPerson({ tags: n % 2 ? ["vip"] : ["new", "vip"] }, shop)).json.id));
    const excluded = { path: "tags", op: "eq" as const, value: "new" };
    await withWorkspace(shop.workspaceId, async (tx) => {
      const everybody = { segment: null, exclude: null };
      expect(await countMembers(tx, shop.workspaceId, everybody)).toBe(7);
      expect(await memberIds(tx, shop.workspaceId, everybody, null, 3)).toEqual(ids.slice(4).reverse());
      expect(await memberIds(tx, shop.workspaceId, everybody, ids[4] ?? 0, 3)).toEqual(
        ids.slice(1, 4).reverse(),
      );
      const some = { segment: { path: "tags", op: "eq" as const, value: "vip" }, exclude: excluded };
      expect(await countMembers(tx, shop.workspaceId, some)).toBe(3);
      expect(await memberIds(tx, shop.workspaceId, some, null, 9)).toEqual([ids[5], ids[3], ids[1]]);
    });
    const { id } = (await create("New ones", excluded, shop)).json;
    const asked = await shop.call(preview.POST, {
      body: { definition: { all: [] }, exclude_segment_id: id },
    });
    expect(asked.json).toMatchObject({ count: 3, everybody: 7, sentence: "Everybody", problems: [] });
    expect(asked.text).not.toMatch(/\+1415/);
  });
});

test("the builder is told what there is: fields, choices, tags in use", async () => {
  const shop = await testTenant();
  await addPerson({ tags: ["balayage"] }, shop);
  await shop.call(fields.POST, { body: { key: "visits", label: "Visits", kind: "number" } });
  const gone = await shop.call(fields.POST, { body: { key: "old", label: "Old", kind: "text" } });
  await shop.call(field.PATCH, at(gone.json.id, "PATCH", { archived: true }));
  await shop.call(templates.POST, { body: { name: "offer", category: "order", body: "Hi" } });
  const { json } = await shop.call(paths.GET);
  const byPath = new Map((json.data as { path: string }[]).map((view) => [view.path, view]));
  expect(byPath.get("tags")).toMatchObject({
    kind: "tags",
    options: [{ value: "balayage", label: "balayage" }],
  });
  expect(byPath.get("attributes.visits")).toMatchObject({ label: "Visits", kind: "number", group: "fields" });
  expect(byPath.has("attributes.old")).toBe(false);
  expect(byPath.get("messages.template_id")).toMatchObject({ kind: "choice", options: [{ label: "offer" }] });
  expect(byPath.get("consent.whatsapp.program")).toMatchObject({ ops: ["eq", "neq", "in", "not_in"] });
  const viewer = {
    kind: "member" as const,
    workspaceId: shop.workspaceId,
    id: 1,
    name: "Ava",
    role: "viewer" as const,
    scopes: roleScopes.viewer,
    requestId: null,
    idempotencyKey: null,
  };
  expect((await listPaths(viewer)).data).toEqual(json.data);
});
