import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { POST as send } from "@/app/api/v1/messages/route";
import { POST as takeInbound } from "@/app/api/webhooks/twilio/inbound/route";
import { POST as takeStatus } from "@/app/api/webhooks/twilio/status/route";
import { carrierDefaults } from "../bench/carrier-options";
import { createTenant, numberOf, type Tenant } from "../bench/world";
import { call, expectProblem, type Scene, setScene, signed, textIn, within } from "./scene";

let scene: Scene;
let mine: Tenant;
const to = numberOf(1);

beforeAll(async () => {
  scene = await setScene();
  mine = await createTenant(1);
  await createTenant(2);
  await within(
    mine,
    (sql) => sql`update workspaces set allowed_countries = '{US}' where id = ${mine.workspaceId}`,
  );
}, 60_000);

beforeEach(() => scene.behave());

const write = (body: unknown) => call(mine.key, send, { body });

describe("a webhook", () => {
  const inbound = "/api/webhooks/twilio/inbound";
  const form = {
    AccountSid: carrierDefaults.accountSid,
    MessageSid: "SM1",
    From: to,
    To: "+12025550101",
    Body: "STOP",
  };
  const rows = () =>
    within(
      mine,
      (sql) => sql<
        { n: number }[]
      >`select (select count(*) from messages)::int + (select count(*) from consent_events)::int
    + (select count(*) from contacts)::int as n`,
    );

  test("as S3 documents it works as written, once its placeholders are ours and it is signed", async () => {
    const documented = {
      From: "+1234567890",
      To: mine.number,
      Body: "Hi",
      MessageSid: "test123",
      AccountSid: carrierDefaults.accountSid,
    };
    expect((await takeInbound(signed("/webhook/sms", documented, "another-token"))).status).toBe(403);
    const answer = await takeInbound(signed("/webhook/sms", documented));
    expect([answer.status, answer.headers.get("content-type")]).toEqual([
      200,
      expect.stringContaining("text/xml"),
    ]);
    expect(await answer.text()).toContain("<Response");
    const kept = await within(mine, (sql) => sql`select body from messages where provider_sid = 'test123'`);
    expect(kept).toMatchObject([{ body: "Hi" }]);
  });

  test("with a bad signature is 403 and writes nothing", async () => {
    const before = await rows();
    const good = signed(inbound, form);
    const signature = good.headers.get("x-twilio-signature") ?? "";
    const forged = [
      signed(inbound, form, "another-token"),
      signed(inbound, { ...form, AccountSid: `AC${"0".repeat(32)}` }),
      signed(inbound, { ...form, AccountSid: "" }, "another-token"),
      new Request(good.url, {
        method: "POST",
        body: `${new URLSearchParams(form)}&Extra=1`,
        headers: good.headers,
      }),
      new Request(good.url, {
        method: "POST",
        body: new URLSearchParams({ ...form, Body: "Hello" }).toString(),
        headers: good.headers,
      }),
      new Request(`${good.url}?x=1`, {
        method: "POST",
        body: new URLSearchParams(form).toString(),
        headers: good.headers,
      }),
      new Request(good.url, {
        method: "POST",
        body: new URLSearchParams(form).toString(),
        headers: { "content-type": "application/x-www-form-urlencoded" },
      }),
      new Request(good.url, {
        method: "POST",
        body: new URLSearchParams(form).toString(),
        headers: { "x-twilio-signature": `${signature.slice(0, -4)}AAA=` },
      }),
      new Request(good.url, { method: "POST", body: "", headers: { "x-twilio-signature": "" } }),
    ];
    for (const request of forged) {
      const answer = await takeInbound(request as never);
      expect(answer.status).toBe(403);
    }
    expect(
      (
        await takeStatus(
          signed("/api/webhooks/twilio/status", { ...form, MessageStatus: "sent" }, "another-token"),
        )
      ).status,
    ).toBe(403);
    expect(await rows()).toEqual(before);
  });

  test("signed for another path does not fit this one", async () => {
    const status = signed("/api/webhooks/twilio/status", form);
    const moved = new Request(`${process.env.PARLEY_PUBLIC_URL}${inbound}`, {
      method: "POST",
      body: new URLSearchParams(form).toString(),
      headers: status.headers,
    });
    expect((await takeInbound(moved as never)).status).toBe(403);
  });

  test("of ten megabytes is 413, whoever signed it", async () => {
    const huge = signed(inbound, { ...form, Body: "x".repeat(10_000_000) });
    expect((await takeInbound(huge)).status).toBe(413);
  });

  test("names media that is never fetched, and odd fields that are never trusted", async () => {
    let fetched = 0;
    const real = globalThis.fetch;
    globalThis.fetch = (...args) => {
      if (String(args[0]).includes("169.254")) fetched++;
      return real(...args);
    };
    try {
      const odd = {
        NumMedia: "1e9",
        MediaUrl0: "http://169.254.169.254/latest/meta-data",
        MediaContentType0: "image/svg+xml",
        ProfileName: "<script>",
        __proto__x: "1",
        constructor: "2",
      };
      expect((await textIn(mine, to, "Look", odd)).status).toBe(200);
      for (const NumMedia of ["-1", "NaN", "Infinity", "", "0x10"])
        expect((await textIn(mine, to, "Look", { NumMedia })).status).toBe(200);
    } finally {
      globalThis.fetch = real;
    }
    expect(fetched).toBe(0);
  });

  test("with words that cannot be stored as they are is stored, and a STOP among them counts", async () => {
    const from = numberOf(7_000);
    for (const body of ["a\u0000b", "😀".repeat(3_000), `${"x".repeat(9_999)}😀`, "\u202e", ""]) {
      const answer = await textIn(mine, from, body);
      expect(answer.status, body.slice(0, 20)).toBe(200);
    }
    const odd = await textIn(mine, from, "STOP\u0000");
    expect(odd.status).toBe(200);
    expectProblem(await write({ to: from, body: "x" }), 422, "recipient_opted_out");
  });

  test("from a sender that is no phone is answered and forgotten", async () => {
    for (const from of ["12345", "Bank", "", "whatsapp:", "+", "client:anna", "+0", "x".repeat(5_000)]) {
      const answer = await textIn(mine, from, "STOP");
      expect(answer.status, from.slice(0, 20)).toBe(200);
      expect(answer.text).toContain("<Response");
    }
  });
});
