import { beforeAll, expect, test } from "vitest";
import type { Role } from "@/db/enums";
import { testDatabase } from "@/db/testing";
import type { TestTenant } from "@/lib/http/testing";
import type { Person } from "./testing";

await testDatabase();
const { testTenant } = await import("@/lib/http/testing");
const { testPerson } = await import("./testing");
const workspace = await import("@/app/api/v1/workspace/route");
const members = await import("@/app/api/v1/members/route");
const member = await import("@/app/api/v1/members/[id]/route");
const resetLink = await import("@/app/api/v1/members/[id]/reset-link/route");
const me = await import("@/app/api/v1/members/me/route");
const password = await import("@/app/api/v1/members/me/password/route");
const ownSignOut = await import("@/app/api/v1/members/me/sign-out/route");
const signOut = await import("@/app/api/v1/members/sign-out/route");
const invites = await import("@/app/api/v1/invites/route");
const invite = await import("@/app/api/v1/invites/[id]/route");
const keys = await import("@/app/api/v1/api-keys/route");
const key = await import("@/app/api/v1/api-keys/[id]/route");
const senders = await import("@/app/api/v1/senders/route");
const sender = await import("@/app/api/v1/senders/[id]/route");
const check = await import("@/app/api/v1/senders/[id]/check/route");
const setWebhooks = await import("@/app/api/v1/senders/[id]/set-webhooks/route");
const audit = await import("@/app/api/v1/audit-events/route");
const auditExport = await import("@/app/api/v1/audit-events/export/route");

type Door = Parameters<Person["call"]>[0];
type Request = NonNullable<Parameters<Person["call"]>[1]>;
const roles: Role[] = ["owner", "manager", "operator", "viewer"];

const everybody = { owner: true, manager: true, operator: true, viewer: true };
const managers = { owner: true, manager: true, operator: false, viewer: false };
const owners = { owner: true, manager: false, operator: false, viewer: false };

const any = { params: { id: "1" } };
const post = { method: "POST", body: {} };
/** Every door of Settings, and who may walk in. Bodies are empty, so that nothing changes where one may. */
const matrix: [name: string, door: Door, request: Request, may: Record<Role, boolean>][] = [
  ["GET /workspace", workspace.GET, {}, everybody],
  ["PATCH /workspace", workspace.PATCH, { method: "PATCH", body: {} }, managers],
  ["GET /members", members.GET, {}, everybody],
  ["PATCH /members/{id}", member.PATCH, { method: "PATCH", body: {}, ...any }, owners],
  ["DELETE /members/{id}", member.DELETE, { method: "DELETE", params: { id: "999999" } }, owners],
  ["POST /members/{id}/reset-link", resetLink.POST, { ...post, params: { id: "999999" } }, managers],
  ["GET /members/me", me.GET, {}, everybody],
  ["PATCH /members/me", me.PATCH, { method: "PATCH", body: {} }, everybody],
  ["PATCH /members/me/password", password.PATCH, { method: "PATCH", body: {} }, everybody],
  ["PATCH /members/me/sign-out", ownSignOut.PATCH, { method: "PATCH", body: { odd: 1 } }, everybody],
  ["POST /members/sign-out", signOut.POST, { method: "POST", body: { odd: 1 } }, owners],
  ["GET /invites", invites.GET, {}, owners],
  ["POST /invites", invites.POST, post, owners],
  ["DELETE /invites/{id}", invite.DELETE, { method: "DELETE", params: { id: "999999" } }, owners],
  ["GET /api-keys", keys.GET, {}, owners],
  ["POST /api-keys", keys.POST, post, owners],
  ["DELETE /api-keys/{id}", key.DELETE, { method: "DELETE", params: { id: "999999" } }, owners],
  ["GET /senders", senders.GET, {}, everybody],
  ["POST /senders", senders.POST, post, managers],
  ["GET /senders/{id}", sender.GET, { params: { id: "999999" } }, everybody],
  ["PATCH /senders/{id}", sender.PATCH, { method: "PATCH", body: {}, params: { id: "999999" } }, managers],
  ["POST /senders/{id}/check", check.POST, { ...post, params: { id: "999999" } }, managers],
  ["POST /senders/{id}/set-webhooks", setWebhooks.POST, { ...post, params: { id: "999999" } }, managers],
  ["GET /audit-events", audit.GET, {}, everybody],
  ["GET /audit-events/export", auditExport.GET, {}, everybody],
];

let salon: TestTenant;
let people: Record<Role, Person>;
let stranger: Person;
let nobody: Record<string, string>;

beforeAll(async () => {
  salon = await testTenant();
  const [owner, manager, operator, viewer] = await Promise.all(
    roles.map((role) => testPerson(salon.workspaceId, role)),
  );
  if (!owner || !manager || !operator || !viewer) throw new Error("somebody is missing");
  people = { owner, manager, operator, viewer };
  const other = await testTenant();
  stranger = await testPerson(other.workspaceId, "owner");
  // An owner elsewhere who names this workspace.
  nobody = { ...stranger.headers, "X-Workspace-Id": String(salon.workspaceId) };
});

test.each(matrix)("%s opens to whom it should", async (_, door, request, may) => {
  for (const role of roles) {
    const { status, json } = await people[role].call(door, request);
    if (may[role]) expect([200, 201, 204, 404, 422], role).toContain(status);
    else expect([status, json.code], role).toEqual([403, "insufficient_scope"]);
  }
  const foreign = await stranger.call(door, { ...request, headers: nobody });
  expect(foreign.status).toBe(404);
  const signedOut = await stranger.call(door, { ...request, headers: { Cookie: "" } });
  expect(signedOut.status).toBe(401);
});

test("a write that a page elsewhere sends with the cookie is refused at every door", async () => {
  for (const [name, door, request] of matrix.filter(([, , { method }]) => method !== undefined)) {
    const reply = await people.owner.call(door, { ...request, headers: { Origin: "https://evil.example" } });
    expect([reply.status, reply.json.code], name).toEqual([403, "foreign_origin"]);
  }
});
