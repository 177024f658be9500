import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "@/db/testing";
import type { TestTenant } from "@/lib/http/testing";

await testDatabase();
const { testTenant } = await import("@/lib/http/testing");
const { raw, withWorkspace } = await import("@/db/client");
const { senders } = await import("@/db/schema/senders");
const contacts = await import("@/app/api/v1/contacts/route");
const fields = await import("@/app/api/v1/contact-attributes/route");
const preview = await import("@/app/api/v1/segments/preview/route");
const { opsOf } = await import("./values");

const ZONE = "America/New_York";
let salon: TestTenant;
let other: TestTenant;
const ids = new Map<number, string>();
let last = 0;

type Person = Record<string, unknown> & { who: string };
const people: Person[] = [
  {
    who: "ann",
    first_name: "Ann",
    last_name: "O'Neill",
    email: "ann@mail.example",
    language: "en",
    time_zone: ZONE,
    tags: ["vip", "balayage"],
    attributes: {
      plan: "Premium",
      visits: 12,
      since: "2026-05-31",
      member: true,
      tier: "Gold",
      note: "100% _real_",
    },
  },
  {
    who: "bo",
    first_name: "Bö",
    email: "BO@MAIL.EXAMPLE",
    language: "pt-BR",
    tags: ["vip"],
    attributes: { plan: "basic", visits: 3.5, since: "2026-06-01", member: false, tier: "Silver", loose: 7 },
  },
  {
    who: "cy",
    first_name: "Дмитрий",
    tags: ["Vip", "a,b", 'q"t'],
    attributes: {
      plan: "",
      visits: -1,
      since: "2020-01-01",
      loose: "12",
      day: "2026-05-31T10:00:00Z",
      yes: "yes",
    },
  },
  { who: "di", attributes: { note: "100 real", loose: "many", day: "someday" } },
];

async function fill(tenant: TestTenant): Promise<Map<number, string>> {
  const made = new Map<number, string>();
  for (const { who, ...body } of people) {
    const phone = `+1415558${String(1000 + ++last)}`;
    const { json } = await tenant.call(contacts.POST, { body: { phone, ...body } });
    made.set(Number(json.id), who);
  }
  return made;
}

beforeAll(async () => {
  salon = await testTenant({ name: "Bella Salon", timeZone: ZONE });
  other = await testTenant({ name: "Other" });
  for (const body of [
    { key: "plan", label: "Plan", kind: "text" },
    { key: "visits", label: "Visits", kind: "number" },
    { key: "since", label: "Customer since", kind: "date" },
    { key: "member", label: "Member", kind: "boolean" },
    { key: "tier", label: "Tier", kind: "choice", options: ["Gold", "Silver"] },
  ])
    expect((await salon.call(fields.POST, { body })).status).toBe(201);
  for (const [id, who] of await fill(salon)) ids.set(id, who);
  await fill(other);
});

async function who(definition: unknown, tenant = salon): Promise<string> {
  const { status, json, text } = await tenant.call(preview.POST, { body: { definition } });
  expect(status, text).toBe(200);
  const sample = json.sample as { id: number }[];
  expect(json.count).toBe(sample.length);
  return sample
    .map(({ id }) => ids.get(id) ?? "stranger")
    .sort()
    .join(" ");
}

