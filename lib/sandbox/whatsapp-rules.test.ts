import { beforeAll, beforeEach, expect, test } from "vitest";
import { withWorkspace } from "@/db/client";
import { senders } from "@/db/schema/senders";
import { workspaces } from "@/db/schema/workspaces";
import { testDatabase } from "@/db/testing";
import { testTemplate } from "@/lib/campaigns/testing";
import { shiftClock } from "@/lib/clock";
import { addPhone, changePhone, textAsPhone } from "./change-phone";
import { getPhone } from "./phones";
import { pumpOnce } from "./pump";
import { carrierServer, sandboxClient } from "./testing";
import { listVisibleSenders } from "./visible-senders";

await testDatabase();
const { port, hooks } = await carrierServer();
const client = sandboxClient(port);
const number = "+12125550106";
const from = `whatsapp:${number}`;
const statusCallback = "https://parley.example.test/api/webhooks/twilio/status?ref=a1";
const sid = `HX${"c".repeat(32)}`;
let last = 200;
let phone: { id: number; to: string };

const salon = { workspaceId: 1, name: "Salon" };
const mine = () => listVisibleSenders([salon]);
beforeAll(() =>
  withWorkspace(1, async (tx) => {
    await tx.insert(workspaces).values({ id: 1, name: "Salon" });
    const both = { workspaceId: 1, name: "Salon", number, segmentsPerSecond: 10 };
    await tx.insert(senders).values([both, { ...both, channel: "whatsapp" }]);
  }),
);
beforeEach(async () => {
  hooks.length = 0;
  const to = `+1212555${String(last++).padStart(4, "0")}`;
  phone = { id: (await addPhone(await mine(), to)).id, to };
});

async function settle(byMs = 60_000): Promise<void> {
  shiftClock(byMs);
  while ((await pumpOnce()) > 0);
  shiftClock(0);
}
const write = async () => {
  const sender = (await mine()).find(({ channel }) => channel === "whatsapp");
  await textAsPhone(await mine(), phone.id, {
    senderId: sender?.senderId ?? 0,
    channel: "whatsapp",
    body: "Hi",
  });
};
const send = (
  content: { body: string } | { contentSid: string; contentVariables?: string },
  channel = "whatsapp",
) =>
  client.messages.create({
    to: channel === "sms" ? phone.to : `whatsapp:${phone.to}`,
    from: channel === "sms" ? number : from,
    statusCallback,
    ...content,
  });
const statuses = () =>
  hooks.flatMap(({ form }) => (form.MessageStatus === "received" ? [] : (form.MessageStatus ?? [])));
const settled = async (made: { sid: string }) => {
  await settle();
  const { status, errorCode } = await client.messages(made.sid).fetch();
  return [status, errorCode];
};

test("free text is refused with 63016 unless they wrote within 24 hours; a template goes at any hour", async () => {
  expect(await settled(await send({ body: "Hello" }))).toEqual(["failed", 63016]);
  await write();
  expect(await settled(await send({ body: "Hello" }))).toEqual(["delivered", null]);
  shiftClock(24 * 3_600_000 + 1_000);
  const late = await send({ body: "Hello" });
  await settle(25 * 3_600_000);
  expect((await client.messages(late.sid).fetch()).errorCode).toBe(63016);
  expect(await settled(await send({ contentSid: sid }))).toEqual(["delivered", null]);
});

test("a phone that is not on WhatsApp gets texts only", async () => {
  await changePhone(await mine(), phone.id, { behavior: "no_whatsapp" });
  expect(await settled(await send({ contentSid: sid }))).toEqual(["undelivered", 63024]);
  expect(await settled(await send({ body: "Hello" }, "sms"))).toEqual(["delivered", null]);
});

test("opening the phone reads its WhatsApp messages, once, and tells the business; texts tell nothing", async () => {
  const text = await send({ body: "Hello" }, "sms");
  const message = await send({ contentSid: sid });
  await settle();
  const seenId = (await getPhone(await mine(), phone.id)).messages.at(-1)?.id ?? 0;
  for (let times = 0; times < 2; times++) await changePhone(await mine(), phone.id, { seenId });
  expect([await settled(message), await settled(text)]).toEqual([
    ["read", null],
    ["delivered", null],
  ]);
  expect(statuses().filter((status) => status === "read")).toHaveLength(1);
});

test("a template that the business knows shows its words, with what fills them", async () => {
  await testTemplate(1, "Hi {{first_name}}, see you {{day}}.", {
    bodies: { es: "Hola {{first_name}}" },
    contents: { "": { sid, variables: ["day", "first_name"] } },
  });
  const made = await send({ contentSid: sid, contentVariables: '{"1":"Monday","2":"{{day}}"}' });
  expect(made.body).toBe("Hi {{day}}, see you Monday.");
  const unknown = await send({ contentSid: `HX${"d".repeat(32)}`, contentVariables: '{"1":"Ann"}' });
  expect(unknown.body).toContain("Ann");
});
