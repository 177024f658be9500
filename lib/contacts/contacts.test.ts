import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "@/db/testing";
import type { TestTenant } from "@/lib/http/testing";

const databaseUrl = await testDatabase();
const { testTenant } = await import("@/lib/http/testing");
const { ownerSql, raw, withWorkspace } = await import("@/db/client");
const { systemActor } = await import("@/lib/actor");
const { recordConsent } = await import("@/lib/consent/record-consent");
const { indexesOf } = await import("./phone-identity");
const list = await import("@/app/api/v1/contacts/route");
const one = await import("@/app/api/v1/contacts/[id]/route");
const exported = await import("@/app/api/v1/contacts/[id]/export/route");

let salon: TestTenant;
let other: TestTenant;

beforeAll(async () => {
  salon = await testTenant({ name: "Bella Salon" });
  other = await testTenant({ name: "Other" });
});

let last = 0;
const freshPhone = () => `+1415555${String(2000 + ++last).padStart(4, "0")}`;
const create = (body: Record<string, unknown>, tenant = salon, query = "") =>
  tenant.call(list.POST, { body, query });
const read = (id: unknown, tenant = salon) => tenant.call(one.GET, { params: { id: String(id) } });
const patch = (id: unknown, body: unknown, tenant = salon) =>
  tenant.call(one.PATCH, { method: "PATCH", params: { id: String(id) }, body });
const erase = (id: unknown, tenant = salon) =>
  tenant.call(one.DELETE, { method: "DELETE", params: { id: String(id) } });
const codesOf = (json: Record<string, unknown>) =>
  (json.errors as { code: string }[]).map((error) => error.code);
const smsOf = (json: Record<string, unknown>) =>
  (json.consent as { sms: { opted_out: boolean; opted_in: string[]; opted_out_of: string[] } }).sms;

async function stop(phone: string, tenant = salon): Promise<void> {
  await withWorkspace(tenant.workspaceId, (tx) =>
    recordConsent(tx, systemActor(tenant.workspaceId), [
      {
        phoneIdx: indexesOf(tenant.workspaceId, phone)[0] ?? "",
        phoneLast4: phone.slice(-4),
        channel: null,
        category: null,
        action: "opted_out",
        method: "keyword",
        keyword: "STOP",
      },
    ]),
  );
}

