import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "@/db/testing";
import type { TestTenant } from "@/lib/http/testing";

await testDatabase();
const { testTenant } = await import("@/lib/http/testing");
const { raw, withWorkspace } = await import("@/db/client");
const { roleScopes } = await import("@/lib/actor");
const { revealNumber } = await import("./reveal-number");
const { exportContacts } = await import("./export-contacts");
const list = await import("@/app/api/v1/contacts/route");
const one = await import("@/app/api/v1/contacts/[id]/route");
const count = await import("@/app/api/v1/contacts/count/route");
const exported = await import("@/app/api/v1/contacts/export/route");
const notes = await import("@/app/api/v1/contacts/[id]/notes/route");
const note = await import("@/app/api/v1/contacts/[id]/notes/[noteId]/route");
const reveal = await import("@/app/api/v1/contacts/[id]/reveal/route");
const erasure = await import("@/app/api/v1/contacts/[id]/erasure/route");
const fields = await import("@/app/api/v1/contact-attributes/route");
const field = await import("@/app/api/v1/contact-attributes/[id]/route");
const tags = await import("@/app/api/v1/contact-tags/route");

let salon: TestTenant;
let other: TestTenant;
beforeAll(async () => {
  salon = await testTenant({ name: "Bella Salon" });
  other = await testTenant({ name: "Other" });
});

let last = 0;
const freshPhone = () => `+1415557${String(2000 + ++last).padStart(4, "0")}`;
const create = async (more: Record<string, unknown> = {}, tenant = salon) =>
  (await tenant.call(list.POST, { body: { phone: freshPhone(), ...more } })).json;
const at = (id: unknown, method?: string) => ({ params: { id: String(id) }, ...(method ? { method } : {}) });
const patch = (id: unknown, body: unknown, tenant = salon) =>
  tenant.call(one.PATCH, { ...at(id, "PATCH"), body });
const idsOf = (json: Record<string, unknown>) => (json.data as { id: number }[]).map((row) => row.id);
const find = async (query: string, tenant = salon) => idsOf((await tenant.call(list.GET, { query })).json);
const member = (workspaceId: number, role: "operator" | "viewer") => ({
  kind: "member" as const,
  workspaceId,
  id: 1,
  name: "Ava",
  role,
  scopes: roleScopes[role],
  requestId: null,
  idempotencyKey: null,
});

describe("two people editing one contact", () => {
  test("the slower one is told what was changed and by whom, and nothing is overwritten", async () => {
    const made = await create({ first_name: "Ann" });
    expect((await patch(made.id, { first_name: "Anna", tags: ["vip"], version: made.version })).status).toBe(
      200,
    );
    const late = await patch(made.id, { first_name: "Annie", version: made.version });
    expect(late.json).toMatchObject({ status: 409, code: "contact_changed" });
    expect(late.json.errors).toEqual([
      { path: "first_name", message: "Changed by test meanwhile.", code: "changed" },
      { path: "tags", message: "Changed by test meanwhile.", code: "changed" },
    ]);
    const now = (await salon.call(one.GET, at(made.id))).json;
    expect(now.first_name).toBe("Anna");
    expect((await patch(made.id, { first_name: "Annie", version: now.version })).json.first_name).toBe(
      "Annie",
    );
  });

  test("of ten at once exactly one is taken", async () => {
    const made = await create();
    const replies = await Promise.all(
      Array.from({ length: 10 }, (_, n) => patch(made.id, { first_name: `N${n}`, version: made.version })),
    );
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, ...Array(9).fill(409)]);
  });
});

