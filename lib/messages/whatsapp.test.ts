import { beforeEach, describe, expect, test } from "vitest";
import { raw, withWorkspace } from "@/db/client";
import { testDatabase } from "@/db/testing";
import { testPeople, testSender, testTemplate, testText } from "@/lib/campaigns/testing";
import { type Reply, type TestTenant, testTenant } from "@/lib/http/testing";
import { claimBatch } from "./claim-batch";

await testDatabase();
const messages = await import("@/app/api/v1/messages/route");
const bulk = await import("@/app/api/v1/messages/bulk/route");
const contact = await import("@/app/api/v1/contacts/[id]/route");
const preview = await import("@/app/api/v1/messages/preview/route");
const one = await import("@/app/api/v1/messages/[id]/route");

const HOUR = 3_600_000;
const sid = `HX${"a1".repeat(16)}`;
const ago = (ms: number) => new Date(Date.now() - ms);

let mine: TestTenant;
let sms: number;
let whatsapp: number;
beforeEach(async () => {
  mine = await testTenant({ quietHours: null, frequencyCap: { per_day: null, per_week: null } });
  sms = await testSender(mine.workspaceId, "sms", 100);
  whatsapp = await testSender(mine.workspaceId, "whatsapp", 100);
});

const ask = <T>(query: (sql: ReturnType<typeof raw>) => PromiseLike<T>): Promise<T> =>
  withWorkspace(mine.workspaceId, async (tx) => query(raw(tx)));
const person = async (given: Parameters<typeof testPeople>[1][number] = {}) =>
  (await testPeople(mine.workspaceId, [{ country: "DE", ...given }]))[0] ?? 0;
const wrote = (contactId: number, at: Date, senderId = whatsapp) =>
  testText(mine.workspaceId, senderId, { contactId, status: "received", channel: "whatsapp", at });
const send = (body: Record<string, unknown>): Promise<Reply> =>
  mine.call(messages.POST, { body: { ...(body.template_id ? {} : { body: "See you soon" }), ...body } });
const rowOf = async (id: unknown) => (await mine.call(one.GET, { params: { id: String(id) } })).json;
const approved = (variables: string[] = [], body = "Hi {{first_name}}, see you {{day}}.") =>
  testTemplate(mine.workspaceId, body, { category: "reminder", contents: { "": { sid, variables } } });

describe("the 24 hours after somebody wrote on WhatsApp", () => {
  test("let free text through to their last second, and no further", async () => {
    const ann = await person();
    await wrote(ann, ago(24 * HOUR - 5_000));
    expect(await send({ contact_id: ann, channel: "whatsapp" })).toMatchObject({
      status: 202,
      json: { channel: "whatsapp", segments: 1 },
    });
    const bob = await person();
    await wrote(bob, ago(24 * HOUR + 1_000));
    const refused = await send({ contact_id: bob, channel: "whatsapp" });
    expect(refused).toMatchObject({ status: 422, json: { code: "whatsapp_window" } });
    expect(await rowOf(refused.json.message_id)).toMatchObject({
      status: "suppressed",
      reason: "whatsapp_window",
    });
  });

  test("count from the moment the text is due, and for the sender they wrote to", async () => {
    const ann = await person();
    await wrote(ann, ago(HOUR));
    const tomorrow = new Date(Date.now() + 23.5 * HOUR).toISOString();
    expect((await send({ contact_id: ann, channel: "whatsapp", send_at: tomorrow })).json.code).toBe(
      "whatsapp_window",
    );
    const bob = await person();
    await wrote(bob, ago(HOUR), sms);
    expect((await send({ contact_id: bob, channel: "whatsapp" })).json.code).toBe("whatsapp_window");
  });

  test("are nobody else's: what another business hears opens nothing here", async () => {
    const other = await testTenant();
    const theirs = await testSender(other.workspaceId, "whatsapp");
    const [ann = 0] = await testPeople(mine.workspaceId, [{}]);
    const [double = 0] = await testPeople(other.workspaceId, [{}]);
    await testText(other.workspaceId, theirs, { contactId: double, status: "received", channel: "whatsapp" });
    expect((await send({ contact_id: ann, channel: "whatsapp" })).json.code).toBe("whatsapp_window");
  });

  test("may end while a text waits: it is judged again when it is taken up", async () => {
    const ann = await person();
    const heard = await wrote(ann, ago(HOUR));
    const { id } = (await send({ contact_id: ann, channel: "whatsapp" })).json;
    await ask((sql) => sql`update messages set created_at = now() - interval '25 hours' where id = ${heard}`);
    expect(await claimBatch(mine.workspaceId, whatsapp, 10)).toEqual([]);
    expect(await rowOf(id)).toMatchObject({ status: "suppressed", reason: "whatsapp_window" });
  });

  test("are told in words with what to do", async () => {
    const ann = await person({ firstName: "Ann" });
    await wrote(ann, ago(75 * HOUR));
    const { json } = await mine.call(preview.POST, {
      body: { contact_id: ann, channel: "whatsapp", body: "Hi" },
    });
    expect(json).toMatchObject({
      channel: "whatsapp",
      verdict: {
        sentence: "Ann last wrote 3 days ago; WhatsApp only delivers approved templates after 24 hours.",
        remedy: expect.stringContaining("send a text instead"),
      },
    });
  });
});

