import { expect, test } from "vitest";
import { testDatabase } from "@/db/testing";

await testDatabase();
const { raw, withWorkspace } = await import("@/db/client");
const { testTenant } = await import("@/lib/http/testing");
const { testOptOut, testPerson, testSender, testText } = await import("./testing");
const templates = await import("@/app/api/v1/templates/route");
const performance = await import("@/app/api/v1/templates/[id]/performance/route");
type Performance = import("./performance-schema").TemplatePerformance;

async function place() {
  const tenant = await testTenant();
  const senderId = await testSender(tenant.workspaceId);
  const made = await tenant.call(templates.POST, { body: { name: "Offer", body: "Half price today" } });
  const templateId = Number((made.json as unknown as { id: number }).id);
  const add = async (
    text: Omit<Parameters<typeof testText>[2], "contactId">,
    { version = 1, phoneIdx = "idx", contactId = 0 } = {},
  ) => {
    const person = contactId || (await testPerson(tenant.workspaceId));
    const id = await testText(tenant.workspaceId, senderId, { contactId: person, ...text });
    await withWorkspace(
      tenant.workspaceId,
      (tx) => raw(tx)`update messages set template_id = ${templateId}, template_version = ${version},
        phone_idx = ${phoneIdx} where workspace_id = ${tenant.workspaceId} and id = ${id}`,
    );
    return { id, person };
  };
  const read = async (query = "") =>
    (await tenant.call(performance.GET, { params: { id: String(templateId) }, query }))
      .json as unknown as Performance;
  return { ...tenant, senderId, templateId, add, read };
}

const daysAgo = (n: number) => new Date(Date.now() - n * 86_400_000).toISOString();
const other = await place();
await other.add({ status: "delivered", priceMicros: 1 });

test("tells what left, arrived and cost, by version, of these days only", async () => {
  const { add, read } = await place();
  await add({ status: "delivered", priceMicros: 8_000, at: daysAgo(40) });
  await add({ status: "delivered", priceMicros: 8_000 }, { version: 2 });
  await add({ status: "read", priceMicros: 8_000 }, { version: 2 });
  await add({ status: "undelivered", priceMicros: 8_000, errorCode: 30005 });
  await add({ status: "suppressed", reason: "recipient_opted_out" });
  const month = await read();
  expect(month).toMatchObject({
    sent: 3,
    delivered: 2,
    not_delivered: 1,
    not_sent: 1,
    delivery_rate: 0.6667,
    costs: [{ micros: 24_000, currency: "USD" }],
  });
  expect(month.versions.map(({ version, sent, not_sent }) => [version, sent, not_sent])).toEqual([
    [2, 2, 0],
    [1, 1, 1],
  ]);
  expect((await read("days=60")).sent).toBe(4);
});

test("counts an answer and an opt-out within three days after it, and nobody else's", async () => {
  const { add, read, workspaceId, senderId } = await place();
  const [answered, late] = [
    await add({ status: "delivered", at: daysAgo(9) }),
    await add({ status: "sent", at: daysAgo(9) }),
  ];
  await testText(workspaceId, senderId, { contactId: answered.person, status: "received", at: daysAgo(8) });
  await testText(workspaceId, senderId, { contactId: late.person, status: "received", at: daysAgo(5) });
  await add({ status: "delivered", at: daysAgo(9) }, { phoneIdx: "gone" });
  await testOptOut(workspaceId, daysAgo(7), "gone");
  await testOptOut(other.workspaceId, daysAgo(8), "idx");
  expect(await read()).toMatchObject({ asked: 3, answered: 1, opted_out: 1 });
});

test("one that was never sent says so, another workspace's is not there, odd spans are refused", async () => {
  const { call, read, templateId } = await place();
  expect(await read()).toMatchObject({
    sent: 0,
    delivery_rate: null,
    last_at: null,
    versions: [],
    costs: [],
  });
  const foreign = await call(performance.GET, { params: { id: String(other.templateId) } });
  const nobody = await call(performance.GET, { params: { id: "999999999" } });
  expect([foreign.status, nobody.status]).toEqual([404, 404]);
  for (const days of ["0", "367", "1.5", "many"])
    expect(
      (await call(performance.GET, { params: { id: String(templateId) }, query: `days=${days}` })).status,
    ).toBe(400);
});
