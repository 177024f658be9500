import { beforeAll, describe, expect, test } from "vitest";
import { DELETE as revokeKey } from "@/app/api/v1/api-keys/[id]/route";
import { POST as createKey } from "@/app/api/v1/api-keys/route";
import { POST as sendBulk } from "@/app/api/v1/messages/bulk/route";
import { GET as listMessages, POST as send } from "@/app/api/v1/messages/route";
import { routes } from "@/app/api/v1/openapi.json/routes";
import { POST as createSender } from "@/app/api/v1/senders/route";
import { POST as createService } from "@/app/api/v1/services/route";
import { POST as takeInbound } from "@/app/api/webhooks/twilio/inbound/route";
import { POST as takeStatus } from "@/app/api/webhooks/twilio/status/route";
import { withWorkspace } from "@/db/client";
import { workspaces } from "@/db/schema/workspaces";
import { scopes, systemActor } from "@/lib/actor";
import type { AnySpec, Handler } from "@/lib/http/endpoint";
import { specOf } from "@/lib/http/openapi";
import { checkPhone } from "@/lib/messages/consent-verbs";
import { dispatchMessages } from "@/lib/messages/dispatch";
import { recordStatuses } from "@/lib/messages/record-statuses";
import { createTenant, numberOf, type Tenant } from "../bench/world";
import { fillWorkspace } from "./foreign-rows";
import { type Answer, call, look, queue, type Scene, setScene, signed } from "./scene";

const PLATFORM_KEY = "platform-key-of-the-tests";
const CANARY = "Zzyzx";
const NOWHERE = 987_654_321;

let scene: Scene;
let mine: Tenant;
let theirs: Tenant;
/** Ids of the other workspace's rows by the resource that a path names. */
let foreign: Record<string, number>;

beforeAll(async () => {
  scene = await setScene({}, { PARLEY_PLATFORM_KEY: PLATFORM_KEY });
  mine = await createTenant(1);
  theirs = await createTenant(2);
  foreign = await fillWorkspace(theirs, CANARY);
  const own = await call(mine.key, createService, { body: { name: "Own", duration_minutes: 30 } });
  queries["/availability"] = `?service_id=${own.json.id}`;
}, 60_000);

type Door = { path: string; method: string; handler: Handler; spec: AnySpec };
const doors: Door[] = routes.flatMap(([path, module]) =>
  ["GET", "POST", "PATCH", "PUT", "DELETE"].flatMap((method) => {
    const spec = specOf(module[method]);
    return spec ? [{ path, method, handler: module[method] as Handler, spec }] : [];
  }),
);
const named = doors.map((door) => [`${door.method} ${door.path}`, door] as const);
const withId = named.filter(([, door]) => door.path.includes("{id}") && door.spec.scope !== "platform");

/** A body that passes, so that only the id can be at fault. */
const bodies: Record<string, object> = {
  "PATCH /contacts/{id}": { first_name: "Eve" },
  "POST /contacts/{id}/opt-outs": { reason: "Eve" },
  "POST /contacts/{id}/opt-ins": { given: "in_person", wording: "Eve" },
  "POST /contacts/{id}/notes": { body: "Eve" },
  "PATCH /contacts/{id}/notes/{noteId}": { deleted: false },
  "POST /contacts/{id}/guests": { name: "Eve" },
  "POST /contacts/{id}/merge": { contact_id: NOWHERE },
  "PATCH /contact-attributes/{id}": { label: "Eve" },
  "PATCH /templates/{id}": { description: "Eve" },
  "PATCH /senders/{id}": { name: "Eve" },
  "POST /templates/{id}/preview": { name: "Eve" },
  "POST /contacts/imports/{id}/check": { mapping: { name: null } },
  "PATCH /saved-views/{id}": { name: "Eve" },
  "PATCH /members/{id}": { role: "viewer" },
  "PATCH /segments/{id}": { name: "Eve" },
  "PATCH /campaigns/{id}": { name: "Eve" },
  "POST /conversations/{id}/reply": { body: "Eve" },
  "POST /conversations/{id}/assign": { owner: "nobody" },
  "POST /conversations/{id}/notes": { body: "Eve" },
  "POST /conversations/{id}/presence": { is_typing: false },
};

/** What of the other workspace's a path names: `/contacts/imports/{id}/rows` an import, `/contacts/{id}` a contact. */
const resourceOf = ({ path }: Door): string => path.slice(0, path.indexOf("/{id}")).split("/").at(-1) ?? "";
/** A query that passes, where one must be there. */
const queries: Record<string, string> = { "/search": `?q=${CANARY}` };

const knock = (
  key: string | null,
  door: Door,
  params: Record<string, string>,
  more: { body?: object; headers?: Record<string, string> } = {},
) =>
  call(key, door.handler, {
    path: `/api/v1${door.path}${queries[door.path] ?? ""}`,
    method: door.method,
    params: { index: "0", noteId: "1", guestId: "1", turn: "1", ...params },
    ...(door.method === "GET" || door.method === "DELETE"
      ? {}
      : { body: more.body ?? bodies[`${door.method} ${door.path}`] ?? {} }),
    headers: { "x-request-id": "request-of-a-test", ...more.headers },
  });

