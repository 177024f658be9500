import { beforeEach, expect, test } from "vitest";
import { testDatabase } from "@/db/testing";
import type { Reply, TestTenant } from "@/lib/http/testing";
import type { Person } from "./testing";

const operator = "platform key of these tests";
process.env.PARLEY_PLATFORM_KEY = operator;
await testDatabase();
const { raw, withoutWorkspace, withWorkspace } = await import("@/db/client");
const { callRoute, testTenant } = await import("@/lib/http/testing");
const { env } = await import("@/lib/env");
const { shiftClock } = await import("@/lib/clock");
const { signIn } = await import("@/lib/auth/sign-in");
const { signInThrottle } = await import("@/lib/http/sign-in-throttle");
const { testPerson } = await import("./testing");
const { findReset } = await import("./find-reset");
const door = await import("@/app/api/v1/members/[id]/reset-link/route");
const reset = await import("@/app/api/v1/members/password-reset/route");
const members = await import("@/app/api/v1/members/route");
const operatorsDoor = await import("@/app/api/v1/clients/[id]/reset-link/route");
const client = await import("@/app/api/v1/clients/[id]/route");
const audit = await import("@/app/api/v1/audit-events/route");

let salon: TestTenant;
let owner: Person;
let round = 0;
const password = "a long enough password";

beforeEach(async () => {
  shiftClock(0);
  salon = await testTenant({ name: "Bella Salon" });
  owner = await testPerson(salon.workspaceId, "owner");
});

const ask = (by: Person, id: number) =>
  by.call(door.POST, { body: {}, method: "POST", params: { id: String(id) } });
const tokenOf = (made: Reply): string => String(made.json.link).split("/reset/")[1] ?? "";
const take = (token: string, headers: Record<string, string> = {}) =>
  callRoute(reset.PATCH, null, {
    method: "PATCH",
    body: { token, password },
    headers: {
      Origin: new URL(env().PARLEY_PUBLIC_URL).origin,
      "X-Forwarded-For": `198.51.100.${++round}`,
      ...headers,
    },
  });
const join = (workspaceId: number, userId: number, role: string) =>
  withWorkspace(
    workspaceId,
    (tx) =>
      raw(
        tx,
      )`insert into memberships (workspace_id, user_id, role) values (${workspaceId}, ${userId}, ${role})`,
  );

test("a link sets a new password once, ends every session, and is kept nowhere", async () => {
  const nora = await testPerson(salon.workspaceId, "operator");
  const made = await ask(owner, nora.id);
  expect(made).toMatchObject({ status: 201, json: { expires_at: expect.any(String) } });
  const token = tokenOf(made);
  expect(await findReset(token)).toMatchObject({ email: nora.email, workspaceName: "Bella Salon" });
  const [kept] = await withoutWorkspace(
    (tx) => raw(tx)`select to_jsonb(u)::text as text from users u where id = ${nora.id}`,
  );
  expect(JSON.stringify(kept)).not.toContain(token.split(".").at(-1));
  const answers = await Promise.all(Array.from({ length: 5 }, () => take(token)));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 404, 404, 404, 404]);
  expect(await signIn({ email: nora.email, password }, "a", signInThrottle)).toMatchObject({ ok: true });
  expect((await nora.call(members.GET)).status).toBe(401);
});

test("a wrong, changed, used, overtaken and expired link answer byte for byte alike", async () => {
  const [used, gone, old, out] = await Promise.all(
    [1, 2, 3, 4].map(() => testPerson(salon.workspaceId, "viewer")),
  );
  const linkOf = async (person: Person | undefined) => tokenOf(await ask(owner, person?.id ?? 0));
  const tokens = [await linkOf(used), await linkOf(gone), await linkOf(out), await linkOf(old)];
  await take(tokens[0] ?? "");
  await withoutWorkspace(
    (tx) => raw(tx)`update users set session_epoch = session_epoch + 1 where id = ${gone?.id ?? 0}`,
  );
  await withWorkspace(
    salon.workspaceId,
    (tx) => raw(tx)`delete from memberships where user_id = ${out?.id ?? 0}`,
  );
  const changed = (tokens[3] ?? "").replace(String(old?.id), String(owner.id));
  const wrong = ["", "x".repeat(43), "'; drop table users", changed];
  const first = await Promise.all([...tokens.slice(0, 3), ...wrong].map((token) => take(token)));
  shiftClock(3_600_000 + 1_000);
  const answers = [...first, await take(tokens[3] ?? "")];
  expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
  expect(answers[0]).toMatchObject({ status: 404, json: { code: "reset_invalid" } });
  for (const token of [...tokens, ...wrong]) expect(await findReset(token)).toBeNull();
});

