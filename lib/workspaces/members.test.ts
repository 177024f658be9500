import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "@/db/testing";
import type { TestTenant } from "@/lib/http/testing";
import type { Person } from "./testing";

await testDatabase();
const { raw, withWorkspace, withoutWorkspace } = await import("@/db/client");
const { callRoute, testTenant } = await import("@/lib/http/testing");
const { hashPassword } = await import("@/lib/auth/password");
const { sessionHeaders, testPerson } = await import("./testing");
const invites = await import("@/app/api/v1/invites/route");
const keys = await import("@/app/api/v1/api-keys/route");
const members = await import("@/app/api/v1/members/route");
const member = await import("@/app/api/v1/members/[id]/route");
const me = await import("@/app/api/v1/members/me/route");
const password = await import("@/app/api/v1/members/me/password/route");
const ownSignOut = await import("@/app/api/v1/members/me/sign-out/route");
const signOut = await import("@/app/api/v1/members/sign-out/route");
const workspace = await import("@/app/api/v1/workspace/route");
const audit = await import("@/app/api/v1/audit-events/route");

let salon: TestTenant;
let other: TestTenant;
let owner: Person;
let passwordHash: string;

beforeAll(async () => {
  passwordHash = await hashPassword("correct horse battery");
});
beforeEach(async () => {
  salon = await testTenant();
  other = await testTenant();
  owner = await testPerson(salon.workspaceId, "owner");
});

const change = (who: Person, id: number, role: string) =>
  who.call(member.PATCH, { method: "PATCH", params: { id: String(id) }, body: { role } });
const remove = (who: Person, id: number) =>
  who.call(member.DELETE, { method: "DELETE", params: { id: String(id) } });

describe("roles", () => {
  test("a changed role counts from the next request on, and the log says who did it", async () => {
    const ava = await testPerson(salon.workspaceId, "viewer");
    const rename = () => ava.call(workspace.PATCH, { method: "PATCH", body: { name: "New" } });
    expect((await rename()).status).toBe(403);
    expect(await change(owner, ava.id, "manager")).toMatchObject({ status: 200, json: { role: "manager" } });
    expect((await rename()).status).toBe(200);
    const log = await owner.call(audit.GET, { query: "verb=member.role_changed" });
    expect(log.json.data).toMatchObject([{ before: { role: "viewer" }, after: { role: "manager" } }]);
  });

  test("the last owner can neither be demoted, removed nor leave; a second one may", async () => {
    expect(await change(owner, owner.id, "viewer")).toMatchObject({
      status: 409,
      json: { code: "last_owner" },
    });
    expect(await remove(owner, owner.id)).toMatchObject({ status: 409, json: { code: "last_owner" } });
    expect(await owner.call(me.DELETE, { method: "DELETE" })).toMatchObject({ json: { code: "last_owner" } });
    const second = await testPerson(salon.workspaceId, "owner");
    expect((await owner.call(me.DELETE, { method: "DELETE" })).status).toBe(204);
    expect(await change(second, second.id, "manager")).toMatchObject({ status: 409 });
  });

  test("a key that manages members makes nobody more than itself", async () => {
    const scopes = ["members:read", "members:write", "workspace:read"];
    const { json } = await owner.call(keys.POST, { body: { name: "Staff list", scopes } });
    const byKey = (handler: Parameters<typeof callRoute>[0], request: Parameters<typeof callRoute>[2]) =>
      callRoute(handler, String(json.api_key), request);
    const ava = await testPerson(salon.workspaceId, "viewer");
    for (const role of ["owner", "manager", "viewer"]) {
      const raised = await byKey(member.PATCH, {
        method: "PATCH",
        params: { id: String(ava.id) },
        body: { role },
      });
      expect([raised.status, raised.json.code]).toEqual([403, "insufficient_scope"]);
      const invited = await byKey(invites.POST, { body: { email: "me@evil.example", role } });
      expect([invited.status, invited.json.code]).toEqual([403, "insufficient_scope"]);
    }
    expect((await byKey(member.DELETE, { method: "DELETE", params: { id: String(ava.id) } })).status).toBe(
      204,
    );
  });

  test("two owners who remove each other at once leave one owner", async () => {
    const second = await testPerson(salon.workspaceId, "owner");
    await Promise.all([remove(owner, second.id), remove(second, owner.id)]);
    const left = await withWorkspace(
      salon.workspaceId,
      (tx) => raw(tx)`select 1 from memberships where role = 'owner'`,
    );
    expect(left).toHaveLength(1);
  });
});

