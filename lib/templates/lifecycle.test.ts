import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "@/db/testing";
import type { TestTenant } from "@/lib/http/testing";

await testDatabase();
const { testTenant } = await import("@/lib/http/testing");
const { raw, withWorkspace } = await import("@/db/client");
const list = await import("@/app/api/v1/templates/route");
const one = await import("@/app/api/v1/templates/[id]/route");
const versions = await import("@/app/api/v1/templates/[id]/versions/route");
const archive = await import("@/app/api/v1/templates/[id]/archive/route");
const duplicate = await import("@/app/api/v1/templates/[id]/duplicate/route");
const restore = await import("@/app/api/v1/templates/[id]/restore/route");
const variables = await import("@/app/api/v1/templates/variables/route");
const people = await import("@/app/api/v1/templates/sample-people/route");

let salon: TestTenant;
let other: TestTenant;

beforeAll(async () => {
  salon = await testTenant({ name: "Bella Salon" });
  other = await testTenant({ name: "Other" });
});

let count = 0;
const create = async (body: Record<string, unknown>, tenant = salon) =>
  (await tenant.call(list.POST, { body: { name: `template ${++count}`, category: "order", ...body } })).json;
const idOf = (json: Record<string, unknown>) => ({ id: String(json.id) });
const patch = (json: Record<string, unknown>, body: Record<string, unknown>) =>
  salon.call(one.PATCH, { method: "PATCH", params: idOf(json), body });
const namesOf = (json: Record<string, unknown>) => (json.data as { name: string }[]).map(({ name }) => name);