describe("creating", () => {
  test("S4's documented request works as written, and the name among the attributes becomes the name", async () => {
    const made = await create({
      phone: "+94123458986",
      attributes: { first_name: "Kavi", city: "Colombo", plan: "premium" },
      consent: { whatsapp: true },
    });
    expect(made.status).toBe(201);
    expect(made.json).toMatchObject({
      phone: "••• 8986",
      first_name: "Kavi",
      attributes: { first_name: "Kavi", city: "Colombo", plan: "premium" },
      warnings: [],
    });
    expect((made.json.consent as { whatsapp: { opted_in: string[] } }).whatsapp.opted_in).toContain(
      "marketing",
    );
    expect(smsOf(made.json).opted_in).toEqual([]);
  });

  test("the number is never in an answer nor in the database", async () => {
    const phone = "+14155559731";
    const made = await create({ phone, first_name: "Canary" });
    const seen = [made, await read(made.json.id), await salon.call(list.GET, { query: "q=canary" })];
    expect(seen.map((reply) => reply.text).join()).not.toContain("5559731");
    expect(await wholeDatabase()).not.toContain("5559731");
  });

  test("names of any script, national numbers and other spellings are read", async () => {
    const made = await create({
      phone_number: "(415) 555-3999",
      first_name: "  Zoë 美咲 ",
      last_name: "Ñandú",
      language: "pt_br",
      time_zone: "America/Sao_Paulo",
      tags: ["vip", "vip", "color"],
      custom_fields: { visits: 3, vegan: true, note: null },
    });
    expect(made.json).toMatchObject({
      phone: "••• 3999",
      country: "US",
      first_name: "Zoë 美咲",
      last_name: "Ñandú",
      language: "pt-BR",
      tags: ["vip", "color"],
      attributes: { visits: 3, vegan: true },
    });
  });

  test.each([
    [{ phone: "hello" }, "phone_invalid"],
    [{ phone: "+0987654321" }, "phone_invalid"],
    [{ phone: "+19005550123" }, "destination_not_allowed"],
    [{ phone: "+881612345678" }, "destination_not_allowed"],
    [{}, "invalid_type"],
    [{ phone: "+14155550001", email: "nobody" }, "invalid_format"],
    [{ phone: "+14155550001", time_zone: "Mars/Olympus" }, "invalid_time_zone"],
    [{ phone: "+14155550001", time_zone: "+05:30" }, "invalid_time_zone"],
    [{ phone: "+14155550001", language: "not a language" }, "invalid_language"],
    [{ phone: "+14155550001", tags: Array.from({ length: 51 }, (_, i) => `t${i}`) }, "too_big"],
    [{ phone: "+14155550001", attributes: { deep: { er: 1 } } }, "invalid_union"],
    [
      {
        phone: "+14155550001",
        attributes: Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`k${i}`, i])),
      },
      "too_many_attributes",
    ],
    [{ phone: "+14155550001", first_name: "x".repeat(201) }, "too_big"],
    [{ phone: "+14155550001", workspace_id: 1 }, "unknown_field"],
    [{ phone: "+14155550001", consent: { email: true } }, "unknown_field"],
    [{ phone: "+14155550001", consent: { sms: { method: "keyword" } } }, "invalid_union"],
    [{ phone: "+14155550001", consent: { sms: { at: "2999-01-01T00:00:00Z" } } }, "in_the_future"],
  ])("%j is refused as %s", async (body, code) => {
    const refused = await create(body);
    expect([refused.status, codesOf(refused.json)]).toEqual([422, expect.arrayContaining([code])]);
  });

  test("a workspace's list of countries holds", async () => {
    const local = await testTenant({ allowedCountries: ["US"] });
    const refused = await create({ phone: "+447911123456" }, local);
    expect(codesOf(refused.json)).toEqual(["destination_not_allowed"]);
    expect((await create({ phone: freshPhone() }, local)).status).toBe(201);
  });

  test("an existing number answers 409, and merges when asked to", async () => {
    const phone = freshPhone();
    const made = await create({
      phone,
      first_name: "Ann",
      tags: ["a"],
      attributes: { city: "Oslo", plan: "free" },
    });
    const again = await create({ phone, first_name: "Bo" });
    expect([again.status, again.json.code]).toEqual([409, "contact_exists"]);
    const merged = await create(
      { phone, last_name: "Lee", tags: ["b"], attributes: { plan: "premium", city: null } },
      salon,
      "on_conflict=update",
    );
    expect(merged.status).toBe(200);
    expect(merged.json).toMatchObject({
      id: made.json.id,
      first_name: "Ann",
      last_name: "Lee",
      tags: ["a", "b"],
      attributes: { plan: "premium" },
    });
    expect((await create({ phone }, other)).status).toBe(201);
  });

  test("ten creations at once make one contact", async () => {
    const phone = freshPhone();
    const replies = await Promise.all(Array.from({ length: 10 }, () => create({ phone })));
    expect(replies.map((reply) => reply.status).sort()).toEqual([201, ...Array(9).fill(409)]);
    const found = await salon.call(list.GET, { query: `phone=${encodeURIComponent(phone)}` });
    expect(found.json.data).toHaveLength(1);
  });
});