const asked: [string, string, unknown, string][] = [
  ["attributes.plan", "eq", "premium", "ann"],
  ["attributes.plan", "neq", "premium", "bo cy di"],
  ["attributes.plan", "in", ["PREMIUM", "basic"], "ann bo"],
  ["attributes.plan", "not_in", ["premium", "x"], "bo cy di"],
  ["attributes.plan", "contains", "REM", "ann"],
  ["attributes.plan", "starts_with", "ba", "bo"],
  ["attributes.plan", "exists", undefined, "ann bo"],
  ["attributes.plan", "not_exists", undefined, "cy di"],
  ["attributes.note", "contains", "%", "ann"],
  ["attributes.note", "contains", "_", "ann"],
  ["attributes.note", "contains", "\\", ""],
  ["attributes.note", "starts_with", "100 ", "di"],
  ["attributes.visits", "eq", 12, "ann"],
  ["attributes.visits", "neq", 12, "bo cy di"],
  ["attributes.visits", "in", [3.5, -1], "bo cy"],
  ["attributes.visits", "not_in", [3.5, -1], "ann di"],
  ["attributes.visits", "gt", 3.5, "ann"],
  ["attributes.visits", "gte", 3.5, "ann bo"],
  ["attributes.visits", "lt", 12, "bo cy"],
  ["attributes.visits", "lte", -1, "cy"],
  ["attributes.visits", "exists", undefined, "ann bo cy"],
  ["attributes.visits", "not_exists", undefined, "di"],
  ["attributes.since", "eq", "2026-05-31", "ann"],
  ["attributes.since", "neq", "2026-05-31", "bo cy di"],
  ["attributes.since", "before", "2026-05-31", "cy"],
  ["attributes.since", "after", "2026-05-31", "bo"],
  ["attributes.since", "gt", "2026-05-31", "bo"],
  ["attributes.since", "gte", "2026-05-31", "ann bo"],
  ["attributes.since", "lt", "2026-06-01", "ann cy"],
  ["attributes.since", "lte", "2026-05-31", "ann cy"],
  // Two in the morning in London is still the day before in New York.
  ["attributes.since", "eq", "2026-06-01T02:00:00Z", "ann"],
  ["attributes.since", "exists", undefined, "ann bo cy"],
  ["attributes.since", "not_exists", undefined, "di"],
  ["attributes.member", "eq", true, "ann"],
  ["attributes.member", "neq", true, "bo cy di"],
  ["attributes.member", "eq", false, "bo"],
  ["attributes.member", "exists", undefined, "ann bo"],
  ["attributes.member", "not_exists", undefined, "cy di"],
  ["attributes.tier", "eq", "gold", "ann"],
  ["attributes.tier", "neq", "Gold", "bo cy di"],
  ["attributes.tier", "in", ["Gold", "Silver"], "ann bo"],
  ["attributes.tier", "not_in", ["Gold"], "bo cy di"],
  ["attributes.tier", "exists", undefined, "ann bo"],
  ["attributes.tier", "not_exists", undefined, "cy di"],
  // Nobody defined these: what is asked decides how they compare.
  ["attributes.loose", "gt", 8, "cy"],
  ["attributes.loose", "lte", 12, "bo cy"],
  ["attributes.loose", "eq", 7, "bo"],
  ["attributes.loose", "eq", "7", "bo"],
  ["attributes.loose", "in", [7, 12], "bo cy"],
  ["attributes.loose", "starts_with", "m", "di"],
  ["attributes.day", "before", "2026-06-01", "cy"],
  ["attributes.day", "gte", "2026-05-31", "cy"],
  ["attributes.yes", "eq", true, "cy"],
  ["tags", "eq", "vip", "ann bo"],
  ["tags", "contains", ["vip", "balayage"], "ann"],
  ["tags", "neq", "vip", "cy di"],
  ["tags", "in", ["balayage", "Vip"], "ann cy"],
  ["tags", "not_in", ["balayage", "Vip"], "bo di"],
  ["tags", "contains", "a,b", "cy"],
  ["tags", "contains", 'q"t', "cy"],
  ["tags", "starts_with", "vI", "ann bo cy"],
  ["tags", "exists", undefined, "ann bo cy"],
  ["tags", "not_exists", undefined, "di"],
  ["first_name", "eq", "дмитрий", "cy"],
  ["first_name", "eq", "BÖ", "bo"],
  ["first_name", "not_exists", undefined, "di"],
  ["last_name", "contains", "o'n", "ann"],
  ["name", "eq", "ann o'neill", "ann"],
  ["name", "not_exists", undefined, "di"],
  ["email", "in", ["bo@mail.example"], "bo"],
  ["email", "neq", "bo@mail.example", "ann cy di"],
  ["language", "starts_with", "pt", "bo"],
  ["time_zone", "eq", ZONE, "ann"],
  ["time_zone", "neq", ZONE, "bo cy di"],
  ["country", "eq", "us", "ann bo cy di"],
  ["phone_last4", "eq", 1001, "ann"],
  ["source", "eq", "api", "ann bo cy di"],
  ["created_at", "within_days", 0, "ann bo cy di"],
  ["created_at", "not_within_days", 1, ""],
  ["created_at", "before", "2020-01-01", ""],
  ["created_at", "after", "2020-01-01T00:00:00+02:00", "ann bo cy di"],
  ["updated_at", "exists", undefined, "ann bo cy di"],
];

