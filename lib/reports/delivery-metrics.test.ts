import { expect, test } from "vitest";
import { testDatabase } from "@/db/testing";

await testDatabase();
const { testTenant } = await import("@/lib/http/testing");
const { now } = await import("@/lib/clock");
const { localDay, plusDays } = await import("./local-days");
const { testOptOut, testPerson, testSender, testText } = await import("./testing");
const metrics = await import("@/app/api/v1/delivery/metrics/route");
const overview = await import("@/app/api/v1/overview/route");

type Day = { day: string; by_status: Record<string, number>; replies: number; opt_outs: number };
type Answer = {
  totals: Record<string, unknown> & { by_status: Record<string, number> };
  days: Day[];
  delivery_rate: number | null;
  time_zone: string;
};

const tenant = async (timeZone: string) => {
  const place = await testTenant({ timeZone });
  const senderId = await testSender(place.workspaceId);
  const contactId = await testPerson(place.workspaceId);
  return {
    ...place,
    text: (values: Partial<Parameters<typeof testText>[2]> & { status: "delivered" }) =>
      testText(place.workspaceId, senderId, { contactId, ...values }),
    add: (values: Omit<Parameters<typeof testText>[2], "contactId">) =>
      testText(place.workspaceId, senderId, { contactId, ...values }),
    metrics: async (query: string) => (await place.call(metrics.GET, { query })).json as unknown as Answer,
  };
};

test("a day is the workspace's own, also when the clocks change in it", async () => {
  const { add, metrics: read } = await tenant("America/New_York");
  // Clocks go back on November 1, 2026: that day lasts from 04:00 to 05:00 of the next, UTC, 25 hours.
  for (const at of [
    "2026-11-01T03:59:59Z",
    "2026-11-01T04:00:00Z",
    "2026-11-02T04:59:59Z",
    "2026-11-02T05:00:00Z",
  ])
    await add({ status: "delivered", at });
  const { days, time_zone } = await read("start_date=2026-10-31&end_date=2026-11-02");
  expect(time_zone).toBe("America/New_York");
  expect(days.map(({ day, by_status }) => [day, by_status.delivered])).toEqual([
    ["2026-10-31", 1],
    ["2026-11-01", 2],
    ["2026-11-02", 1],
  ]);
});

test("shares, replies, opt-outs, time and money add up; what never left costs nothing", async () => {
  const { add, metrics: read, workspaceId } = await tenant("Europe/Berlin");
  const at = "2026-05-05T10:00:00Z";
  await add({ status: "delivered", at, deliveredAt: "2026-05-05T10:00:04Z", priceMicros: 7_500 });
  await add({ status: "read", at, deliveredAt: "2026-05-05T10:00:02Z" });
  await add({ status: "undelivered", at });
  await add({ status: "failed", at });
  await add({ status: "queued", at });
  await add({ status: "received", at });
  await testOptOut(workspaceId, at, "one person");
  await testOptOut(workspaceId, at, "one person");
  const { totals, delivery_rate, days } = await read("start_date=2026-05-05&end_date=2026-05-06");
  expect(totals).toMatchObject({
    sent: 3,
    delivered: 2,
    not_delivered: 2,
    replies: 1,
    opt_outs: 1,
    delivery_rate: 0.5,
    average_delivery_seconds: 3,
    costs: [{ micros: 27_500, currency: "USD" }],
  });
  expect(delivery_rate).toBe(0.5);
  expect(days[1]).toMatchObject({ day: "2026-05-06", sent: 0, delivery_rate: null, costs: [] });
});

test("another workspace's texts and opt-outs are in no figure", async () => {
  const [mine, other] = [await tenant("UTC"), await tenant("UTC")];
  const at = "2026-06-01T12:00:00Z";
  await other.add({ status: "delivered", at });
  await testOptOut(other.workspaceId, at);
  const { totals } = await mine.metrics("start_date=2026-06-01&end_date=2026-06-01");
  expect(totals).toMatchObject({ sent: 0, opt_outs: 0, costs: [] });
  expect((await other.metrics("start_date=2026-06-01&end_date=2026-06-01")).totals).toMatchObject({
    sent: 1,
    opt_outs: 1,
  });
});

test("without dates it is the last fourteen days, today last", async () => {
  const { call, add, metrics: read } = await tenant("Pacific/Auckland");
  await add({ status: "sent" });
  const today = localDay(now(), "Pacific/Auckland");
  const { days } = await read("");
  expect([days.length, days[0]?.day, days[13]?.day]).toEqual([14, plusDays(today, -13), today]);
  expect(days[13]?.by_status.sent).toBe(1);
  const answer = (await call(overview.GET)).json as unknown as Answer;
  expect(answer.days).toEqual(days);
});

test("odd spans are refused in words", async () => {
  const { call } = await tenant("UTC");
  const ask = async (query: string) => (await call(metrics.GET, { query })).status;
  expect(await ask("start_date=2026-06-02&end_date=2026-06-01")).toBe(422);
  expect(await ask("start_date=2026-01-01&end_date=2026-12-31")).toBe(422);
  expect(await ask("end_date=0000-01-01")).toBe(400);
  expect(await ask("start_date=2026-02-30")).toBe(400);
  expect(await ask("start_date=tomorrow")).toBe(400);
  expect(await ask("start_date=2199-12-31")).toBe(200);
});
