import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { GET as listContacts } from "@/app/api/v1/contacts/route";
import { GET as listMessages, POST as send } from "@/app/api/v1/messages/route";
import { routes } from "@/app/api/v1/openapi.json/routes";
import { type AnySpec, endpoint, type Handler } from "@/lib/http/endpoint";
import { specOf } from "@/lib/http/openapi";
import { createTenant, numberOf, type Tenant } from "../bench/world";
import { call, expectProblem, setScene, within } from "./scene";

let mine: Tenant;

beforeAll(async () => {
  await setScene({}, { PARLEY_PLATFORM_KEY: "platform-key-of-the-tests" });
  mine = await createTenant(1);
  await createTenant(2);
  await within(
    mine,
    (sql) => sql`update workspaces set allowed_countries = '{US}' where id = ${mine.workspaceId}`,
  );
}, 60_000);

type Door = { name: string; path: string; method: string; handler: Handler; spec: AnySpec; key: string };
const doors: Door[] = routes.flatMap(([path, module]) =>
  ["GET", "POST", "PATCH", "DELETE"].flatMap((method) => {
    const spec = specOf(module[method]);
    const handler = module[method] as Handler;
    return spec
      ? [
          {
            name: `${method} ${path}`,
            path,
            method,
            handler,
            spec,
            key: spec.scope === "platform" ? "platform-key-of-the-tests" : "",
          },
        ]
      : [];
  }),
);
const withBody = doors.filter((door) => door.spec.body);
const to = numberOf(1);

const knock = (door: Door, more: Parameters<typeof call>[2]) =>
  call(door.key || mine.key, door.handler, {
    method: door.method,
    path: `/api/v1${door.path}`,
    params: { id: "999", noteId: "999", guestId: "999", turn: "999", index: "0", phone: to },
    ...more,
  });
const _write = (body: unknown, headers: Record<string, string> = {}) =>
  call(mine.key, send, { body, headers });

describe.each(withBody.map((door) => [door.name, door] as const))("%s", (_, door) => {
  test.each([
    "text/plain",
    "text/html",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/xml",
    "",
  ])("refuses a body of type '%s'", async (type) => {
    const answer = await knock(door, { body: '{"to":"x"}', headers: { "content-type": type } });
    expectProblem(answer, 415, "unsupported_media_type");
  });

  test.each([
    '{"to":',
    "{'to':1}",
    "undefined",
    "{}{}",
    "\u0007",
    '{"a":1,}',
    "NaN",
    "[1",
    '"',
    '{"a":"\u0001"}',
  ])("refuses malformed JSON %j", async (body) => {
    expectProblem(await knock(door, { body }), 400, "malformed_json");
  });

  test("refuses bytes that are no UTF-8, and compressed ones", async () => {
    for (const body of [
      Buffer.from([0x7b, 0xff, 0xfe, 0x7d]),
      gzipSync("{}"),
      Buffer.from([0xed, 0xa0, 0x80]),
    ])
      expectProblem(await knock(door, { body }), 400, "malformed_body");
  });

  test("refuses what is no object", async () => {
    for (const body of ["[]", "1", "null", "true", '"text"', "[[]]"])
      expectProblem(await knock(door, { body }), 422);
  });

  test("refuses fields it does not know, the language's own too", async () => {
    if (door.path.endsWith("/preview") && door.path.includes("{id}")) return;
    for (const field of [
      "workspace_id",
      "status_",
      "constructor",
      "toString",
      "hasOwnProperty",
      "__proto__",
      "prototype",
    ]) {
      const answer = await knock(door, { body: `{${JSON.stringify(field)}:{"a":1}}` });
      expectProblem(answer, 422);
    }
  });

  test("refuses more than it may hold, however it is announced", async () => {
    const max = door.spec.maxBytes ?? 256 * 1024;
    const body = `{"x":"${"a".repeat(max)}"}`;
    expectProblem(await knock(door, { body }), 413, "too_large");
    expectProblem(await knock(door, { body, headers: { "content-length": "10" } }), 413, "too_large");
    expectProblem(
      await knock(door, { body: "{}", headers: { "content-length": String(max + 1) } }),
      413,
      "too_large",
    );
  });

  test("refuses NUL characters, and stands depth, breadth and odd characters", async () => {
    expectProblem(await knock(door, { body: '{"a":"\\u0000"}' }), 422, "invalid_characters");
    const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    const keys = Object.fromEntries(Array.from({ length: 5_000 }, (_, n) => [`k${n}`, n]));
    for (const body of [
      deep,
      `{"metadata":${deep}}`,
      `{"attributes":{"a":${deep}}}`,
      JSON.stringify(keys),
      '{"body":"\\ud800"}',
    ])
      expectProblem(await knock(door, { body }), [400, 404, 422]);
  });
});