test.each(asked)("%s %s %j finds %s", async (path, op, value, expected) => {
  const condition = { path, op, ...(value === undefined ? {} : { value }) };
  expect(await who({ filters: [condition] })).toBe(expected);
  const everybody = "ann bo cy di".split(" ");
  const rest = everybody.filter((name) => !expected.split(" ").includes(name)).join(" ");
  expect(await who({ not: condition }), "its opposite finds everybody else").toBe(rest);
  expect(await who({ not: { not: condition } })).toBe(expected);
});

test("every op of every kind of value is asked above or below", () => {
  const kinds: Record<string, RegExp> = {
    text: /^attributes\.plan$/,
    number: /visits/,
    date: /since/,
    boolean: /member/,
    choice: /tier/,
    tags: /tags/,
  };
  for (const [kind, path] of Object.entries(kinds)) {
    const seen = new Set(asked.filter(([name]) => path.test(name)).map(([, op]) => op));
    const missing = opsOf[kind as keyof typeof opsOf].filter(
      (op) => !seen.has(op) && !op.endsWith("within_days"),
    );
    expect(missing, kind).toEqual([]);
  }
});

test("days are counted on the workspace's clock", async () => {
  const id = [...ids].find(([, name]) => name === "di")?.[0] ?? 0;
  const set = (days: number) =>
    withWorkspace(
      salon.workspaceId,
      (tx) => raw(tx)`
      update contacts set attributes = attributes || jsonb_build_object('seen', ((now() at time zone ${ZONE})::date - ${days}::int)::text)
      where id = ${id}`,
    );
  for (const [days, within] of [
    [0, 0],
    [7, 7],
    [30, 60],
  ] as const) {
    await set(days);
    expect(await who({ path: "attributes.seen", op: "within_days", value: within })).toBe("di");
    expect(await who({ path: "attributes.seen", op: "not_within_days", value: within })).toBe("ann bo cy");
  }
  await set(8);
  expect(await who({ path: "attributes.seen", op: "within_days", value: 7 })).toBe("");
  await set(-1);
  expect(await who({ path: "attributes.seen", op: "within_days", value: 7 }), "tomorrow is not past").toBe(
    "",
  );
});

test("rules join and turn round at any depth", async () => {
  const vip = { path: "tags", op: "eq", value: "vip" };
  const many = { path: "attributes.visits", op: "gte", value: 10 };
  const member = { path: "attributes.member", op: "exists" };
  expect(await who({ all: [vip, { not: many }] })).toBe("bo");
  expect(await who({ any: [many, { not: member }] })).toBe("ann cy di");
  expect(await who({ not: { any: [many, { not: vip }] } })).toBe("bo");
  expect(await who({ not: { all: [vip, { any: [many, { not: { not: member } }] }] } })).toBe("cy di");
  expect(await who({ all: [] })).toBe("ann bo cy di");
  const deep = Array.from({ length: 9 }).reduce<unknown>((inner) => ({ not: inner }), vip);
  expect(await who(deep)).toBe("cy di");
});

