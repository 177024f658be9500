import { InngestTestEngine } from "@inngest/test";
import { afterEach, expect, test, vi } from "vitest";
import { testDatabase } from "@/db/testing";

await testDatabase();
const { createTenant, numberOf } = await import("@/e2e/bench/world");
const { startCarrier } = await import("@/e2e/bench/carrier");
const { carrierDefaults } = await import("@/e2e/bench/carrier-options");
const { inngest } = await import("./client");
const { functions } = await import("./functions");
const { jobs } = await import("./jobs");

afterEach(() => vi.restoreAllMocks());

const jobOf = (id: string) => {
  const found = jobs.find((job) => job.id === id);
  if (!found) throw new Error(`no job ${id}`);
  return found;
};
const find = (id: string) => {
  const found = functions.find((f) => f.id() === id);
  if (!found) throw new Error(`no function ${id}`);
  return found;
};

test("every job is an Inngest function, and one heartbeat looks after them all", () => {
  expect(functions.map((f) => f.id()).sort()).toEqual([...jobs.map((j) => j.id), "heartbeat"].sort());
});

test("the heartbeat wakes what is due before the next one, at its second, even if a job cannot say", async () => {
  for (const job of jobs) vi.spyOn(job, "due").mockResolvedValue(null);
  const soon = new Date(Math.ceil(Date.now() / 1000) * 1000 + 20_500);
  vi.spyOn(jobOf("send-booking-texts"), "due").mockResolvedValue(soon);
  vi.spyOn(jobOf("run-campaigns"), "due").mockResolvedValue(new Date(Date.now() + 5 * 60_000));
  vi.spyOn(jobOf("run-imports"), "due").mockResolvedValue(new Date(Date.now() - 5_000));
  vi.spyOn(jobOf("fetch-prices"), "due").mockRejectedValue(new Error("no answer"));
  const send = vi.spyOn(inngest, "send").mockResolvedValue({ ids: [] });
  const { error } = await new InngestTestEngine({ function: find("heartbeat") }).execute();
  expect(error).toBeUndefined();
  const at = soon.getTime() - 500;
  expect(send.mock.calls.map(([events]) => events)).toEqual([
    [
      { name: "job/fetch-prices.due", data: {} },
      { name: "job/run-imports.due", data: {} },
      { id: `send-booking-texts:${at / 1000}`, name: "job/send-booking-texts.due", data: {}, ts: at },
    ],
  ]);
});

test("nothing due, nothing sent", async () => {
  for (const job of jobs) vi.spyOn(job, "due").mockResolvedValue(null);
  const send = vi.spyOn(inngest, "send").mockResolvedValue({ ids: [] });
  await new InngestTestEngine({ function: find("heartbeat") }).execute();
  expect(send).not.toHaveBeenCalled();
});

test("a turn asks for the next one itself; an engine that does not hear it spoils nothing", async () => {
  const next = new Date(Math.ceil(Date.now() / 1000) * 1000 + 30_000);
  vi.spyOn(jobOf("run-imports"), "drain").mockResolvedValue({ worked: 0, next });
  const send = vi.spyOn(inngest, "send").mockRejectedValue(new Error("down"));
  const events: [{ name: string; data: object }] = [{ name: "import/waiting", data: {} }];
  const { error } = await new InngestTestEngine({ function: find("run-imports"), events }).execute();
  expect(error).toBeUndefined();
  const second = next.getTime() / 1000;
  expect(send).toHaveBeenCalledWith({
    id: `run-imports:${second}`,
    name: "job/run-imports.due",
    data: {},
    ts: second * 1000,
  });
});

test("what goes wrong is told to our log alone: an engine would keep it, and it may name a person", async () => {
  vi.spyOn(jobOf("run-imports"), "drain").mockRejectedValue(new Error("bad row: Ada, +12125550100"));
  const events: [{ name: string; data: object }] = [{ name: "import/waiting", data: {} }];
  const { error } = await new InngestTestEngine({ function: find("run-imports"), events }).execute();
  expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toMatch(/Ada|2125550100/);
  expect(error).toMatchObject({ message: "run-imports failed; the log of Parley says why" });
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
