import { expect, test } from "vitest";
import { testDatabase } from "@/db/testing";

await testDatabase();
const { raw, withWorkspace } = await import("@/db/client");
const { testTenant } = await import("@/lib/http/testing");
const { testPerson, testSender, testText } = await import("@/lib/reports/testing");
const messages = await import("@/app/api/v1/messages/route");
const people = await import("@/app/api/v1/messages/people/route");
const exported = await import("@/app/api/v1/messages/export/route");

type Row = { id: number; body: string };
type Page = { data: Row[]; next_cursor: string | null };

async function place() {
  const tenant = await testTenant({ timeZone: "America/Denver" });
  const senderId = await testSender(tenant.workspaceId);
  const contactId = await testPerson(tenant.workspaceId);
  const add = (values: Omit<Parameters<typeof testText>[2], "contactId"> & { contactId?: number }) =>
    testText(tenant.workspaceId, senderId, { contactId, ...values });
  const list = async (query: string) => (await tenant.call(messages.GET, { query })).json as unknown as Page;
  return { ...tenant, senderId, contactId, add, list };
}

const other = await place();
await other.add({ status: "failed", errorCode: 30005, body: "secret of another" });
const bodies = (page: Page) => page.data.map((row) => row.body);

test("words of a text find it, any case, and signs of the pattern language are plain signs", async () => {
  const { add, list } = await place();
  await add({ status: "delivered", body: "Your BALAYAGE is at 3" });
  await add({ status: "delivered", body: "100% yours" });
  await add({ status: "delivered", body: "a_b" });
  expect(bodies(await list("q=balayage"))).toEqual(["Your BALAYAGE is at 3"]);
  expect(bodies(await list("q=%25"))).toEqual(["100% yours"]);
  expect(bodies(await list("q=_"))).toEqual(["a_b"]);
  expect(bodies(await list("q=secret"))).toEqual([]);
});

test("a cause lists the texts that failed of it, newest first, page by page without gap or repeat", async () => {
  const { add, list } = await place();
  for (let n = 0; n < 7; n++)
    await add({ status: n % 2 ? "failed" : "undelivered", errorCode: 30005, body: `gone ${n}` });
  await add({ status: "failed", errorCode: 30003, body: "off" });
  const seen: string[] = [];
  for (let cursor = ""; ; ) {
    const page = await list(`error_code=30005&limit=3${cursor}`);
    seen.push(...bodies(page));
    if (!page.next_cursor) break;
    cursor = `&cursor=${page.next_cursor}`;
  }
  expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0].map((n) => `gone ${n}`));
});

test("days are walked by the moment, also when rows came in another order", async () => {
  const { add, list } = await place();
  await add({ status: "delivered", at: "2026-05-03T18:00:00Z", body: "later" });
  await add({ status: "delivered", at: "2026-05-03T12:00:00Z", body: "earlier" });
  await add({ status: "delivered", at: "2026-05-04T07:00:00Z", body: "next day" });
  const first = await list("start_date=2026-05-03&end_date=2026-05-03&limit=1");
  expect(bodies(first)).toEqual(["later"]);
  const second = await list(`start_date=2026-05-03&end_date=2026-05-03&limit=1&cursor=${first.next_cursor}`);
  expect([bodies(second), second.next_cursor]).toEqual([["earlier"], null]);
});

test("a page that ends its stretch without a find leads further back", async () => {
  const { workspaceId, senderId, contactId, add, list } = await place();
  await add({ status: "delivered", body: "the needle" });
  await withWorkspace(
    workspaceId,
    (tx) => raw(
      tx,
    )`insert into messages (workspace_id, direction, channel, category, contact_id, sender_id, phone_idx,
        phone_last4, body, encoding, segments, priority, due_at, status, actor_kind)
      select ${workspaceId}, 'outbound', 'sms', 'order', ${contactId}, ${senderId}, 'idx', '0137', 'hay', 'GSM-7', 1, 3,
        now(), 'delivered', 'system' from generate_series(1, 20500)`,
  );
  const first = await list("q=needle");
  expect(first.data).toEqual([]);
  expect(bodies(await list(`q=needle&cursor=${first.next_cursor}`))).toEqual(["the needle"]);
});

test("senseless filters and cursors are refused in words", async () => {
  const { call } = await place();
  for (const query of ["error_code=x", "error_class=zzz", "reason=DROP%20TABLE", `q=${"a".repeat(101)}`])
    expect((await call(messages.GET, { query })).status, query).toBe(400);
  for (const query of [
    "cursor=zz",
    "start_date=2026-01-01&cursor=YmVmb3JlOjU",
    "status=failed&cursor=YXQ6MTA",
  ])
    expect((await call(messages.GET, { query })).status, query).toBe(422);
});

test("people of the last texts come first, each once; nobody else's appear", async () => {
  const { workspaceId, add, call } = await place();
  const jun = await testPerson(workspaceId, { firstName: "Jun" });
  await add({ status: "delivered", contactId: jun });
  await add({ status: "delivered" });
  await add({ status: "received", contactId: jun });
  const { json } = await call(people.GET);
  expect((json.data as { first_name: string }[]).map((one) => one.first_name)).toEqual(["Jun", "Maria"]);
});

test("the export holds what the list holds, no formula, no whole number for a key, and is on record", async () => {
  const { add, call, workspaceId } = await place();
  await add({ status: "delivered", body: "=HYPERLINK(1)" });
  await add({ status: "failed", body: "lost", errorCode: 30005 });
  const csv = await call(exported.GET, { query: "status=delivered" });
  expect(csv.status).toBe(200);
  expect(csv.text).toContain("'=HYPERLINK(1)");
  expect(csv.text).toContain("••• 0137");
  expect(csv.text).not.toMatch(/lost|secret/);
  expect((await call(exported.GET, { query: "numbers=full" })).status).toBe(403);
  const audits = await withWorkspace(
    workspaceId,
    (tx) =>
      raw(tx)<
        { verb: string; after: unknown }[]
      >`select verb, after from audit_events where workspace_id = ${workspaceId}`,
  );
  expect(audits).toEqual([{ verb: "messages.exported", after: { numbers: "masked", filters: ["status"] } }]);
});