describe("what was written", () => {
  const at = (days: number) => `now() - interval '${days} days'`;

  beforeAll(async () => {
    const byName = new Map([...ids].map(([id, name]) => [name, id]));
    await withWorkspace(salon.workspaceId, async (tx) => {
      const [sender] = await tx
        .insert(senders)
        .values({ workspaceId: salon.workspaceId, name: "Main", number: "+12025550101" })
        .returning();
      const sql = raw(tx);
      const add = (name: string, direction: string, days: number, isDelivered = false) =>
        sql.unsafe(
          `insert into messages (workspace_id, direction, channel, category, contact_id, sender_id, phone_idx, phone_last4, body,
          encoding, segments, priority, due_at, status, actor_kind, created_at, sent_at, delivered_at)
        select workspace_id, $1::direction, 'sms', 'order', id, $2, phone_idx, phone_last4, 'x', 'GSM-7', 1, 3, ${at(days)},
          'delivered', 'key', ${at(days)}, case when $1::text = 'outbound' then ${at(days)} end,
          case when ${isDelivered} then ${at(days)} end from contacts where workspace_id = $3 and id = $4`,
          [direction, sender?.id ?? 0, salon.workspaceId, byName.get(name) ?? 0],
        );
      await add("ann", "inbound", 90);
      await add("ann", "inbound", 5);
      await add("ann", "outbound", 3, true);
      await add("bo", "inbound", 70);
      await add("bo", "outbound", 40);
      await add("bo", "outbound", 41, true);
      await add("cy", "outbound", 61);
      const link = (name: string, days: number | null) =>
        sql.unsafe(
          `insert into short_links (workspace_id, code, target, contact_id, clicked_at, bot_clicked_at, expires_at)
           values ($1, substr(gen_random_uuid()::text, 1, 8), 'https://a.example/', $2,
             now() - make_interval(days => $3), now(), now())`,
          [salon.workspaceId, byName.get(name) ?? 0, days],
        );
      await link("ann", 20);
      await link("ann", 50);
      await link("bo", 40);
      await link("cy", null);
    });
  });

  test.each([
    ["messages.last_received_at", "within_days", 60, "ann"],
    ["messages.last_received_at", "not_within_days", 60, "bo cy di"],
    ["messages.last_received_at", "exists", undefined, "ann bo"],
    ["messages.last_received_at", "not_exists", undefined, "cy di"],
    ["messages.last_received_at", "before", new Date(Date.now() - 60 * 86_400_000).toISOString(), "bo"],
    ["messages.last_received_at", "lt", new Date(Date.now() - 80 * 86_400_000).toISOString(), ""],
    ["messages.last_received_at", "gte", new Date(Date.now() - 80 * 86_400_000).toISOString(), "ann bo"],
    ["messages.last_received_at", "after", "2020-01-01", "ann bo"],
    ["messages.last_received_at", "lte", "2020-01-01", ""],
    ["messages.last_sent_at", "within_days", 10, "ann"],
    ["messages.last_sent_at", "not_within_days", 50, "cy di"],
    ["messages.last_delivered_at", "exists", undefined, "ann bo"],
    ["messages.last_delivered_at", "not_within_days", 30, "bo cy di"],
    ["messages.last_clicked_at", "exists", undefined, "ann bo"],
    ["messages.last_clicked_at", "within_days", 30, "ann"],
    ["messages.last_clicked_at", "before", new Date(Date.now() - 30 * 86_400_000).toISOString(), "bo"],
    ["messages.sent_count", "eq", 0, "di"],
    ["messages.sent_count", "neq", 0, "ann bo cy"],
    ["messages.sent_count", "in", [0, 2], "bo di"],
    ["messages.sent_count", "not_in", [0, 2], "ann cy"],
    ["messages.sent_count", "gte", 2, "bo"],
    ["messages.sent_count", "lt", 2, "ann cy di"],
    ["messages.sent_count", "lte", 0, "di"],
    ["messages.sent_count", "gt", -1, "ann bo cy di"],
    ["messages.received_count", "gte", 2, "ann"],
    ["messages.received_count", "gt", 1.5, "ann"],
  ] as [string, string, unknown, string][])("%s %s %j finds %s", async (path, op, value, expected) => {
    const condition = { path, op, ...(value === undefined ? {} : { value }) };
    expect(await who(condition)).toBe(expected);
    const rest = ["ann", "bo", "cy", "di"].filter((name) => !expected.split(" ").includes(name)).join(" ");
    expect(await who({ not: condition })).toBe(rest);
  });

  test("what another number of somebody wrote is theirs", async () => {
    const byName = new Map([...ids].map(([id, name]) => [name, id]));
    const merge = (into: number | null) =>
      withWorkspace(
        salon.workspaceId,
        (tx) => raw(tx)`update contacts set merged_into_id = ${into} where id = ${byName.get("ann") ?? 0}`,
      );
    await merge(byName.get("di") ?? 0);
    expect(await who({ path: "messages.last_received_at", op: "within_days", value: 60 })).toBe("di");
    expect(await who({ path: "messages.received_count", op: "gte", value: 2 })).toBe("di");
    expect(await who({ all: [] })).toBe("bo cy di");
    await merge(null);
    expect(await who({ all: [] })).toBe("ann bo cy di");
  });

  test("another workspace counts none of it", async () => {
    expect(await who({ path: "messages.last_received_at", op: "exists" }, other)).toBe("");
    const { json } = await other.call(preview.POST, {
      body: { definition: { path: "tags", op: "eq", value: "vip" } },
    });
    expect(json).toMatchObject({ count: 2, everybody: 4 });
    expect((json.sample as { id: number }[]).some(({ id }) => ids.has(id))).toBe(false);
  });
});
