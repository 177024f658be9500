import { expect, test } from "vitest";
import { testDatabase } from "@/db/testing";

await testDatabase();
const { raw, withWorkspace } = await import("@/db/client");
const { testTenant } = await import("@/lib/http/testing");
const { testPerson, testSender, testText } = await import("./testing");
const failures = await import("@/app/api/v1/delivery/failures/route");
const retry = await import("@/app/api/v1/delivery/failures/retry/route");
const rates = await import("@/app/api/v1/delivery/rates/route");
type Failures = import("./delivery-schema").DeliveryFailures;
type Rates = import("./delivery-schema").DeliveryRates;

async function place() {
  const tenant = await testTenant();
  const senderId = await testSender(tenant.workspaceId);
  const contactId = await testPerson(tenant.workspaceId);
  const add = async (
    values: Omit<Parameters<typeof testText>[2], "contactId"> & { errorClass?: string; contactId?: number },
  ) => {
    const { errorClass = null, ...rest } = values;
    const id = await testText(tenant.workspaceId, senderId, { contactId, ...rest });
    await withWorkspace(
      tenant.workspaceId,
      (tx) =>
        raw(
          tx,
        )`update messages set error_class = ${errorClass}::error_class where workspace_id = ${tenant.workspaceId} and id = ${id}`,
    );
    return id;
  };
  const read = async (query = "") => (await tenant.call(failures.GET, { query })).json as unknown as Failures;
  const statusOf = async (id: number) =>
    (
      await withWorkspace(
        tenant.workspaceId,
        (tx) =>
          raw(tx)<
            { status: string }[]
          >`select status from messages where workspace_id = ${tenant.workspaceId} and id = ${id}`,
      )
    )[0]?.status;
  return { ...tenant, senderId, contactId, add, read, statusOf };
}

const daysAgo = (n: number) => new Date(Date.now() - n * 86_400_000).toISOString();
const other = await place();
const theirs = await other.add({ status: "failed", errorCode: 30003, errorClass: "retry", body: "theirs" });

test("failures are told by cause with a remedy, a trend and the people, most first", async () => {
  const { add, read, workspaceId } = await place();
  const jun = await testPerson(workspaceId, { firstName: "Jun", last4: "4821" });
  await add({ status: "failed", errorCode: 30005, errorClass: "permanent" });
  await add({ status: "undelivered", errorCode: 30003, errorClass: "retry", at: daysAgo(1), body: "one" });
  await add({ status: "failed", errorCode: 30003, errorClass: "retry", contactId: jun, body: "two" });
  await add({ status: "failed", errorCode: 30003, errorClass: "retry", at: daysAgo(20) });
  await add({ status: "suppressed", reason: "recipient_opted_out" });
  const week = await read();
  expect(week.causes.map((c) => [c.error_code, c.texts, c.people])).toEqual([
    [30003, 2, 2],
    [30005, 1, 1],
  ]);
  expect(week.causes[0]).toMatchObject({ cause: "The phone was off or out of reach." });
  expect(week.causes[0]?.by_day).toHaveLength(7);
  expect(week.causes[0]?.by_day.slice(-2)).toEqual([1, 1]);
  expect(week.causes[0]?.latest[0]).toMatchObject({ contact_name: "Jun", phone: "••• 4821" });
  expect(week.held_back).toMatchObject([{ reason: "recipient_opted_out", texts: 1 }]);
  expect((await read("days=30")).failed).toBe(4);
  expect(JSON.stringify(week)).not.toContain("theirs");
});

test("one press sends again only what is certainly safe, once, and never another's", async () => {
  const { add, call, read, statusOf } = await place();
  const safe = await add({ status: "failed", errorCode: 30003, errorClass: "retry", body: "safe" });
  const kept = [
    await add({ status: "failed", errorCode: 30005, errorClass: "permanent", body: "gone" }),
    await add({
      status: "undelivered",
      errorCode: 30410,
      errorClass: "ambiguous",
      reason: "outcome_unknown",
      body: "unsure",
    }),
    await add({
      status: "failed",
      errorCode: 21610,
      errorClass: "opt_out",
      reason: "recipient_opted_out",
      body: "stopped",
    }),
    await add({ status: "failed", errorCode: 30007, errorClass: "content", body: "spam" }),
    await add({ status: "failed", errorCode: 30003, errorClass: "retry", at: daysAgo(2), body: "stale" }),
    await add({ status: "failed", errorCode: 30003, errorClass: "retry", body: "came later" }),
  ];
  await add({ status: "delivered", body: "came later" });
  expect((await read()).retryable).toBe(1);
  const answers = await Promise.all([1, 2, 3].map(() => call(retry.POST, { body: { error_code: 30003 } })));
  expect(answers.reduce((sum, { json }) => sum + Number(json.retried), 0)).toBe(1);
  expect(await statusOf(safe)).not.toBe("failed");
  for (const id of kept) expect(["failed", "undelivered"]).toContain(await statusOf(id));
  expect(await other.statusOf(theirs)).toBe("failed");
});

test("a viewer's key may look but not retry; odd spans are refused", async () => {
  const { call } = await testTenant({}, ["messages:read"]);
  expect((await call(failures.GET)).status).toBe(200);
  expect((await call(retry.POST, { body: {} })).status).toBe(403);
  for (const query of ["days=0", "days=31", "days=x", "day=7"])
    expect((await call(failures.GET, { query })).status, query).toBe(400);
});

test("rates count texts whose end is known, by sender and category, of this workspace", async () => {
  const { add, call } = await place();
  for (const status of [
    "delivered",
    "delivered",
    "read",
    "failed",
    "sent",
    "suppressed",
    "received",
  ] as const)
    await add({ status });
  const answer = (await call(rates.GET)).json as unknown as Rates;
  const shares = { delivered: 3, not_delivered: 1, on_the_way: 1, delivery_rate: 0.75 };
  expect(answer.senders).toMatchObject([{ name: "Front desk", ...shares }]);
  expect(answer.categories).toMatchObject([{ category: "conversation", ...shares }]);
});
