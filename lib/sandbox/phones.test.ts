import { beforeAll, expect, test } from "vitest";
import { withWorkspace } from "@/db/client";
import { senders } from "@/db/schema/senders";
import { workspaces } from "@/db/schema/workspaces";
import { testDatabase } from "@/db/testing";
import { addPhone, changePhone, textAsPhone } from "./change-phone";
import { getPhone, listPhones } from "./phones";
import { carrierServer, sandboxClient } from "./testing";
import { listVisibleSenders } from "./visible-senders";

await testDatabase();
const { port } = await carrierServer();
const client = sandboxClient(port);
const [salonNumber, restaurantNumber, sharedNumber] = ["+12125550101", "+12125550102", "+12125550103"];
const maria = "+12125550137";
const salon = { workspaceId: 1, name: "Salon" };
const restaurant = { workspaceId: 2, name: "Restaurant" };
const service = `MG${"1".repeat(32)}`;

beforeAll(async () => {
  for (const [workspace, number] of [
    [salon, salonNumber],
    [restaurant, restaurantNumber],
  ] as const) {
    const { workspaceId, name } = workspace;
    await withWorkspace(workspaceId, async (tx) => {
      await tx.insert(workspaces).values({ id: workspaceId, name });
      await tx.insert(senders).values([
        { workspaceId, name, number, segmentsPerSecond: 10 },
        { workspaceId, name: "Shared", number: sharedNumber, segmentsPerSecond: 10 },
      ]);
    });
  }
});

const salonSenders = () => listVisibleSenders([salon]);

test("a member sees the phones of their own numbers, and nothing of another workspace", async () => {
  await client.messages.create({ to: maria, from: salonNumber, body: "Your appointment is at 3" });
  await client.messages.create({ to: maria, from: restaurantNumber, body: "Your table is ready" });
  await client.messages.create({ to: "+12125550177", from: restaurantNumber, body: "Theirs alone" });
  const seen = await listPhones(await salonSenders());
  expect(seen.senders).toEqual([
    {
      workspaceId: 1,
      senderId: expect.any(Number),
      channel: "sms",
      name: "Salon",
      display: "(212) 555-0101",
    },
  ]);
  expect(seen.phones).toEqual([
    {
      id: expect.any(Number),
      number: maria,
      display: "(212) 555-0137",
      name: null,
      unread: 1,
      isOptedOut: false,
      last: { body: "Your appointment is at 3", isFromPhone: false, at: expect.any(String) },
    },
  ]);
  const theirs = await listPhones(await listVisibleSenders([restaurant]));
  const foreignId = theirs.phones.find((phone) => phone.number === "+12125550177")?.id ?? 0;
  await expect(getPhone(await salonSenders(), foreignId)).rejects.toMatchObject({ status: 404 });
  await expect(changePhone(await salonSenders(), foreignId, { behavior: "slow" })).rejects.toMatchObject({
    status: 404,
  });
});

test("a number that two workspaces share shows its phones to neither", async () => {
  expect((await salonSenders()).map((sender) => sender.number)).toEqual([salonNumber]);
  const both = await listVisibleSenders([salon, restaurant]);
  expect(both.map((sender) => sender.number).sort()).toEqual([salonNumber, restaurantNumber, sharedNumber]);
});

test("a switch on a phone holds for one's own workspace only", async () => {
  const [phone] = (await listPhones(await salonSenders())).phones;
  await changePhone(await salonSenders(), phone?.id ?? 0, { behavior: "unknown" });
  const [sender] = await salonSenders();
  const key = { senderId: sender?.senderId ?? 0, channel: "sms" as const };
  await changePhone(await salonSenders(), phone?.id ?? 0, { ...key, fault: "rate_limited", count: 1 });
  expect(await getPhone(await salonSenders(), phone?.id ?? 0)).toMatchObject({
    behavior: "unknown",
    faults: [{ ...key, fault: "rate_limited", left: 1 }],
  });
  expect(await getPhone(await listVisibleSenders([restaurant]), phone?.id ?? 0)).toMatchObject({
    behavior: "normal",
    faults: [],
  });
  const foreign = changePhone(await listVisibleSenders([restaurant]), phone?.id ?? 0, {
    ...key,
    fault: "server_error",
    count: 9,
  });
  await expect(foreign).rejects.toMatchObject({ status: 404 });
  await expect(client.messages.create({ to: maria, from: salonNumber, body: "Hi" })).rejects.toMatchObject({
    status: 429,
  });
  expect((await getPhone(await salonSenders(), phone?.id ?? 0)).faults).toEqual([]);
});

test("a phone can be added, text a business, and opt out", async () => {
  const { id } = await addPhone(await salonSenders(), "(212) 555-0188");
  const [sender] = await salonSenders();
  const to = { senderId: sender?.senderId ?? 0, channel: "sms" };
  await textAsPhone(await salonSenders(), id, { ...to, body: "STOP" });
  const phone = await getPhone(await salonSenders(), id);
  expect(phone).toMatchObject({ number: "+12125550188", optedOut: [to] });
  expect(phone.messages.map((message) => [message.isFromPhone, message.isFromCarrier])).toEqual([
    [true, false],
    [false, true],
  ]);
  await changePhone(await salonSenders(), id, { seenId: phone.messages.at(-1)?.id ?? 0 });
  const [listed] = (await listPhones(await salonSenders())).phones;
  expect(listed).toMatchObject({ id, unread: 0, isOptedOut: true });
  const [theirs] = await listVisibleSenders([restaurant]);
  const foreign = { senderId: theirs?.senderId ?? 0, channel: "sms", body: "Hi" };
  await expect(textAsPhone(await salonSenders(), id, foreign)).rejects.toMatchObject({ status: 404 });
});

test.each(["", "Ann", "+0987654321", "+19005550100"])("refuses %j as a phone", async (text) => {
  await expect(addPhone(await salonSenders(), text)).rejects.toMatchObject({ status: 422 });
});

test("without a business number there is nobody to text", async () => {
  expect(await listPhones([])).toEqual({ senders: [], phones: [] });
  await expect(addPhone([], "+12125550188")).rejects.toMatchObject({ status: 409, code: "no_sender" });
});

test("the account's rented numbers say where their texts are posted", async () => {
  const [number] = await client.incomingPhoneNumbers.list({ phoneNumber: salonNumber });
  expect(number).toMatchObject({
    phoneNumber: salonNumber,
    smsUrl: "https://parley.example.test/api/webhooks/twilio/inbound",
  });
  const changed = await client
    .incomingPhoneNumbers(number?.sid ?? "")
    .update({ smsUrl: "https://elsewhere.example/sms" });
  expect(changed.smsUrl).toBe("https://elsewhere.example/sms");
  await client.incomingPhoneNumbers(number?.sid ?? "").update({ smsUrl: "" });
  expect((await client.incomingPhoneNumbers(number?.sid ?? "").fetch()).smsUrl).toContain(
    "/api/webhooks/twilio/inbound",
  );
});

test("a messaging service sends from the number rented for it", async () => {
  await withWorkspace(1, (tx) =>
    tx.insert(senders).values({
      workspaceId: 1,
      name: "Pool",
      number: "+12125550104",
      messagingServiceSid: service,
      segmentsPerSecond: 10,
    }),
  );
  await client.messages.create({ to: maria, messagingServiceSid: service, body: "From the pool" });
  const [phone] = (await listPhones(await salonSenders())).phones;
  expect(phone?.last?.body).toBe("From the pool");
});