/** What a stranger can compare: everything but the moment and the limits used up. */
const surface = ({ status, text, headers }: Answer) => ({
  status,
  text,
  headers: Object.fromEntries([...headers].filter(([name]) => name !== "ratelimit")),
});

describe("another workspace's id", () => {
  test.each(withId)("%s answers it exactly like one that never was", async (_, door) => {
    const resource = resourceOf(door);
    const id = foreign[resource];
    expect(id, `${resource} has a row of the other workspace`).toBeGreaterThan(0);
    const own = surface(await knock(mine.key, door, { id: String(id) }));
    const random = surface(await knock(mine.key, door, { id: String(NOWHERE) }));
    expect(own.status).toBe(404);
    expect(own).toEqual(random);
    for (const id of [
      "1e3",
      "-1",
      "0",
      "01",
      "1.0",
      "99999999999999999999",
      "９",
      "1 or 1=1",
      "%00",
      "__proto__",
      "",
    ]) {
      expect(surface(await knock(mine.key, door, { id })), id).toEqual(random);
    }
  });

  test("still means what it meant to its owner", async () => {
    for (const [name, door] of withId) {
      // This text brought no file along.
      if (door.method !== "GET" || door.path.includes("{index}")) continue;
      const id = foreign[resourceOf(door)];
      expect((await knock(theirs.key, door, { id: String(id) })).status, name).toBe(200);
    }
  });

  const inBodies = [
    ["template_id", { to: numberOf(50), template_id: 0 }, "templates"],
    ["contact_id", { contact_id: 0, body: "x" }, "contacts"],
    ["sender_id", { to: numberOf(50), body: "x", sender_id: 0 }, "senders"],
  ] as const;
  const places = doors.filter(
    ({ path, method }) => method === "POST" && ["/messages", "/messages/preview"].includes(path),
  );

  test.each(inBodies)(
    "in a body (%s) is refused exactly like one that never was",
    async (field, body, resource) => {
      for (const door of places) {
        const told = await Promise.all(
          [foreign[resource], NOWHERE].map((id) =>
            knock(mine.key, door, {}, { body: { ...body, [field]: id } }),
          ),
        );
        const [own, random] = told.map(surface);
        if (door.path === "/messages") expect(own?.status).toBe(422);
        expect(own?.text.replace(/"id":\d+/, "")).toEqual(random?.text.replace(/"id":\d+/, ""));
        expect(own?.status).toBe(random?.status);
      }
      const bulk = (id: number | undefined) =>
        call(mine.key, sendBulk, { body: { batch_name: "x", recipients: [{ ...body, [field]: id }] } });
      expect((await bulk(foreign[resource])).json.rejected).toEqual((await bulk(NOWHERE)).json.rejected);
    },
  );

  test("in a filter finds nothing", async () => {
    for (const filter of [
      `batch_id=${foreign.batches}`,
      `contact_id=${foreign.contacts}`,
      `customer_id=${CANARY}`,
    ]) {
      const answer = await call(mine.key, listMessages, { path: `/api/v1/messages?${filter}` });
      expect(answer).toMatchObject({ status: 200, json: { data: [], next_cursor: null } });
    }
    const cursor = Buffer.from(`before:${NOWHERE}`).toString("base64url");
    const listed = await call(mine.key, listMessages, { path: `/api/v1/messages?cursor=${cursor}` });
    expect(listed.text).not.toContain(CANARY);
  });
});

test("no list, export or report shows a word of another workspace", async () => {
  let asked = 0;
  for (const [name, door] of named) {
    if (door.method !== "GET" || door.path.includes("{id}") || door.spec.scope === "platform") continue;
    const params: Record<string, string> = door.path.includes("{phone}") ? { phone: numberOf(2) } : {};
    const answer = await knock(mine.key, door, params);
    // A key is no person, so it has no page of its own.
    expect(answer.status, `${name} ${answer.text}`).toBe(door.path === "/members/me" ? 404 : 200);
    expect(answer.text, name).not.toContain(CANARY);
    if (door.path.includes("{phone}")) expect(answer.json.opted_out).toBe(false);
    asked++;
  }
  expect(asked).toBeGreaterThan(9);
});

