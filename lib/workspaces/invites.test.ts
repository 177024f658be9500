import { beforeAll, beforeEach, expect, test } from "vitest";
import { testDatabase } from "@/db/testing";
import type { Reply, TestTenant } from "@/lib/http/testing";
import type { Person } from "./testing";

await testDatabase();
const { raw, withWorkspace } = await import("@/db/client");
const { callRoute, testTenant } = await import("@/lib/http/testing");
const { env } = await import("@/lib/env");
const { shiftClock } = await import("@/lib/clock");
const { signIn } = await import("@/lib/auth/sign-in");
const { signInThrottle } = await import("@/lib/http/sign-in-throttle");
const { findInvite } = await import("./find-invite");
const { testPerson } = await import("./testing");
const invites = await import("@/app/api/v1/invites/route");
const invite = await import("@/app/api/v1/invites/[id]/route");
const accept = await import("@/app/api/v1/invites/accept/route");
const members = await import("@/app/api/v1/members/route");

let salon: TestTenant;
let owner: Person;
let round = 0;
const origin = new URL(env().PARLEY_PUBLIC_URL).origin;
const account = { name: "Nora", password: "a long enough password" };

beforeAll(async () => {
  salon = await testTenant({ name: "Bella Salon" });
  owner = await testPerson(salon.workspaceId, "owner");
});
beforeEach(() => shiftClock(0));

const fresh = () => `nora${++round}@invites.example`;
const ask = (body: unknown) => owner.call(invites.POST, { body });
const tokenOf = (made: Reply): string => String(made.json.link).split("/invite/")[1] ?? "";
const take = (token: string, body: object = { account }, headers: Record<string, string> = {}) =>
  callRoute(accept.PATCH, null, {
    method: "PATCH",
    body: { token, ...body },
    headers: { Origin: origin, "X-Forwarded-For": `198.51.100.${++round}`, ...headers },
  });

test("a link lets somebody new in, once, with the role it names; they sign in with the password they chose", async () => {
  const email = fresh();
  const made = await ask({ email: email.toUpperCase(), role: "operator" });
  expect(made).toMatchObject({ status: 201, json: { email, role: "operator" } });
  const [row] = await withWorkspace(
    salon.workspaceId,
    (tx) => raw(tx)`select to_jsonb(i)::text as text from invites i where id = ${Number(made.json.id)}`,
  );
  expect(JSON.stringify(row)).not.toContain(tokenOf(made));
  expect(await take(tokenOf(made))).toMatchObject({ status: 200, json: { workspace_id: salon.workspaceId } });
  const listed = await owner.call(members.GET);
  expect(listed.json.data).toEqual(
    expect.arrayContaining([expect.objectContaining({ email, role: "operator", name: "Nora" })]),
  );
  expect(await signIn({ email, password: account.password }, "a", signInThrottle)).toMatchObject({
    ok: true,
  });
  expect((await take(tokenOf(made))).status).toBe(404);
});

test("twenty presses at once let one person in", async () => {
  const token = tokenOf(await ask({ email: fresh(), role: "viewer" }));
  const answers = await Promise.all(Array.from({ length: 20 }, () => take(token)));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(answers.every(({ status }) => [200, 404, 409].includes(status))).toBe(true);
});

test("a wrong, used, revoked, replaced and expired link answer byte for byte alike", async () => {
  const used = tokenOf(await ask({ email: fresh(), role: "viewer" }));
  await take(used);
  const revokedInvite = await ask({ email: fresh(), role: "viewer" });
  await owner.call(invite.DELETE, { method: "DELETE", params: { id: String(revokedInvite.json.id) } });
  const email = fresh();
  const replaced = tokenOf(await ask({ email, role: "viewer" }));
  await ask({ email, role: "viewer" });
  const old = tokenOf(await ask({ email: fresh(), role: "viewer" }));
  shiftClock(7 * 86_400_000 + 1_000);
  const tokens = [used, tokenOf(revokedInvite), replaced, old, "x".repeat(43), "", "'; drop table users"];
  const answers = await Promise.all(tokens.map((token) => take(token)));
  expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
  expect(answers[0]).toMatchObject({ status: 404, json: { code: "invite_invalid" } });
  for (const token of tokens) expect(await findInvite(token)).toBeNull();
});

test("who has a login is asked to sign in; no link ever sets their password", async () => {
  const sam = await testPerson(salon.workspaceId, null, { email: fresh() });
  const token = tokenOf(await ask({ email: sam.email, role: "manager" }));
  expect(await take(token)).toMatchObject({ status: 409, json: { code: "account_exists" } });
  const stranger = await testPerson(salon.workspaceId, null);
  expect(await take(token, {}, stranger.headers)).toMatchObject({
    status: 409,
    json: { code: "other_account" },
  });
  expect((await take(token, {})).status).toBe(401);
  expect((await take(token, {}, { ...sam.headers, Origin: "https://evil.example" })).status).toBe(403);
  expect((await take(token, {}, sam.headers)).status).toBe(200);
});

test("only owners invite, see and revoke invitations; another workspace's are not there", async () => {
  const made = await ask({ email: fresh(), role: "viewer" });
  const other = await testTenant();
  const stranger = await testPerson(other.workspaceId, "owner");
  const gone = { method: "DELETE", params: { id: String(made.json.id) } };
  expect((await stranger.call(invite.DELETE, gone)).status).toBe(404);
  expect((await stranger.call(invites.GET)).json.data).toEqual([]);
  for (const role of ["manager", "operator", "viewer"] as const) {
    const person = await testPerson(salon.workspaceId, role);
    expect((await person.call(invites.POST, { body: { email: fresh(), role: "owner" } })).status).toBe(403);
    expect((await person.call(invites.GET)).status).toBe(403);
    expect((await person.call(invite.DELETE, gone)).status).toBe(403);
  }
  const listed = await owner.call(invites.GET);
  expect(listed.text).not.toContain(tokenOf(made));
});

test("a member is not invited again, and bad input stands beside its field", async () => {
  expect(await ask({ email: owner.email.toUpperCase(), role: "viewer" })).toMatchObject({
    status: 409,
    json: { code: "member_exists", errors: [{ path: "email" }] },
  });
  expect((await ask({ email: "no email", role: "viewer" })).status).toBe(422);
  expect((await ask({ email: fresh(), role: "king" })).status).toBe(422);
});

test("guessing links from one address is slowed down", async () => {
  const tries = Array.from({ length: 12 }, () =>
    take("y".repeat(43), { account }, { "X-Forwarded-For": "203.0.113.9" }),
  );
  const answers = await Promise.all(tries);
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(2);
});
