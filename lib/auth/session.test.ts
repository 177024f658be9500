import { encode } from "next-auth/jwt";
import { beforeAll, describe, expect, test } from "vitest";
import type { Role } from "@/db/enums";
import { testDatabase } from "@/db/testing";

await testDatabase();
const { raw, withoutWorkspace, withWorkspace } = await import("@/db/client");
const { callRoute, testTenant } = await import("@/lib/http/testing");
const { env } = await import("@/lib/env");
const workspaceDoor = await import("@/app/api/v1/workspace/route");
const keysDoor = await import("@/app/api/v1/api-keys/route");
const clientsDoor = await import("@/app/api/v1/clients/route");
const membersDoor = await import("@/app/api/v1/members/route");

let salon: number;
let other: number;
const people = new Map<Role, number>();
const own = new URL(env().PARLEY_PUBLIC_URL).origin;

beforeAll(async () => {
  salon = (await testTenant({ name: "Bella Salon" })).workspaceId;
  other = (await testTenant({ name: "Secret Bistro" })).workspaceId;
  for (const role of ["owner", "manager", "operator", "viewer"] as const)
    people.set(role, await member(role));
});

async function member(role: Role): Promise<number> {
  const [user] = await withoutWorkspace(
    (tx) =>
      raw(tx)<
        { id: number }[]
      >`insert into users (email, name) values (${crypto.randomUUID()}, ${role}) returning id`,
  );
  const id = user?.id ?? 0;
  await withWorkspace(
    salon,
    (tx) => raw(tx)`insert into memberships (workspace_id, user_id, role) values (${salon}, ${id}, ${role})`,
  );
  return id;
}

type Options = { epoch?: number; workspace?: number | null; origin?: string | null; secret?: string };

async function headersOf(userId: number, options: Options = {}): Promise<Record<string, string>> {
  const { epoch = 1, workspace = salon, origin = own, secret = env().NEXTAUTH_SECRET } = options;
  const token = await encode({ token: { sub: String(userId), epoch }, secret });
  return {
    Cookie: `next-auth.session-token=${token}`,
    ...(workspace === null ? {} : { "X-Workspace-Id": String(workspace) }),
    ...(origin === null ? {} : { Origin: origin }),
  };
}

const as = async (role: Role, options?: Options) => headersOf(people.get(role) ?? 0, options);
const read = async (headers: Record<string, string>) => callRoute(workspaceDoor.GET, null, { headers });
const rename = async (headers: Record<string, string>, name = "New name") =>
  callRoute(workspaceDoor.PATCH, null, { method: "PATCH", body: { name }, headers });

test("a member reads their workspace", async () => {
  expect(await read(await as("viewer"))).toMatchObject({
    status: 200,
    json: { id: salon, name: "Bella Salon" },
  });
});

test("another tenant's workspace answers exactly like one that never was", async () => {
  const foreign = await read(await as("owner", { workspace: other }));
  const random = await read(await as("owner", { workspace: 987_654_321 }));
  expect(foreign.status).toBe(404);
  expect(foreign.text).toBe(random.text);
});

test("a removed member's live session fails on the next request", async () => {
  const id = await member("manager");
  const headers = await headersOf(id);
  expect((await read(headers)).status).toBe(200);
  await withWorkspace(salon, (tx) => raw(tx)`delete from memberships where user_id = ${id}`);
  expect((await read(headers)).status).toBe(404);
});

test("a new epoch and a deleted person end every session", async () => {
  const id = await member("viewer");
  const headers = await headersOf(id);
  await withoutWorkspace((tx) => raw(tx)`update users set session_epoch = 2 where id = ${id}`);
  expect((await read(headers)).status).toBe(401);
  const renewed = await headersOf(id, { epoch: 2 });
  expect((await read(renewed)).status).toBe(200);
  await withoutWorkspace((tx) => raw(tx)`delete from users where id = ${id}`);
  expect((await read(renewed)).status).toBe(401);
});

test("a changed role counts at once", async () => {
  const id = await member("manager");
  const headers = await headersOf(id);
  expect((await rename(headers, "Bella Salon")).status).toBe(200);
  await withWorkspace(salon, (tx) => raw(tx)`update memberships set role = 'viewer' where user_id = ${id}`);
  expect((await rename(headers)).status).toBe(403);
});

describe("a cookie that is not ours", () => {
  test("sealed with another secret, malformed or missing: 401, one body", async () => {
    const forged = await read(await as("owner", { secret: "another secret of thirty-two characters" }));
    const malformed = await read({
      Cookie: "next-auth.session-token=a.b.c.d.e",
      "X-Workspace-Id": String(salon),
    });
    const missing = await read({ "X-Workspace-Id": String(salon) });
    expect([forged.status, malformed.status, missing.status]).toEqual([401, 401, 401]);
    expect(new Set([forged.text, malformed.text, missing.text]).size).toBe(1);
  });
});

test.each(["https://evil.example", "null", null, "http://localhost:3000.evil.example"])(
  "a write from origin %s is refused, and changes nothing",
  async (origin) => {
    const reply = await rename(await as("owner", { origin }), "Stolen");
    expect(reply).toMatchObject({ status: 403, json: { code: "foreign_origin" } });
    expect((await read(await as("owner"))).json.name).toBe("Bella Salon");
  },
);

test.each([
  ["owner", 200, 200],
  ["manager", 200, 403],
  ["operator", 403, 403],
  ["viewer", 403, 403],
] as const)("%s: settings %i, keys %i", async (role, settings, keys) => {
  expect((await rename(await as(role), "Bella Salon")).status).toBe(settings);
  expect((await callRoute(keysDoor.GET, null, { headers: await as(role) })).status).toBe(keys);
});

test("members are the workspace's own", async () => {
  const reply = await callRoute(membersDoor.GET, null, { headers: await as("viewer") });
  expect(reply.status).toBe(200);
  expect(reply.text).not.toContain("password");
  expect(reply.json.data).toEqual(expect.arrayContaining([expect.objectContaining({ role: "owner" })]));
});

test("for staff the operator's doors do not exist", async () => {
  const reply = await callRoute(clientsDoor.GET, null, { headers: await as("owner") });
  expect(reply.status).toBe(404);
});

test.each(["0", "-1", "1.5", "abc", "99999999999999999999"])(
  "a workspace %s is no workspace",
  async (workspace) => {
    const headers = { ...(await as("owner")), "X-Workspace-Id": workspace };
    expect((await read(headers)).status).toBeLessThan(500);
  },
);
