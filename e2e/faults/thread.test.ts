import { NextRequest } from "next/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { POST as takeInbound } from "@/app/api/webhooks/twilio/inbound/route";
import { POST as takeStatus } from "@/app/api/webhooks/twilio/status/route";
import { testDatabase } from "@/db/testing";
import type { Carrier } from "@/e2e/bench/carrier";

// Everything here shares one process: modules are loaded after the environment is set.
type Parts = Awaited<ReturnType<typeof load>>;
let parts: Parts;
let carrier: Carrier;

async function load() {
  const [world, send, dispatch, statuses, timeline, stop, queries] = await Promise.all([
    import("@/e2e/bench/world"),
    import("@/lib/messages/send-message"),
    import("@/lib/messages/dispatch"),
    import("@/lib/messages/record-statuses"),
    import("@/lib/messages/timeline"),
    import("@/lib/messages/consent-verbs"),
    import("@/lib/messages/queries"),
  ]);
  const { systemActor } = await import("@/lib/actor");
  const { sendMessageInput } = await import("@/lib/messages/schema");
  return { world, send, dispatch, statuses, timeline, stop, queries, systemActor, sendMessageInput };
}

beforeAll(async () => {
  await testDatabase();
  const { startCarrier } = await import("@/e2e/bench/carrier");
  const { carrierDefaults } = await import("@/e2e/bench/carrier-options");
  carrier = await startCarrier({ ...carrierDefaults });
  process.env.TWILIO_ACCOUNT_SID = carrierDefaults.accountSid;
  process.env.TWILIO_AUTH_TOKEN = carrierDefaults.authToken;
  process.env.TWILIO_API_BASE_URL = carrier.url;
  parts = await load();
  await parts.world.createTenant(1);
  await parts.world.createTenant(2);
}, 60_000);

afterAll(() => carrier?.close());

const signed = async (path: string, params: Record<string, string>) => {
  const { getExpectedTwilioSignature } = await import("twilio/lib/webhooks/webhooks");
  const url = `${process.env.PARLEY_PUBLIC_URL}${path}`;
  const signature = getExpectedTwilioSignature(process.env.TWILIO_AUTH_TOKEN ?? "", url, params);
  return new NextRequest(url, {
    method: "POST",
    body: new URLSearchParams(params).toString(),
    headers: { "x-twilio-signature": signature, "content-type": "application/x-www-form-urlencoded" },
  });
};

test("a text is accepted, sent once, delivered, and its story told; another tenant never hears of it", async () => {
  const actor = parts.systemActor(1);
  const input = parts.sendMessageInput.parse({ to: "+12122000001", body: "Your order is ready" });
  const accepted = await parts.send.sendMessage(actor, input);
  expect(accepted).toMatchObject({ status: "queued", to: "••• 0001", segments: 1, encoding: "GSM-7" });

  const drained = await parts.dispatch.dispatchMessages({ budgetMs: 2_000 });
  expect(drained.worked).toBe(1);
  const sent = await parts.queries.getMessage(actor, accepted.id);
  expect(sent.status).toBe("sent");

  const listed: { sid: string; ref: string }[] = await (await fetch(`${carrier.url}/_accepted`)).json();
  expect(listed).toHaveLength(1);
  const [one] = listed;
  const receipt = {
    AccountSid: process.env.TWILIO_ACCOUNT_SID ?? "",
    MessageSid: one?.sid ?? "",
    MessageStatus: "delivered",
    To: "+12122000001",
  };
  for (let i = 0; i < 3; i++) {
    const answer = await takeStatus(await signed(`/api/webhooks/twilio/status?ref=${one?.ref}`, receipt));
    expect(answer.status).toBe(204);
  }
  const late = await takeStatus(
    await signed(`/api/webhooks/twilio/status?ref=${one?.ref}`, { ...receipt, MessageStatus: "sent" }),
  );
  expect(late.status).toBe(204);
  await parts.statuses.recordStatuses();

  const story = await parts.timeline.getTimeline(actor, accepted.id);
  expect(story.message.status).toBe("delivered");
  expect(story.entries.map((e) => e.kind)).toEqual(["accepted", "claimed", "sent", "callback", "callback"]);
  await expect(parts.queries.getMessage(parts.systemActor(2), accepted.id)).rejects.toMatchObject({
    status: 404,
  });
});

test("STOP by text suppresses what waits and what comes after; a repeated webhook changes nothing", async () => {
  const actor = parts.systemActor(1);
  const later = new Date(Date.now() + 3_600_000).toISOString();
  const scheduled = await parts.send.sendMessage(
    actor,
    parts.sendMessageInput.parse({ to: "+12122000002", body: "See you", send_at: later }),
  );
  const stop = {
    AccountSid: process.env.TWILIO_ACCOUNT_SID ?? "",
    MessageSid: "SM00000000000000000000000000000009",
    From: "+12122000002",
    To: "+12025550101",
    Body: " Stop. ",
    NumMedia: "0",
  };
  for (let i = 0; i < 2; i++) {
    const answer = await takeInbound(await signed("/api/webhooks/twilio/inbound", stop));
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain("<Response/>");
  }
  expect((await parts.queries.getMessage(actor, scheduled.id)).status).toBe("suppressed");
  await expect(
    parts.send.sendMessage(actor, parts.sendMessageInput.parse({ to: "+12122000002", body: "Hello?" })),
  ).rejects.toMatchObject({ status: 422, code: "recipient_opted_out" });
  expect(await parts.stop.checkPhone(actor, "+12122000002")).toMatchObject({
    opted_out: true,
    method: "keyword",
  });
  // The other tenant's own relation with that person is its own.
  expect(await parts.stop.checkPhone(parts.systemActor(2), "+12122000002")).toMatchObject({
    opted_out: false,
  });
});

test("a forged signature is refused and leaves nothing", async () => {
  const request = new NextRequest(`${process.env.PARLEY_PUBLIC_URL}/api/webhooks/twilio/inbound`, {
    method: "POST",
    body: new URLSearchParams({
      AccountSid: "x",
      From: "+12122000003",
      Body: "STOP",
      MessageSid: "SM1",
    }).toString(),
    headers: { "x-twilio-signature": "bm9wZQ==" },
  });
  expect((await takeInbound(request)).status).toBe(403);
  expect(await parts.stop.checkPhone(parts.systemActor(1), "+12122000003")).toMatchObject({
    opted_out: false,
  });
});