describe("consent", () => {
  test("a yes by key is proof; evidence names its categories", async () => {
    const all = await create({ phone: freshPhone(), consent: { sms: true } });
    expect(smsOf(all.json).opted_in).toHaveLength(7);
    const some = await create({
      phone: freshPhone(),
      consent: {
        sms: {
          categories: ["marketing"],
          method: "web_form",
          wording: "Yes, text me offers",
          at: "2026-01-02T03:04:05Z",
        },
      },
    });
    expect(smsOf(some.json)).toMatchObject({ opted_in: ["marketing"], opted_out: false });
  });

  test("false takes marketing back and leaves reminders alone", async () => {
    const made = await create({ phone: freshPhone(), consent: { sms: true } });
    const changed = await patch(made.json.id, { consent: { sms: false } });
    expect(smsOf(changed.json)).toMatchObject({ opted_out: false, opted_out_of: ["marketing", "program"] });
  });

  test("an opt-out outlives creation, merge, change, erasure and re-creation, and the answer says so", async () => {
    const phone = freshPhone();
    await stop(phone);
    const consent = { sms: true, whatsapp: { categories: ["marketing"] } };
    const made = await create({ phone, consent });
    const merged = await create({ phone, consent }, salon, "on_conflict=update");
    const changed = await patch(made.json.id, { consent });
    expect((await erase(made.json.id)).status).toBe(200);
    const reborn = await create({ phone, consent });
    expect(reborn.json.id).not.toBe(made.json.id);
    for (const reply of [made, merged, changed, reborn]) {
      expect(smsOf(reply.json)).toMatchObject({ opted_out: true, opted_in: [] });
      expect((reply.json.warnings as { code: string }[]).map((warning) => warning.code)).toEqual([
        "opted_out_stays",
        "opted_out_stays",
      ]);
    }
    expect(smsOf((await create({ phone, consent }, other)).json).opted_out).toBe(false);
  });

  test("a no to one category is kept when everything else is agreed to", async () => {
    const phone = freshPhone();
    await withWorkspace(salon.workspaceId, (tx) =>
      recordConsent(tx, systemActor(salon.workspaceId), [
        {
          phoneIdx: indexesOf(salon.workspaceId, phone)[0] ?? "",
          phoneLast4: null,
          channel: null,
          category: "marketing",
          action: "opted_out",
          method: "keyword",
        },
      ]),
    );
    const made = await create({ phone, consent: { sms: true } });
    expect(smsOf(made.json)).toMatchObject({ opted_out: false, opted_out_of: ["marketing"] });
    expect(smsOf(made.json).opted_in).toContain("program");
  });

  test("a STOP that races with a consenting import wins, whichever commits first", async () => {
    for (let i = 0; i < 20; i++) {
      const phone = freshPhone();
      const [made] = await Promise.all([create({ phone, consent: { sms: true } }), stop(phone)]);
      await create({ phone, consent: { sms: true } }, salon, "on_conflict=update");
      expect(smsOf((await read(made.json.id)).json).opted_out).toBe(true);
    }
  });
});

describe("changing and finding", () => {
  test("attributes merge, null removes, tags are replaced, null empties", async () => {
    const made = await create({
      phone: freshPhone(),
      first_name: "Ann",
      email: "ann@example.com",
      tags: ["a"],
      attributes: { x: 1, y: 2 },
    });
    const changed = await patch(made.json.id, { attributes: { y: null, z: 3 }, tags: ["b"], email: null });
    expect(changed.json).toMatchObject({
      first_name: "Ann",
      email: null,
      tags: ["b"],
      attributes: { x: 1, z: 3 },
    });
  });

  test("a number cannot be exchanged, the same one may be repeated", async () => {
    const phone = freshPhone();
    const made = await create({ phone });
    expect((await patch(made.json.id, { phone })).status).toBe(200);
    expect(codesOf((await patch(made.json.id, { phone: freshPhone() })).json)).toEqual(["phone_immutable"]);
  });

  test("contacts are found by name, tag, number and last four digits", async () => {
    const phone = freshPhone();
    const made = await create({ phone, first_name: "Maria", last_name: "Öst_berg", tags: ["findme"] });
    for (const query of [
      "q=ria+%C3%B6st_",
      "tag=findme",
      `phone=${phone}`,
      `phone=${encodeURIComponent(phone)}`,
      `q=${phone.slice(-4)}`,
      `q=${phone.slice(-10)}`,
      `last4=${phone.slice(-4)}`,
    ]) {
      const found = await salon.call(list.GET, { query });
      expect((found.json.data as { id: number }[]).map((row) => row.id)).toEqual([made.json.id]);
    }
    expect((await salon.call(list.GET, { query: "phone=nonsense" })).json.data).toEqual([]);
    expect((await salon.call(list.GET, { query: "last4=%27or" })).status).toBe(400);
  });
});