describe("an approved template", () => {
  test("goes at any hour, with its variables in order; the body keeps what it says", async () => {
    const ann = await person({ firstName: "Ann" });
    const template_id = await approved(["day", "first_name"]);
    const { json } = await send({
      contact_id: ann,
      channel: "whatsapp",
      template_id,
      variables: { day: "Monday" },
    });
    expect(await rowOf(json.id)).toMatchObject({
      content_sid: sid,
      body: "Hi Ann, see you Monday.",
      segments: 1,
    });
    const [claim] = await claimBatch(mine.workspaceId, whatsapp, 1);
    expect(claim?.content).toEqual({ sid, variables: { "1": "Monday", "2": "Ann" } });
  });

  test("gets values on one line, and none that is empty", async () => {
    const ann = await person();
    const template_id = await approved(["day"], "See you {{day}}.");
    const day = " Monday\n\tat     noon ";
    const { json } = await send({ contact_id: ann, channel: "whatsapp", template_id, variables: { day } });
    const [claim] = await claimBatch(mine.workspaceId, whatsapp, 1);
    expect(claim?.content?.variables).toEqual({ "1": "Monday at noon" });
    expect(json.status).toBe("queued");
    expect(
      await send({ contact_id: ann, channel: "whatsapp", template_id, variables: { day: " \n " } }),
    ).toMatchObject({ status: 422, json: { errors: [{ path: "variables.day" }] } });
  });

  test("is chosen by the person's language, with the body that says the same", async () => {
    const other = `HX${"b2".repeat(16)}`;
    const template_id = await testTemplate(mine.workspaceId, "See you", {
      category: "reminder",
      bodies: { es: "Hasta pronto", de: "Bis bald" },
      contents: { "": { sid, variables: [] }, es: { sid: other, variables: [] } },
    });
    const said = async (language: string) => {
      const { json } = await send({
        contact_id: await person({ language }),
        channel: "whatsapp",
        template_id,
      });
      return rowOf(json.id);
    };
    expect(await said("es-MX")).toMatchObject({ content_sid: other, body: "Hasta pronto" });
    expect(await said("de")).toMatchObject({ content_sid: sid, body: "See you" });
  });

  test("of marketing is not sent to the United States, where Meta delivers none", async () => {
    const template_id = await testTemplate(mine.workspaceId, "20% off", {
      contents: { "": { sid, variables: [] } },
    });
    const [ann, kay] = [await person({ country: "US" }), await person()];
    expect((await send({ contact_id: ann, channel: "whatsapp", template_id })).json.code).toBe(
      "whatsapp_us_marketing",
    );
    expect((await send({ contact_id: kay, channel: "whatsapp", template_id })).status).toBe(202);
  });
});

describe("without a channel in the request", () => {
  const channelFor = async (contact_id: number, more: Record<string, unknown> = {}) =>
    (await send({ contact_id, ...more })).json.channel;
  const prefers = async (contactId: number) => {
    const body = { preferred_channel: "whatsapp" };
    const saved = await mine.call(contact.PATCH, {
      params: { id: String(contactId) },
      method: "PATCH",
      body,
    });
    expect(saved).toMatchObject({ status: 200, json: body });
  };

  test("SMS comes first, and WhatsApp only where they said yes to it", async () => {
    const offer = await testTemplate(mine.workspaceId, "20% off", {
      contents: { "": { sid, variables: [] } },
    });
    expect(await channelFor(await person(), { template_id: offer })).toBe("sms");
    expect(await channelFor(await person({ consent: "whatsapp" }), { template_id: offer })).toBe("whatsapp");
  });

  test("the one they prefer comes first, as far as it can reach them now", async () => {
    const ann = await person();
    await prefers(ann);
    expect(await channelFor(ann)).toBe("sms");
    await wrote(ann, ago(HOUR));
    expect(await channelFor(ann)).toBe("whatsapp");
    await ask((sql) => sql`update senders set status = 'paused' where id = ${whatsapp}`);
    expect(await channelFor(ann)).toBe("sms");
  });

  test("a no by SMS is not answered on WhatsApp, unless they said yes there", async () => {
    const no = (contactId: number) =>
      ask(
        (sql) => sql`insert into consent_events (workspace_id, phone_idx, channel, action, method, actor_kind)
          select workspace_id, phone_idx, 'sms', 'opted_out', 'provider', 'system' from contacts where id = ${contactId}`,
      );
    const [silent, agreed] = [await person({ consent: "silent" }), await person({ consent: "whatsapp" })];
    for (const id of [silent, agreed]) {
      await no(id);
      await wrote(id, ago(HOUR));
    }
    expect((await send({ contact_id: silent })).json.code).toBe("recipient_opted_out");
    expect(await channelFor(agreed)).toBe("whatsapp");
  });
});

describe("a fallback that is known to be needed when a text is accepted", () => {
  test("is taken at once, as the one message", async () => {
    const ann = await person();
    const { status, json } = await send({ contact_id: ann, channel: "whatsapp", fallback_channel: "sms" });
    expect([status, json.channel]).toEqual([202, "sms"]);
    expect(await rowOf(json.id)).toMatchObject({ fallback_channel: null, fallback_of: null });
  });

  test("is no way around a no, and none is left open by a refusal", async () => {
    const stopped = await person({ consent: "no" });
    const { json } = await send({ contact_id: stopped, channel: "whatsapp", fallback_channel: "sms" });
    expect(json.code).toBe("recipient_opted_out");
    expect(await rowOf(json.message_id)).toMatchObject({ fallback_channel: null, replaced_by: null });
  });

  test("must be another channel; in bulk one bad row fails alone", async () => {
    const ann = await person();
    const same = { contact_id: ann, body: "Hi", channel: "sms", fallback_channel: "sms" };
    expect((await send(same)).json).toMatchObject({
      errors: [{ path: "fallback_channel", code: "same_channel" }],
    });
    const { json } = await mine.call(bulk.POST, {
      body: {
        batch_name: "b",
        recipients: [same, { ...same, channel: "whatsapp" }, { ...same, channel: undefined }],
      },
    });
    expect(json).toMatchObject({ accepted: 2, rejected: [{ index: 0 }] });
  });
});
