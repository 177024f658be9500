import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "@/db/testing";
import type { TestTenant } from "@/lib/http/testing";

await testDatabase();
const { testTenant } = await import("@/lib/http/testing");
const contacts = await import("@/app/api/v1/contacts/route");
const list = await import("@/app/api/v1/segments/route");
const preview = await import("@/app/api/v1/segments/preview/route");

let salon: TestTenant;
beforeAll(async () => {
  salon = await testTenant({ name: "Bella Salon" });
});

let last = 0;
const addPerson = (body: Record<string, unknown>) =>
  salon.call(contacts.POST, { body: { phone: `+1415553${String(1000 + ++last)}`, ...body } });
const vip = { path: "tags", op: "eq", value: "vip" };
const create = (name: string, definition: unknown) => salon.call(list.POST, { body: { name, definition } });
const count = (definition: unknown) => salon.call(preview.POST, { body: { definition } });
const faultsOf = (json: Record<string, unknown>) =>
  (json.errors as { path: string; code: string }[]).map(({ path, code }) => `${path} ${code}`);

describe("input that is none", () => {
  const refused = async (definition: unknown) => {
    const replies = [await count(definition), await create(`Odd ${++last}`, definition)];
    expect(replies.map(({ status }) => status)).toEqual([422, 422]);
    return replies[0]?.json ?? {};
  };

  test.each([
    "__proto__",
    "constructor",
    "constructor.prototype",
    "toString",
    "attributes",
    "attributes.",
    "consent.sms",
    "consent.sms.__proto__",
    "consent.fax.marketing",
    "messages.body",
    "workspace_id",
    "c.phone_sealed",
    "phone_idx",
    "id; drop table contacts",
    "name) or 1=1 --",
    "TAGS",
    "a".repeat(5_000),
  ])("the path %s is refused with the paths there are", async (path) => {
    const json = await refused({ all: [{ path, op: "eq", value: "x" }] });
    expect(faultsOf(json)).toEqual(["definition.all.0.path unknown_path"]);
    const [error] = json.errors as { message: string }[];
    expect(error?.message).toContain("messages.last_received_at");
    expect(error?.message.length).toBeLessThan(900);
  });

  test("an op that does not fit names those that do", async () => {
    const json = await refused({ filters: [{ path: "tags", op: "gt", value: 1 }] });
    expect(json.errors).toEqual([
      {
        path: "definition.filters.0.op",
        code: "op_not_allowed",
        message:
          "“gt” does not fit Tags. These do: eq, neq, in, not_in, contains, starts_with, exists, not_exists.",
      },
    ]);
  });

  test.each([
    [{ path: "created_at", op: "within_days", value: -1 }, "invalid_days"],
    [{ path: "created_at", op: "within_days", value: 1e9 }, "invalid_days"],
    [{ path: "created_at", op: "within_days", value: 1.5 }, "invalid_days"],
    [{ path: "created_at", op: "within_days", value: "7" }, "invalid_days"],
    [{ path: "created_at", op: "before", value: "yesterday" }, "invalid_value"],
    [{ path: "created_at", op: "before", value: "2026-02-30" }, "invalid_value"],
    [{ path: "created_at", op: "before", value: "9999-01-01" }, "invalid_value"],
    [{ path: "created_at", op: "before", value: "0001-01-01T00:00:00Z" }, "invalid_value"],
    [{ path: "created_at", op: "before", value: 1_700_000_000 }, "invalid_value"],
    [{ path: "created_at", op: "before" }, "value_required"],
    [{ path: "messages.sent_count", op: "gte", value: "3" }, "invalid_value"],
    [{ path: "messages.sent_count", op: "gte", value: 1e300 }, "invalid_value"],
    [{ path: "messages.template_id", op: "eq", value: "1 or 1=1" }, "invalid_value"],
    [{ path: "consent.sms.marketing", op: "eq", value: "maybe" }, "invalid_value"],
    [{ path: "tags", op: "in", value: "vip" }, "list_required"],
    [{ path: "tags", op: "in", value: [] }, "value_required"],
    [{ path: "email", op: "eq", value: ["a", "b"] }, "single_value_required"],
    [{ path: "email", op: "eq", value: true }, "invalid_value"],
    [{ path: "email", op: "eq", value: " " }, "invalid_value"],
    [{ path: "email", op: "contains", value: "x".repeat(501) }, "invalid_value"],
    [{ path: "email", op: "exists", value: "x" }, "value_not_expected"],
    [{ path: "attributes.anything", op: "gt", value: "much" }, "invalid_value"],
  ])("%j is refused", async (condition, code) => {
    expect(faultsOf(await refused(condition))).toEqual([`definition.value ${code}`]);
  });

  test("deep and huge rules are refused at the door", async () => {
    const deep = (levels: number) =>
      `${'{"not":'.repeat(levels)}{"path":"tags","op":"eq","value":"x"}${"}".repeat(levels)}`;
    for (const levels of [11, 1_000, 20_000]) {
      const body = `{"definition":${deep(levels)}}`;
      expect((await salon.call(preview.POST, { body })).status, `${levels} levels`).toBe(422);
    }
    expect((await salon.call(preview.POST, { body: `{"definition":${deep(100_000)}}` })).status).toBe(413);
    expect((await count({ any: Array(5_000).fill(vip) })).status).toBe(422);
    const wide = { any: Array(100).fill({ path: "tags", op: "in", value: Array(300).fill("x") }) };
    expect((await count(wide)).status).toBe(200);
  });

  test("words that look like SQL or patterns are words", async () => {
    await addPerson({ first_name: "Robert'); drop table contacts;--", attributes: { "it's %_\\": "a'b" } });
    const found = await count({
      all: [
        { path: "first_name", op: "contains", value: "'); drop table" },
        { path: "attributes.it's %_\\", op: "eq", value: "a'b" },
      ],
    });
    expect(found.json).toMatchObject({ count: 1 });
  });

  test("a number in a path is not repeated", async () => {
    const { text } = await count({ path: "+14155550123", op: "eq", value: "x" });
    expect(text).not.toContain("4155550123");
  });
});
