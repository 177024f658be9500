import { InngestTestEngine } from "@inngest/test";
import { expect, test } from "vitest";
import { testDatabase } from "@/db/testing";

await testDatabase();
const { createTenant, numberOf } = await import("@/e2e/bench/world");
const { startCarrier } = await import("@/e2e/bench/carrier");
const { carrierDefaults } = await import("@/e2e/bench/carrier-options");
const { functions } = await import("./functions");
const { jobs } = await import("./jobs");

const find = (id: string) => {
  const found = functions.find((f) => f.id() === id);
  if (!found) throw new Error(`no function ${id}`);
  return found;
};

test("every job is an Inngest function, and one heartbeat looks after them all", () => {
  expect(functions.map((f) => f.id()).sort()).toEqual([...jobs.map((j) => j.id), "heartbeat"].sort());
});

test("a wake-up drains what is due, through the same drain as the embedded loop", async () => {
  const carrier = await startCarrier(carrierDefaults);
  process.env.TWILIO_ACCOUNT_SID = carrierDefaults.accountSid;
  process.env.TWILIO_AUTH_TOKEN = carrierDefaults.authToken;
  process.env.TWILIO_API_BASE_URL = carrier.url;
  const { sendBulk } = await import("@/lib/messages/send-bulk");
  const { systemActor } = await import("@/lib/actor");
  const { countByStatus } = await import("@/e2e/bench/world");
  await createTenant(1);
  await createTenant(2);
  await sendBulk(systemActor(1), {
    batch_name: "Three",
    send_immediately: true,
    recipients: [1, 2, 3].map((n) => ({ to: numberOf(n), body: `Text ${n}`, category: "order" })),
  });
  const engine = new InngestTestEngine({
    function: find("dispatch-messages"),
    events: [{ name: "message/queued", data: {} }],
  });
  const { error } = await engine.execute();
  expect(error).toBeUndefined();
  expect(await countByStatus()).toEqual({ sent: 3 });
  await carrier.close();
}, 30_000);