describe("finding", () => {
  test("by words in any order, tag, field and consent; counted alike; never in another workspace", async () => {
    const shop = await testTenant();
    const given = { tags: ["vip"], attributes: { visits: 12, plan: "Gold club", since: "2025-03-04" } };
    const maria = await create(
      { first_name: "María", last_name: "Åkesson", email: "m@example.com", consent: { sms: true }, ...given },
      shop,
    );
    const bo = await create({ first_name: "Bo", consent: { sms: false }, attributes: { visits: 3 } }, shop);
    const nobody = await create({}, shop);
    await create({ first_name: "María", ...given }, other);
    const cases: [string, unknown[]][] = [
      ["q=kesson%20MAR%C3%8D", [maria.id]],
      ["q=m%40example", [maria.id]],
      ["q=b%25o", []],
      ["tag=vip", [maria.id]],
      ["attribute=plan&attribute_value=gold%20CLUB", [maria.id]],
      ["attribute=plan&attribute_rule=contains&attribute_value=club", [maria.id]],
      ["attribute=visits&attribute_rule=at_least&attribute_value=3", [bo.id, maria.id]],
      ["attribute=visits&attribute_rule=before&attribute_value=12", [bo.id]],
      ["attribute=since&attribute_rule=before&attribute_value=2026-01-01", [maria.id]],
      ["attribute=visits&attribute_rule=exists", [bo.id, maria.id]],
      ["attribute=plan&attribute_rule=at_least&attribute_value=3", []],
      ["consent=marketing", [maria.id]],
      ["consent=no_proof", [nobody.id]],
      ["consent=no_proof&q=bo", []],
      ["consent=stopped", []],
    ];
    for (const [query, ids] of cases) {
      expect([query, await find(query, shop)]).toEqual([query, ids]);
      const counted = (await shop.call(count.GET, { query })).json;
      expect([query, counted]).toEqual([query, { count: ids.length, is_more: false }]);
    }
    expect((await shop.call(count.GET)).json).toEqual({ count: 3, is_more: false });
  });

  test("odd names are kept, found and exported as they are", async () => {
    const odd = [
      "<script>alert(1)</script>",
      "=cmd|' /C calc'!A0",
      "مريم بنت سعيد",
      "\u202eevil",
      "👩‍👩‍👧‍👦 Family",
      "陳大文",
      "х".repeat(200),
      "O'Brien; drop table contacts;--",
      "%_\\",
    ];
    for (const name of odd) {
      const made = await create({ first_name: name });
      expect(made.first_name).toBe(name);
      expect(await find(`q=${encodeURIComponent(name.slice(0, 90))}`)).toContain(made.id);
    }
    const csv = (await salon.call(exported.GET)).text;
    expect(csv).toContain("'=cmd|");
    expect(csv).toContain("<script>");
  });
});

describe("export", () => {
  test("holds this workspace's people only, formulas as text, numbers masked unless a person may see them", async () => {
    const shop = await testTenant();
    const made = await create(
      {
        first_name: "+1+2",
        last_name: "-x",
        email: "a@example.com",
        tags: ["@tag", "b"],
        attributes: { "=k": "\tx" },
      },
      shop,
    );
    const csv = await shop.call(exported.GET);
    const [head, line] = csv.text.replace("\uFEFF", "").split("\n");
    expect(head?.endsWith(",'=k")).toBe(true);
    expect(line).toMatch(/^\d+,'\+1\+2,'-x,••• \d{4},a@example.com,,,,'@tag; b,no proof,allowed,.*,'\tx$/);
    expect(csv.text).not.toMatch(/\+1415|Bella|Hidden/);
    expect((await shop.call(exported.GET, { query: "numbers=full" })).status).toBe(403);
    const viewer = exportContacts(member(shop.workspaceId, "viewer"), full);
    await expect(viewer).rejects.toMatchObject({ status: 403 });
    const stream = await exportContacts(member(shop.workspaceId, "operator"), full);
    expect(await new Response(stream).text()).toMatch(/,\+1415\d{7},/);
    expect((await shop.call(exported.GET, { query: `ids=${made.id}` })).text.split("\n")).toHaveLength(3);
    expect((await other.call(exported.GET, { query: `ids=${made.id}` })).text.split("\n")).toHaveLength(2);
  });
  const full = { numbers: "full" as const, attribute_rule: "is" as const, attribute_value: "" };
});

describe("the number itself", () => {
  test("is shown to people who may change contacts, and written down", async () => {
    const phone = freshPhone();
    const made = (await salon.call(list.POST, { body: { phone } })).json;
    const id = Number(made.id);
    expect(await revealNumber(member(salon.workspaceId, "operator"), id)).toEqual({ phone });
    await expect(revealNumber(member(salon.workspaceId, "viewer"), id)).rejects.toMatchObject({
      status: 403,
    });
    await expect(revealNumber(member(other.workspaceId, "operator"), id)).rejects.toMatchObject({
      status: 404,
    });
    expect((await salon.call(reveal.POST, at(id, "POST"))).status).toBe(403);
    const audited = await withWorkspace(
      salon.workspaceId,
      (tx) =>
        raw(
          tx,
        )`select actor_name, after from audit_events where verb = 'contact.revealed' and subject_id = ${id}`,
    );
    expect([...audited]).toEqual([{ actor_name: "Ava", after: null }]);
  });
});