describe("two people editing one template", () => {
  test("a change made on an old version is refused and changes nothing", async () => {
    const made = await create({ body: "one" });
    expect((await patch(made, { body: "two", version: 1 })).json).toMatchObject({ version: 2, body: "two" });
    const late = await patch(made, { body: "three", name: "late", version: 1 });
    expect([late.status, late.json.code]).toEqual([409, "template_changed"]);
    const kept = await salon.call(one.GET, { params: idOf(made) });
    expect(kept.json).toMatchObject({ version: 2, body: "two", name: made.name });
  });

  test("of two edits of the same version at once exactly one wins", async () => {
    const made = await create({ body: "one" });
    const replies = await Promise.all(["a", "b"].map((body) => patch(made, { body, version: 1 })));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test("a name, a purpose or a note changed meanwhile is not overwritten either", async () => {
    const made = await create({ body: "one" });
    const read = { updated_at: made.updated_at };
    for (const [mine, theirs] of [
      [{ name: "mine" }, { name: "theirs" }],
      [{ category: "marketing" }, { category: "reminder" }],
      [{ description: "mine" }, { description: null }],
    ] as const) {
      const { json } = await patch(made, theirs);
      const late = await patch(made, { ...mine, ...read });
      expect([late.status, late.json.code]).toEqual([409, "template_changed"]);
      expect((await salon.call(one.GET, { params: idOf(made) })).json).toMatchObject(theirs);
      expect((await patch(made, { ...mine, updated_at: json.updated_at })).json).toMatchObject(mine);
    }
  });

  test("of two names given at once exactly one wins", async () => {
    const made = await create({ body: "one" });
    const rename = (name: string) => patch(made, { name, updated_at: made.updated_at });
    const replies = await Promise.all([rename("first wish"), rename("second wish")]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test("a moment that is none is refused", async () => {
    const made = await create({ body: "one" });
    for (const updated_at of ["yesterday", "", 5, null]) {
      expect((await patch(made, { name: "x", updated_at })).status).toBe(422);
    }
  });

  test("without a version the change wins, as before", async () => {
    const made = await create({ body: "one" });
    await patch(made, { body: "two" });
    expect((await patch(made, { body: "three" })).json).toMatchObject({ version: 3, body: "three" });
  });
});

describe("restoring", () => {
  test("an earlier version comes back as a new one, translations included", async () => {
    const made = await create({ body: "one {{a}}", bodies: { es: "uno {{a}}" } });
    await patch(made, { body: "two", bodies: {} });
    const back = await salon.call(restore.POST, { params: idOf(made), body: { version: 1 } });
    expect(back.json).toMatchObject({
      version: 3,
      body: "one {{a}}",
      bodies: { es: "uno {{a}}" },
      placeholders: ["a"],
    });
    const all = await salon.call(versions.GET, { params: idOf(made) });
    expect((all.json.data as { version: number }[]).map((row) => row.version)).toEqual([3, 2, 1]);
  });

  test("a version that never was is not found, and of an archived template none comes back", async () => {
    const made = await create({ body: "one" });
    expect((await salon.call(restore.POST, { params: idOf(made), body: { version: 9 } })).status).toBe(404);
    await salon.call(archive.POST, { params: idOf(made), body: {} });
    const refused = await salon.call(restore.POST, { params: idOf(made), body: { version: 1 } });
    expect([refused.status, refused.json.code]).toEqual([409, "template_archived"]);
  });

  test.each([{ version: 0 }, { version: "1" }, { version: 1.5 }, { other: 1 }])(
    "%j is refused",
    async (body) => {
      const made = await create({ body: "one" });
      expect((await salon.call(restore.POST, { params: idOf(made), body })).status).toBe(422);
    },
  );

  test("an unused template is archived, not lost, and comes back under its name", async () => {
    const made = await create({ name: "seasonal", body: "x" });
    const gone = await salon.call(archive.POST, { params: idOf(made), body: {} });
    expect(gone.json).toMatchObject({ is_active: false });
    expect(gone.json.archived_at).not.toBeNull();
    const again = await salon.call(archive.POST, { params: idOf(made), body: {} });
    expect([again.status, again.json.code]).toEqual([409, "template_archived"]);
    const back = await salon.call(restore.POST, { params: idOf(made), body: {} });
    expect(back.json).toMatchObject({ name: "seasonal", is_active: true, archived_at: null });
    expect((await salon.call(restore.POST, { params: idOf(made), body: {} })).status).toBe(200);
  });

  test("a name taken meanwhile gets a number", async () => {
    const made = await create({ name: "lunch", body: "x" });
    await salon.call(archive.POST, { params: idOf(made), body: {} });
    await create({ name: "lunch", body: "y" });
    const back = await salon.call(restore.POST, { params: idOf(made), body: {} });
    expect(back.json.name).toBe("lunch 2");
  });

  test("an archived template that was never used can be deleted for good, a used one cannot", async () => {
    const [unused, used] = [await create({ body: "x" }), await create({ body: "x" })];
    await sendFrom(salon.workspaceId, Number(used.id));
    for (const made of [unused, used]) await salon.call(archive.POST, { params: idOf(made), body: {} });
    const remove = (made: Record<string, unknown>) =>
      salon.call(one.DELETE, { method: "DELETE", params: idOf(made) });
    expect((await remove(unused)).json).toMatchObject({ outcome: "deleted" });
    expect((await remove(used)).json.code).toBe("template_archived");
    expect((await salon.call(one.GET, { params: idOf(used) })).status).toBe(200);
  });
});

describe("duplicating", () => {
  test("a copy has the texts, a name of its own and one version", async () => {
    const made = await create({
      name: "base",
      body: "one {{a}}",
      bodies: { es: "uno {{a}}" },
      description: "why",
    });
    await patch(made, { body: "two {{b}}" });
    const copy = await salon.call(duplicate.POST, { params: idOf(made), body: {} });
    expect(copy.status).toBe(201);
    expect(copy.json).toMatchObject({
      name: "base copy",
      body: "two {{b}}",
      bodies: { es: "uno {{a}}" },
      description: "why",
      category: "order",
      version: 1,
    });
    const second = await salon.call(duplicate.POST, { params: idOf(made), body: {} });
    expect(second.json.name).toBe("base copy 2");
  });

  test("a name of a hundred letters still fits with its number", async () => {
    const made = await create({ name: "n".repeat(100), body: "x" });
    const first = await salon.call(duplicate.POST, { params: idOf(made), body: {} });
    const second = await salon.call(duplicate.POST, { params: idOf(made), body: {} });
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(String(second.json.name).length).toBeLessThanOrEqual(100);
  });

  test("an archived template can be copied under its old name", async () => {
    const made = await create({ name: "old", body: "x" });
    await salon.call(archive.POST, { params: idOf(made), body: {} });
    const copy = await salon.call(duplicate.POST, { params: idOf(made), body: {} });
    expect(copy.json).toMatchObject({ name: "old copy", archived_at: null });
  });
});

describe("the list", () => {
  test("words are found in name, note and text, and have no wildcards", async () => {
    await create({ name: "Zebra", body: "about 100% wool", description: "for winter" });
    const search = async (q: string) =>
      namesOf((await salon.call(list.GET, { query: `q=${encodeURIComponent(q)}` })).json);
    expect(await search("zeb")).toEqual(["Zebra"]);
    expect(await search("WOOL winter")).toEqual(["Zebra"]);
    expect(await search("100% wool")).toEqual(["Zebra"]);
    expect(await search("z%a")).toEqual([]);
  });

  test("archived ones are listed apart, or together when asked", async () => {
    const made = await create({ name: "attic", body: "x" });
    await salon.call(archive.POST, { params: idOf(made), body: {} });
    const search = async (query: string) => namesOf((await salon.call(list.GET, { query })).json);
    expect(await search("q=attic")).toEqual([]);
    expect(await search("q=attic&archived=true")).toHaveLength(1);
    expect(await search("q=attic&include_archived=true")).toHaveLength(1);
  });

  test("uses are counted in this workspace alone", async () => {
    const [mine, theirs] = [await create({ body: "x" }), await create({ body: "x" }, other)];
    expect(mine.usage).toEqual({ count: 0, is_more: false, last_at: null });
    for (let n = 0; n < 2; n++) await sendFrom(salon.workspaceId, Number(mine.id));
    await sendFrom(other.workspaceId, Number(theirs.id));
    const seen = await salon.call(one.GET, { params: idOf(mine) });
    expect(seen.json.usage).toMatchObject({ count: 2, is_more: false, last_at: expect.any(String) });
    const rows = (await salon.call(list.GET, { query: "limit=200" })).json.data as {
      id: number;
      usage: unknown;
    }[];
    expect(rows.find(({ id }) => id === mine.id)?.usage).toEqual(seen.json.usage);
  });
});

describe("what the editor asks for", () => {
  test("variables are the person's, the own fields, the business and what templates ask for; none of theirs", async () => {
    const tenant = await testTenant({ name: "Fields" });
    for (const [place, key] of [
      [tenant, "plan"],
      [tenant, "email"],
      [tenant, "not a name"],
      [other, "secret_field"],
    ] as const) {
      await withWorkspace(place.workspaceId, async (tx) => {
        await raw(tx)`insert into attribute_definitions (workspace_id, key, label, kind)
          values (${place.workspaceId}, ${key}, ${key}, 'text')`;
      });
    }
    await create({ body: "{{secret_blank}}" }, other);
    await create({ body: "Hi {{name}}, {{order_number}} on {{plan}}" }, tenant);
    const found = await tenant.call(variables.GET);
    const data = found.json.data as { name: string; group: string }[];
    const names = (group: string) => data.filter((row) => row.group === group).map(({ name }) => name);
    expect(names("own_field").sort()).toEqual(["attributes.email", "plan"]);
    expect(names("given")).toEqual(["order_number"]);
    expect(names("business")).toEqual(["business_name"]);
    expect(names("person")).toContain("first_name");
    expect(found.text).not.toContain("secret");
  });

  test("sample people are the workspace's own, masked, and never another's", async () => {
    const tenant = await testTenant({ name: "People" });
    await addPerson(other.workspaceId, "Averyveryverylongname", "Fromnextdoor", "x1");
    for (const [first, last] of [
      ["Ann", "Lee"],
      ["Maximiliana", "Featherstone"],
      ["Łukasz", "Nowak"],
      ["Zoé", "Müller"],
    ] as const) {
      await addPerson(tenant.workspaceId, first, last, first);
    }
    const found = await tenant.call(people.GET);
    const data = found.json.data as { kind: string; name: string | null; phone: string | null }[];
    const nameOf = (kind: string) => data.find((person) => person.kind === kind)?.name;
    expect(nameOf("longest")).toBe("Maximiliana Featherstone");
    expect(nameOf("unicode")).toBe("Łukasz Nowak");
    expect(nameOf("nameless")).toBeNull();
    expect(data.find(({ kind }) => kind === "longest")?.phone).toBe("••• 0142");
    expect(found.text).not.toContain("Fromnextdoor");
    expect(found.json).toMatchObject({ segment_micros: 12_800, currency: "USD" });
  });

  test("an empty workspace gets invented people, marked by having no number", async () => {
    const found = await (await testTenant()).call(people.GET);
    const data = found.json.data as { name: string | null; phone: string | null }[];
    expect(data).toHaveLength(4);
    expect(data.every(({ phone }) => phone === null)).toBe(true);
  });

  test("names of people need the right to see people", async () => {
    const reader = await testTenant({}, ["templates:read"]);
    expect((await reader.call(people.GET)).status).toBe(403);
    expect((await reader.call(variables.GET)).status).toBe(200);
  });
});

test("another tenant's template answers every new door like one that never was", async () => {
  const theirs = await create({ body: "secret" }, other);
  for (const door of [archive.POST, duplicate.POST, restore.POST]) {
    const foreign = await salon.call(door, { params: idOf(theirs), body: {} });
    const nothing = await salon.call(door, { params: { id: "999999999" }, body: {} });
    expect(foreign.status).toBe(404);
    expect(foreign.text).toBe(nothing.text);
    expect((await salon.call(door, { params: { id: "x" }, body: {} })).status).toBe(404);
  }
  expect((await salon.call(restore.POST, { params: idOf(theirs), body: { version: 1 } })).status).toBe(404);
  expect((await other.call(one.GET, { params: idOf(theirs) })).json).toMatchObject({
    version: 1,
    archived_at: null,
  });
});

test("who only reads templates changes none", async () => {
  const reader = await testTenant({}, ["templates:read"]);
  for (const door of [archive.POST, duplicate.POST, restore.POST]) {
    expect((await reader.call(door, { params: { id: "1" }, body: {} })).status).toBe(403);
  }
});

async function addPerson(workspaceId: number, first: string, last: string, index: string): Promise<void> {
  await withWorkspace(workspaceId, async (tx) => {
    await raw(tx)`insert into contacts (workspace_id, source, phone_idx, phone_last4, first_name, last_name)
      values (${workspaceId}, 'test', ${index}, '0142', ${first}, ${last})`;
  });
}

async function sendFrom(workspaceId: number, templateId: number): Promise<void> {
  await withWorkspace(workspaceId, async (tx) => {
    const sql = raw(tx);
    await sql`insert into contacts (workspace_id, source, phone_idx) values (${workspaceId}, 'test', 'someone')
      on conflict do nothing`;
    await sql`insert into senders (workspace_id, name) select ${workspaceId}, 'test'
      where not exists (select 1 from senders where workspace_id = ${workspaceId})`;
    await sql`insert into messages (workspace_id, direction, channel, category, contact_id, sender_id, phone_idx, phone_last4,
        body, encoding, segments, template_id, template_version, priority, due_at, status, actor_kind)
      select ${workspaceId}, 'outbound', 'sms', 'order', c.id, s.id, 'someone', '0100', 'x', 'GSM-7', 1, ${templateId}, 1, 3,
        now(), 'sent', 'system' from contacts c, senders s where c.workspace_id = ${workspaceId} and s.workspace_id = ${workspaceId}
      and c.phone_idx = 'someone' limit 1`;
  });
}
