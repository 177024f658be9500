import { expect, test } from "vitest";
import { testDatabase } from "@/db/testing";

await testDatabase();
const { raw, withoutWorkspace } = await import("@/db/client");
const { roleScopes } = await import("@/lib/actor");
const { testTenant } = await import("@/lib/http/testing");
const { createView, deleteView, updateView } = await import("./save-view");
const { listViews } = await import("./saved-views");
const views = await import("@/app/api/v1/saved-views/route");
const view = await import("@/app/api/v1/saved-views/[id]/route");

type Actor = import("@/lib/actor").Actor;

async function member(workspaceId: number, role: "owner" | "operator" | "viewer"): Promise<Actor> {
  const [user] = await withoutWorkspace(
    (tx) => raw(tx)<{ id: number }[]>`
      insert into users (email, name) values (${`${crypto.randomUUID()}@x.example`}, 'Someone') returning id`,
  );
  const id = user?.id ?? 0;
  const person = { kind: "member", workspaceId, id, name: "Someone", role } as const;
  return { ...person, scopes: roleScopes[role], requestId: null, idempotencyKey: null };
}

const failed = { page: "messages", name: "Failed", query: "status=failed", is_shared: false } as const;
const names = async (actor: Actor) => (await listViews(actor, { page: "messages" })).map((one) => one.name);

test("one's own views are nobody else's; shared ones are everybody's", async () => {
  const { workspaceId } = await testTenant();
  const [ava, theo] = [await member(workspaceId, "operator"), await member(workspaceId, "viewer")];
  const own = await createView(theo, failed);
  await createView(ava, { ...failed, name: "For all", is_shared: true });
  expect(await names(theo)).toEqual(["Failed", "For all"]);
  expect(await names(ava)).toEqual(["For all"]);
  await expect(deleteView(ava, own.id)).rejects.toMatchObject({ status: 404 });
  await expect(createView(theo, { ...failed, name: "x", is_shared: true })).rejects.toMatchObject({
    status: 403,
  });
  await expect(updateView(theo, own.id, { is_shared: true })).rejects.toMatchObject({ status: 403 });
});

test("a name stands once in a list; two at the same moment save one", async () => {
  const { workspaceId } = await testTenant();
  const ava = await member(workspaceId, "operator");
  const saved = await Promise.allSettled([createView(ava, failed), createView(ava, failed)]);
  expect(saved.filter((one) => one.status === "fulfilled")).toHaveLength(1);
  await expect(createView(ava, { ...failed, name: "FAILED" })).rejects.toMatchObject({ code: "view_exists" });
});

test("another workspace's view answers like one that never was", async () => {
  const [mine, theirs] = [await testTenant(), await testTenant()];
  const made = await theirs.call(views.POST, { body: { ...failed, is_shared: true } });
  expect(made.status).toBe(201);
  const body = { name: "Mine now" };
  const at = (id: unknown) => ({ method: "PATCH", params: { id: String(id) }, body });
  const strange = await mine.call(view.PATCH, at(made.json.id));
  const never = await mine.call(view.PATCH, at(987_654));
  expect([strange.status, strange.text]).toEqual([404, never.text]);
  expect(
    (await mine.call(view.DELETE, { method: "DELETE", params: { id: String(made.json.id) } })).status,
  ).toBe(404);
  expect((await mine.call(views.GET)).json.data).toEqual([]);
});

test("no phone number is kept in a view, and an empty one is none", async () => {
  const { call } = await testTenant();
  for (const query of ["q=%2B14155550137", "q=(415) 555-0137", "", "?"])
    expect((await call(views.POST, { body: { ...failed, is_shared: true, query } })).status, query).toBe(422);
  const made = await call(views.POST, { body: { ...failed, is_shared: true, query: "?contact=12345678" } });
  expect([made.status, made.json.query]).toEqual([201, "contact=12345678"]);
  const gone = await call(view.DELETE, { method: "DELETE", params: { id: String(made.json.id) } });
  expect(gone.status).toBe(204);
});