describe("erasing", () => {
  test("the person is gone, queued texts are canceled, words and numbers are blank, the reason is told", async () => {
    const made = await create({ phone: freshPhone(), first_name: "Ann" });
    const ids = await texts(salon.workspaceId, Number(made.json.id), ["queued", "delivered", "unconfirmed"]);
    const erased = await erase(made.json.id);
    expect(erased.json).toMatchObject({ outcome: "erased", canceled_messages: 1, blanked_messages: 2 });
    expect((await read(made.json.id)).status).toBe(404);
    const rows = await withWorkspace(
      salon.workspaceId,
      (tx) => raw(tx)`select status, body, reason from messages where id = any(${ids}) order by id`,
    );
    expect(rows.map((row) => [row.status, row.body, row.reason])).toEqual([
      ["canceled", "", "erased"],
      ["delivered", "", null],
      ["unconfirmed", "secret words", null],
    ]);
    const events = await withWorkspace(
      salon.workspaceId,
      (tx) => raw(tx)`select status, data from message_events where message_id = ${ids[0] ?? 0}`,
    );
    expect([...events]).toEqual([{ status: "canceled", data: { reason: "erased" } }]);
  });

  test("an export holds the ledger and the texts, never the number", async () => {
    const phone = freshPhone();
    const made = await create({ phone, consent: { sms: true } });
    await texts(salon.workspaceId, Number(made.json.id), ["delivered"]);
    const all = await salon.call(exported.GET, { params: { id: String(made.json.id) } });
    expect(all.json).toMatchObject({
      contact: { id: made.json.id },
      consent_events: [{ action: "opted_in" }],
      messages: [{ body: "secret words" }],
    });
    expect(all.text).not.toContain(phone.slice(2));
  });
});

test("another tenant's contact answers byte by byte like one that never was", async () => {
  const theirs = await create({ phone: freshPhone(), first_name: "Hidden" }, other);
  const id = theirs.json.id;
  for (const knock of [
    (x: unknown) => read(x),
    (x: unknown) => patch(x, { first_name: "x" }),
    (x: unknown) => erase(x),
    (x: unknown) => salon.call(exported.GET, { params: { id: String(x) } }),
  ]) {
    const foreign = await knock(id);
    expect(foreign.status).toBe(404);
    expect(foreign.text).toBe((await knock(999_999_999)).text);
  }
  expect((await salon.call(list.GET, { query: "limit=200" })).text).not.toContain("Hidden");
  expect((await read(id, other)).json.first_name).toBe("Hidden");
});

async function texts(workspaceId: number, contactId: number, statuses: string[]): Promise<number[]> {
  return withWorkspace(workspaceId, async (tx) => {
    const sql = raw(tx);
    const [sender] = await sql<
      { id: number }[]
    >`insert into senders (workspace_id, name) values (${workspaceId}, 'test') returning id`;
    const rows = await sql<{ id: number }[]>`
      insert into messages (workspace_id, direction, channel, category, contact_id, sender_id, phone_idx, phone_last4, body,
        encoding, segments, priority, due_at, status, actor_kind)
      select ${workspaceId}, 'outbound', 'sms', 'order', ${contactId}, ${sender?.id ?? 0}, 'idx', '0100', 'secret words', 'GSM-7', 1, 3,
        now(), s::message_status, 'system' from unnest(${statuses}::text[]) with ordinality as t(s, n) order by n returning id`;
    return rows.map((row) => row.id).sort((a, b) => a - b);
  });
}

async function wholeDatabase(): Promise<string> {
  expect(databaseUrl).toContain("test_");
  const tables = await ownerSql()<
    { name: string }[]
  >`select tablename as name from pg_tables where schemaname = 'public'`;
  const dumps: string[] = [];
  for (const { name } of tables) {
    const rows = await withWorkspace(
      salon.workspaceId,
      (tx) => raw(tx)`select t::text as row from ${raw(tx)(name)} t`,
    ).catch(() => []);
    dumps.push(...rows.map((row) => String(row.row)));
  }
  expect(dumps.join()).toContain("Canary");
  return dumps.join("\n");
}