describe("credentials", () => {
  const open = named.filter(([, door]) => door.spec.scope !== "public");

  test.each(open)("%s: none and unknown ones answer 401, word for word alike", async (_, door) => {
    const keys = [null, `sk_${"a".repeat(32)}`, "sk_short", "nonsense", "' or 1=1 --", `${mine.key}x`];
    const answers = [];
    for (const key of keys) answers.push(surface(await knock(key, door, { id: "1", phone: numberOf(1) })));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]?.status).toBe(401);
  });

  test.each(named.filter(([, door]) => door.spec.scope === "platform"))(
    "%s: a workspace's key finds nothing there",
    async (_, door) => {
      for (const key of [mine.key, theirs.key]) {
        const answer = await knock(key, door, { id: String(theirs.workspaceId) });
        expect(answer).toMatchObject({ status: 404, json: { code: "not_found" } });
      }
    },
  );

  test("a key that may only read writes nothing, by any route", async () => {
    const made = await call(mine.key, createKey, {
      body: { name: "Reader", scopes: scopes.filter((s) => s.endsWith(":read")) },
    });
    const writes = named.filter(([, door]) => String(door.spec.scope).endsWith(":write"));
    expect(writes.length).toBeGreaterThan(12);
    for (const [name, door] of writes) {
      const answer = await knock(made.json.api_key, door, { id: "1" });
      expect(answer.json, name).toMatchObject({ status: 403, code: "insufficient_scope" });
    }
  });

  test("a key cannot make one that may do more", async () => {
    const made = await call(mine.key, createKey, {
      body: { name: "Small", scopes: ["api_keys:write", "messages:read"] },
    });
    const more = await call(made.json.api_key, createKey, {
      body: { name: "Big", scopes: ["messages:write"] },
    });
    expect([403, 422]).toContain(more.status);
  });

  test("a revoked key fails on the next request, like one that never was", async () => {
    const made = await call(mine.key, createKey, { body: { name: "Short", scopes: ["messages:read"] } });
    const list = () =>
      call(made.json.api_key, listMessages, { headers: { "x-request-id": "request-of-a-test" } });
    expect((await list()).status).toBe(200);
    await call(mine.key, revokeKey, { method: "DELETE", params: { id: String(made.json.id) } });
    const unknown = await call(`sk_${"b".repeat(32)}`, listMessages, {
      headers: { "x-request-id": "request-of-a-test" },
    });
    expect(surface(await list())).toEqual(surface(unknown));
  });

  test("a suspended workspace's key is told so and does nothing", async () => {
    const third = await createTenant(3);
    await withWorkspace(3, (tx) => tx.update(workspaces).set({ status: "suspended" }));
    expect(await call(third.key, send, { body: { to: numberOf(1), body: "x" } })).toMatchObject({
      status: 403,
      json: { code: "workspace_inactive" },
    });
  });

  test("`workspace_id` in a body is an unknown field on every route", async () => {
    for (const [name, door] of named) {
      if (!door.spec.body || door.spec.scope === "platform" || door.path.includes("{id}/preview")) continue;
      const id = String(foreign[door.path.split("/")[1] ?? ""] ?? 1);
      const answer = await knock(mine.key, door, { id }, { body: { workspace_id: theirs.workspaceId } });
      expect(answer.status, name).toBe(422);
      expect(
        (answer.json.errors ?? []).map((error: { code: string }) => error.code),
        name,
      ).toContain("unknown_field");
    }
  });
});

describe("a workspace's own account at the provider", () => {
  const account = { AccountSid: `AC${"e".repeat(32)}` };
  const token = "token-of-the-other-workspace";

  beforeAll(async () => {
    const answer = await call(mine.key, createSender, {
      body: { number: "+12025553333", account_sid: account.AccountSid, auth_token: token },
    });
    expect(answer.status, answer.text).toBe(201);
  });

  test("cannot take another workspace's number", async () => {
    for (const more of [{}, { channel: "whatsapp" }]) {
      const answer = await call(mine.key, createSender, { body: { number: theirs.number, ...more } });
      expect(answer).toMatchObject({ status: 409, json: { code: "sender_taken" } });
    }
  });

  test("signs no inbound text into another workspace", async () => {
    const form = { ...account, MessageSid: "SMforeign", From: numberOf(70), To: theirs.number, Body: "STOP" };
    expect((await takeInbound(signed("/api/webhooks/twilio/inbound", form, token))).status).toBe(200);
    expect(await checkPhone(systemActor(theirs.workspaceId), numberOf(70))).toMatchObject({
      opted_out: false,
    });
    const forged = { ...form, AccountSid: process.env.TWILIO_ACCOUNT_SID ?? "" };
    expect((await takeInbound(signed("/api/webhooks/twilio/inbound", forged, token))).status).toBe(403);
  });

  test("signs no receipt for another workspace's text", async () => {
    const id = await queue(theirs, { to: numberOf(71), body: "Theirs", category: "order" });
    await dispatchMessages({ budgetMs: 500 });
    const taken = (await scene.accepted()).find((one) => one.to === numberOf(71));
    const form = { ...account, MessageSid: taken?.sid ?? "", MessageStatus: "failed", ErrorCode: "21610" };
    for (const path of [`/api/webhooks/twilio/status?ref=${taken?.ref}`, "/api/webhooks/twilio/status"])
      expect((await takeStatus(signed(path, form, token))).status).toBe(403);
    // Nor with a sid of its own and the other's reference.
    const mixed = { ...form, MessageSid: "SMmine" };
    expect(
      (await takeStatus(signed(`/api/webhooks/twilio/status?ref=${taken?.ref}`, mixed, token))).status,
    ).toBe(403);
    await recordStatuses();
    expect((await look(theirs, id)).status).toBe("sent");
    expect(await checkPhone(systemActor(theirs.workspaceId), numberOf(71))).toMatchObject({
      opted_out: false,
    });
  });
});