test("nobody opens another workspace with it, neither at once nor by joining later", async () => {
  const nora = await testPerson(salon.workspaceId, "operator");
  const token = tokenOf(await ask(owner, nora.id));
  const other = await testTenant();
  await join(other.workspaceId, nora.id, "viewer");
  expect((await take(token)).status).toBe(404);
  expect(await ask(owner, nora.id)).toMatchObject({ status: 409, json: { code: "works_elsewhere" } });
  await join(other.workspaceId, owner.id, "owner");
  expect((await ask(owner, nora.id)).status).toBe(201);
  expect((await take(token)).status).toBe(200);
  const stranger = await testPerson(other.workspaceId, "viewer");
  expect((await ask(owner, stranger.id)).status).toBe(404);
});

test("managers make one for whoever may no more than they do; a key and oneself never", async () => {
  const manager = await testPerson(salon.workspaceId, "manager");
  const viewer = await testPerson(salon.workspaceId, "viewer");
  expect((await ask(manager, viewer.id)).status).toBe(201);
  expect((await ask(manager, owner.id)).status).toBe(403);
  expect((await ask(viewer, manager.id)).status).toBe(403);
  expect(await ask(owner, owner.id)).toMatchObject({ status: 409, json: { code: "own_password" } });
  const byKey = await salon.call(door.POST, { method: "POST", body: {}, params: { id: String(viewer.id) } });
  expect(byKey.status).toBe(404);
  expect((await take("x", { Origin: "https://evil.example" })).status).toBe(403);
});

test("a link is worth no more than who made it: removed or made a viewer, theirs opens nothing", async () => {
  const [removed, lowered] = [
    await testPerson(salon.workspaceId, "manager"),
    await testPerson(salon.workspaceId, "manager"),
  ];
  const nora = await testPerson(salon.workspaceId, "operator");
  const tokens = [tokenOf(await ask(removed, nora.id)), tokenOf(await ask(lowered, nora.id))];
  await withWorkspace(salon.workspaceId, async (tx) => {
    await raw(tx)`delete from memberships where user_id = ${removed.id}`;
    await raw(tx)`update memberships set role = 'viewer' where user_id = ${lowered.id}`;
  });
  for (const token of tokens) {
    expect(await findReset(token)).toBeNull();
    expect((await take(token)).status).toBe(404);
  }
});

const askOperator = (email: string, id = salon.workspaceId, key = operator) =>
  callRoute(operatorsDoor.POST, key, { body: { email }, method: "POST", params: { id: String(id) } });

test("the operator lets an only owner back in, once, and the workspace's audit log says so", async () => {
  // Owns another workspace too: whoever runs the installation may hand out a password that opens both.
  const other = await testTenant();
  await join(other.workspaceId, owner.id, "owner");
  const made = await askOperator(` ${owner.email.toUpperCase()} `);
  expect(made).toMatchObject({ status: 201, json: { expires_at: expect.any(String) } });
  const token = tokenOf(made);
  expect(await findReset(token)).toMatchObject({ email: owner.email, workspaceName: "Bella Salon" });
  expect([(await take(token)).status, (await take(token)).status]).toEqual([200, 404]);
  expect(await signIn({ email: owner.email, password }, "b", signInThrottle)).toMatchObject({ ok: true });
  const { json } = await salon.call(audit.GET);
  expect(json.data).toMatchObject([
    { verb: "member.password_reset" },
    { verb: "member.reset_link_made", actor: { kind: "platform" }, subject_id: owner.id },
  ]);
});

test("the operator makes one for an owner alone, and for nobody who is one no more", async () => {
  const manager = await testPerson(salon.workspaceId, "manager");
  const stranger = await testPerson((await testTenant()).workspaceId, "owner");
  for (const reply of [
    await askOperator(manager.email),
    await askOperator(stranger.email),
    await askOperator(owner.email, 987_654_321),
    await askOperator(owner.email, salon.workspaceId, salon.key),
    await owner.call(operatorsDoor.POST, {
      body: { email: owner.email },
      params: { id: String(salon.workspaceId) },
    }),
  ])
    expect(reply).toMatchObject({ status: 404, json: { code: "not_found" } });
  expect((await askOperator("nobody")).status).toBe(422);
  const tokens = [tokenOf(await askOperator(owner.email)), tokenOf(await askOperator(owner.email))];
  await withWorkspace(
    salon.workspaceId,
    (tx) => raw(tx)`update memberships set role = 'manager' where user_id = ${owner.id}`,
  );
  expect((await take(tokens[0] ?? "")).status).toBe(404);
  await withWorkspace(
    salon.workspaceId,
    (tx) => raw(tx)`update memberships set role = 'owner' where user_id = ${owner.id}`,
  );
  shiftClock(3_600_000 + 1_000);
  expect((await take(tokens[1] ?? "")).status).toBe(404);
});

test("a suspended workspace is opened before its owner is let in", async () => {
  await callRoute(client.PATCH, operator, {
    method: "PATCH",
    params: { id: String(salon.workspaceId) },
    body: { status: "suspended" },
  });
  expect(await askOperator(owner.email)).toMatchObject({ status: 409, json: { code: "workspace_inactive" } });
});