test.each(doors.map((door) => [door.name, door] as const))(
  "%s refuses query parameters it does not know",
  async (_, door) => {
    for (const query of ["sort=phone", "limit=1;drop%20table%20messages", "__proto__=1", "workspace_id=2"]) {
      const answer = await knock(door, {
        path: `/api/v1${door.path}?${query}`,
        ...(door.spec.body ? { body: {} } : {}),
      });
      if (door.spec.body) expectProblem(answer, [400, 404, 422]);
      else expectProblem(answer, [400, 404]);
    }
  },
);

test("lists refuse limits, cursors and filters that are none", async () => {
  const cursor = (text: string) => `cursor=${Buffer.from(text).toString("base64url")}`;
  const bad = [
    "limit=0",
    "limit=-1",
    "limit=201",
    "limit=1.5",
    "limit=",
    "limit=ten",
    "limit=1e9",
    "limit=Infinity",
    "cursor=",
    "cursor=x",
    "cursor=%00",
    `cursor=${"a".repeat(201)}`,
    cursor("before:-1"),
    cursor("before:1e3"),
    cursor("after:1"),
    cursor("before:99999999999999999999"),
    cursor("before:1 or 1=1"),
    "status=SENT",
    "status=sent'--",
    "channel=fax",
    "contact_id=0",
    "contact_id=1e400",
    "contact_id=x",
    "start_date=yesterday",
    "start_date=2026-02-30",
    "start_date=2026-01-01T00:00:00Z",
    "end_date=",
    "batch_id=99999999999999999999999",
  ];
  for (const query of bad)
    expectProblem(await call(mine.key, listMessages, { path: `/api/v1/messages?${query}` }), [400, 422]);
  for (const query of [
    "limit=200",
    "start_date=0001-01-01&end_date=9999-12-31",
    "customer_id=%27%20or%201%3D1",
    cursor("before:1"),
    "start_date=2026-01-02&end_date=2026-01-01",
  ]) {
    const answer = await call(mine.key, listMessages, { path: `/api/v1/messages?${query}` });
    expect(answer.status, `${query} ${answer.text}`).toBe(200);
  }
  for (const query of [
    "q=%25",
    "q=_",
    "q=%5C",
    "q=%27%3B--",
    "tag=%7B%7D",
    "phone=%2B12125550000",
    "q=%F0%9F%98%80",
  ]) {
    const answer = await call(mine.key, listContacts, { path: `/api/v1/contacts?${query}` });
    expect(answer.status, query).toBe(200);
    expect(answer.json.data).toEqual([]);
  }
  expectProblem(await call(mine.key, listContacts, { path: "/api/v1/contacts?q=%00" }), [400, 422]);
});

describe("a request", () => {
  test("keeps a sane request id and drops any other", async () => {
    const idOf = async (given: string) =>
      (await call(mine.key, listMessages, { headers: { "x-request-id": given } })).headers.get(
        "x-request-id",
      );
    expect(await idOf("abc-DEF_123")).toBe("abc-DEF_123");
    for (const odd of [
      "short",
      "x".repeat(65),
      "a b c d e f",
      "<script>alert</script>",
      "12125550123",
      "a\u00e9aaaaaaaa",
    ])
      expect(await idOf(odd)).not.toBe(odd);
  });

  test("beyond its limit answers 429 and says when to come back", async () => {
    const narrow = endpoint({ summary: "Narrow", scope: "messages:read", limit: "auto_reply" }, async () => ({
      ok: true,
    }));
    const answers = [];
    for (let n = 0; n < 70; n++) answers.push(await call(mine.key, narrow));
    const refused = answers.filter((answer) => answer.status === 429);
    expect(refused).toHaveLength(10);
    for (const answer of refused) {
      expectProblem(answer, 429, "rate_limited");
      expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
      expect(answer.headers.get("ratelimit")).toContain("remaining=0");
    }
  });

  test("whose verb fails tells the stranger nothing", async () => {
    const broken = endpoint({ summary: "Broken", scope: "messages:read" }, async () => {
      throw new Error("select secret from vault where phone = '+12125550123'");
    });
    const answer = await call(mine.key, broken);
    expectProblem(answer, 500, "internal");
    expect(answer.text).not.toMatch(/secret|vault|2125550123/);
  });
});