describe("leaving", () => {
  test("a removed person's session ends at the next request; their login elsewhere goes on", async () => {
    const sam = await testPerson(salon.workspaceId, "manager");
    await withWorkspace(
      other.workspaceId,
      (tx) => raw(tx)`insert into memberships (workspace_id, user_id, role)
        values (${other.workspaceId}, ${sam.id}, 'viewer')`,
    );
    expect((await sam.call(workspace.GET)).status).toBe(200);
    expect((await remove(owner, sam.id)).status).toBe(204);
    expect((await sam.call(workspace.GET)).status).toBe(404);
    const elsewhere = await sessionHeaders(other.workspaceId, sam.id, 1);
    expect((await sam.call(workspace.GET, { headers: elsewhere })).status).toBe(200);
  });

  test("a person of another workspace answers like one who never was", async () => {
    const stranger = await testPerson(other.workspaceId, "viewer");
    for (const id of [stranger.id, 987_654_321]) {
      expect((await change(owner, id, "viewer")).status).toBe(404);
      expect((await remove(owner, id)).status).toBe(404);
    }
    expect((await stranger.call(members.GET, { headers: {} })).json.data).toHaveLength(1);
    expect((await owner.call(members.GET)).json.data).toHaveLength(1);
  });

  test("signing everybody out ends every session, the asker's too, and nobody's elsewhere", async () => {
    const ava = await testPerson(salon.workspaceId, "viewer");
    const stranger = await testPerson(other.workspaceId, "viewer");
    expect(await owner.call(signOut.POST, { body: {} })).toMatchObject({ json: { signed_out: 2 } });
    expect((await ava.call(workspace.GET)).status).toBe(401);
    expect((await owner.call(workspace.GET)).status).toBe(401);
    expect((await stranger.call(workspace.GET)).status).toBe(200);
  });
});

describe("one's own profile", () => {
  const set = (who: Person, current_password: string, new_password: string) =>
    who.call(password.PATCH, { method: "PATCH", body: { current_password, new_password } });

  test("a new password needs the present one, and ends other sessions but not the one that asked", async () => {
    const ava = await testPerson(salon.workspaceId, "viewer", { passwordHash });
    const wrong = await set(ava, "wrong", "a new long password");
    expect(wrong).toMatchObject({ status: 422, json: { errors: [{ path: "current_password" }] } });
    const changed = await set(ava, "correct horse battery", "a new long password");
    expect(changed.status).toBe(204);
    expect((await ava.call(workspace.GET)).status).toBe(401);
    const cookie = changed.headers.get("set-cookie")?.split(";")[0] ?? "";
    expect(changed.headers.get("set-cookie")).toContain("HttpOnly");
    expect((await ava.call(workspace.GET, { headers: { Cookie: cookie } })).status).toBe(200);
    const [user] = await withoutWorkspace(
      (tx) => raw(tx)<{ password_hash: string }[]>`select password_hash from users where id = ${ava.id}`,
    );
    expect(user?.password_hash).toMatch(/^\$argon2id\$/);
  });

  test("guessing the present password is slowed down", async () => {
    const ava = await testPerson(salon.workspaceId, "viewer", { passwordHash });
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => set(ava, "wrong", "a new long password")),
    );
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(2);
  });

  test("a short password is refused beside its field", async () => {
    const ava = await testPerson(salon.workspaceId, "viewer", { passwordHash });
    expect(await set(ava, "correct horse battery", "short")).toMatchObject({
      status: 422,
      json: { errors: [{ path: "new_password" }] },
    });
  });

  test("signing out elsewhere ends one's other sessions, nobody else's, and is in the log", async () => {
    const ava = await testPerson(salon.workspaceId, "viewer");
    const ended = await ava.call(ownSignOut.PATCH, { method: "PATCH", body: {} });
    expect(ended.status).toBe(204);
    expect((await ava.call(workspace.GET)).status).toBe(401);
    const cookie = ended.headers.get("set-cookie")?.split(";")[0] ?? "";
    expect((await ava.call(workspace.GET, { headers: { Cookie: cookie } })).status).toBe(200);
    expect((await owner.call(workspace.GET)).status).toBe(200);
    const log = await owner.call(audit.GET, { query: "verb=member.sessions_ended" });
    expect(log.json.data).toMatchObject([{ actor: { id: ava.id } }]);
    expect((await salon.call(ownSignOut.PATCH, { method: "PATCH", body: {} })).status).toBe(404);
  });

  test("a name changes everywhere; a key is nobody", async () => {
    const ava = await testPerson(salon.workspaceId, "viewer");
    const renamed = await ava.call(me.PATCH, { method: "PATCH", body: { name: "Ava 李 <b>" } });
    expect(renamed).toMatchObject({ status: 200, json: { name: "Ava 李 <b>" } });
    expect(await ava.call(me.GET)).toMatchObject({ json: { name: "Ava 李 <b>", role: "viewer" } });
    expect((await salon.call(me.GET)).status).toBe(404);
    expect((await salon.call(me.DELETE, { method: "DELETE" })).status).toBe(404);
  });

  test("when somebody was last here is told", async () => {
    await owner.call(workspace.GET);
    await expect
      .poll(async () => (await owner.call(me.GET)).json.last_seen_at, { timeout: 3_000 })
      .toEqual(expect.any(String));
  });
});