describe("notes", () => {
  test("are added, deleted, brought back with their author, and go with the person", async () => {
    const { id } = await create();
    const made = await salon.call(notes.POST, { ...at(id), body: { body: " Likes the window seat 🌿 " } });
    expect(made.json).toMatchObject({ body: "Likes the window seat 🌿", author: "test" });
    const which = { params: { id: String(id), noteId: String(made.json.id) } };
    const texts = async () => (await salon.call(notes.GET, at(id))).json.data;
    expect((await salon.call(note.DELETE, { ...which, method: "DELETE" })).status).toBe(200);
    expect(await texts()).toEqual([]);
    expect((await salon.call(note.DELETE, { ...which, method: "DELETE" })).status).toBe(404);
    const body = { deleted: false };
    expect((await other.call(note.PATCH, { ...which, method: "PATCH", body })).status).toBe(404);
    expect((await salon.call(note.PATCH, { ...which, method: "PATCH", body })).json).toEqual(made.json);
    expect(await texts()).toHaveLength(1);
    const preview = await salon.call(erasure.GET, at(id));
    expect(preview.json).toEqual({ texts: 0, queued_texts: 0, notes: 1, numbers: 1 });
    await salon.call(one.DELETE, at(id, "DELETE"));
    const [left] = await withWorkspace(
      salon.workspaceId,
      (tx) => raw(tx)`select count(*) as n from contact_notes where contact_id = ${Number(id)}`,
    );
    expect(left?.n).toBe(0);
  });

  test("of another workspace are not there", async () => {
    const { id } = await create({}, other);
    await other.call(notes.POST, { ...at(id), body: { body: "Secret" } });
    expect((await salon.call(notes.GET, at(id))).status).toBe(404);
    expect((await salon.call(notes.POST, { ...at(id), body: { body: "x" } })).status).toBe(404);
  });
});

describe("own fields", () => {
  test("give values a kind, are refused by name when they do not fit, and unknown keys pass", async () => {
    const shop = await testTenant();
    const define = (body: object) => shop.call(fields.POST, { body });
    const made = await define({ key: "visits", label: "Visits", kind: "number", is_pinned: true });
    expect(made.status).toBe(201);
    await define({ key: "birthday", label: "Birthday", kind: "date" });
    await define({ key: "plan", label: "Plan", kind: "choice", options: ["Gold", "Silver"] });
    await define({ key: "allergic", label: "Allergic", kind: "boolean" });
    expect((await define({ key: "visits", label: "V", kind: "text" })).json.code).toBe("attribute_exists");
    expect((await define({ key: "x", label: "X", kind: "choice" })).status).toBe(422);
    expect((await define({ key: "a b", label: "X", kind: "text" })).status).toBe(422);
    const good = await create(
      { attributes: { visits: "12", birthday: "1990-05-31", plan: "gold", allergic: "yes", other: "x" } },
      shop,
    );
    expect(good.attributes).toEqual({
      visits: 12,
      birthday: "1990-05-31",
      plan: "Gold",
      allergic: true,
      other: "x",
    });
    const bad = await patch(
      good.id,
      { attributes: { visits: "many", birthday: "31/05/1990", plan: "Bronze", allergic: "maybe" } },
      shop,
    );
    expect(bad.status).toBe(422);
    expect((bad.json.errors as { path: string }[]).map((error) => error.path)).toEqual([
      "attributes.visits",
      "attributes.birthday",
      "attributes.plan",
      "attributes.allergic",
    ]);
    const listed = await shop.call(fields.GET);
    expect(listed.json.data).toHaveLength(4);
    expect(listed.json.in_use).toContainEqual({ key: "visits", contacts: 1, kind: "number" });
    expect((await other.call(fields.GET)).json).toMatchObject({ data: [] });
  });

  test("are archived, stop checking, keep their values, and come back", async () => {
    const shop = await testTenant();
    const made = await shop.call(fields.POST, { body: { key: "n", label: "N", kind: "number" } });
    const person = await create({ attributes: { n: 1 } }, shop);
    const change = (body: object, tenant = shop) =>
      tenant.call(field.PATCH, { ...at(made.json.id, "PATCH"), body });
    expect((await shop.call(field.DELETE, at(made.json.id, "DELETE"))).json.is_archived).toBe(true);
    expect((await patch(person.id, { attributes: { n: "text" } }, shop)).status).toBe(200);
    expect((await change({ archived: false })).json.is_archived).toBe(false);
    expect((await patch(person.id, { attributes: { n: "text" } }, shop)).status).toBe(422);
    expect((await change({ label: "x" }, other)).status).toBe(404);
  });
});

describe("tags", () => {
  test("are given and taken by the handful, told for whom they changed, in this workspace only", async () => {
    const [a, b] = [await create({ tags: ["x"] }), await create()];
    const foreign = await create({ tags: ["x"] }, other);
    const tag = (body: object) =>
      salon.call(tags.POST, { body: { contact_ids: [a.id, b.id, foreign.id], ...body } });
    expect((await tag({ add: ["x"] })).json).toEqual({ changed: [b.id], full: [] });
    expect((await tag({ add: ["y"], remove: ["x"] })).json.changed).toEqual([a.id, b.id]);
    expect((await salon.call(one.GET, at(a.id))).json.tags).toEqual(["y"]);
    expect((await other.call(one.GET, at(foreign.id))).json.tags).toEqual(["x"]);
    expect((await tag({})).status).toBe(422);
    expect((await salon.call(tags.GET)).json.data).toContainEqual({ tag: "y", contacts: 2 });
    const many = Array.from({ length: 50 }, (_, n) => `t${n}`);
    expect((await tag({ add: many })).json).toEqual({ changed: [], full: [a.id, b.id] });
  });
});
