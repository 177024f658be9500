import { beforeEach, describe, expect, test } from "vitest";
import { raw, withWorkspace } from "@/db/client";
import { campaigns } from "@/db/schema/campaigns";
import { testDatabase } from "@/db/testing";
import { type TestTenant, testTenant } from "@/lib/http/testing";
import { assign } from "./assign";
import { type Evaluated, evaluatePage } from "./evaluate-page";
import { loadPlan } from "./plan";
import { type TestPerson, testPeople, testSender, testTemplate, testText } from "./testing";

await testDatabase();

type Values = Partial<typeof campaigns.$inferInsert>;
/** Noon in New York on a summer's Wednesday. */
const noon = new Date("2026-06-10T16:00:00Z");
const hour = 3_600_000;

let mine: TestTenant;
let sms: number;
let text: number;
beforeEach(async () => {
  mine = await testTenant({
    name: "Juniper",
    quietHours: { start: "21:00", end: "09:00" },
    timeZone: "America/New_York",
  });
  sms = await testSender(mine.workspaceId);
  text = await testTemplate(mine.workspaceId, "Hi {{first_name}}, 20% off at {{business_name}}.");
});

const look = (people: number[], values: Values = {}, at = noon): Promise<Evaluated[]> =>
  withWorkspace(mine.workspaceId, async (tx) => {
    const [campaign] = await tx
      .insert(campaigns)
      .values({
        workspaceId: mine.workspaceId,
        name: "C",
        templateId: text,
        limits: { filtered_percent: null, failed_percent: null, opt_out_percent: null },
        actorKind: "system",
        actorName: "test",
        ...values,
      })
      .returning();
    if (!campaign) throw new Error("no campaign");
    return evaluatePage(tx, await loadPlan(tx, mine.workspaceId, campaign), people, at);
  });
const lookOne = async (person: TestPerson, values: Values = {}, at = noon): Promise<Evaluated> => {
  const [seen] = await look(await testPeople(mine.workspaceId, [person]), values, at);
  if (!seen) throw new Error("nobody was looked at");
  return seen;
};
const configure = (query: (sql: ReturnType<typeof raw>) => PromiseLike<unknown>) =>
  withWorkspace(mine.workspaceId, async (tx) => query(raw(tx)));

test("who may be texted gets their own words, on a channel, at a price, at a moment", async () => {
  expect(await lookOne({ firstName: "Ann", lastName: "Lee" })).toMatchObject({
    name: "Ann Lee",
    status: "pending",
    reason: null,
    channel: "sms",
    senderId: sms,
    body: "Hi Ann, 20% off at Juniper.",
    encoding: "GSM-7",
    segments: 1,
    costMicros: 12_800,
    dueAt: noon,
    sendBefore: null,
    templateId: text,
    templateVersion: 1,
    category: "marketing",
    wave: 1,
  });
});

test("people come in the order of the ids, and another workspace's are nobody", async () => {
  const other = await testTenant();
  const [theirs = 0] = await testPeople(other.workspaceId, [{}]);
  const ids = await testPeople(mine.workspaceId, [{}, {}, {}]);
  const turned = ids.toReversed();
  expect((await look([theirs, ...turned])).map(({ contactId }) => contactId)).toEqual(turned);
});

describe("why somebody is left out", () => {
  const reasonOf = async (...given: Parameters<typeof lookOne>) => {
    const seen = await lookOne(...given);
    if (seen.status === "excluded") expect(seen).toMatchObject({ body: null, segments: 0, costMicros: 0 });
    return seen.reason;
  };

  test("a no, no proof of a yes, erased data", async () => {
    const no = await lookOne({ consent: "no" });
    expect(no).toMatchObject({
      reason: "recipient_opted_out",
      facts: { check: "opt_out", method: "keyword" },
    });
    expect(await reasonOf({ consent: "silent" })).toBe("consent_missing");
    expect(await reasonOf({ erased: true })).toBe("recipient_erased");
  });

  test("what the text says about them is not known: named, and never sent with braces", async () => {
    text = await testTemplate(mine.workspaceId, "Hi {{first_name}}, your {{attributes.plan}} and {{code}}");
    const seen = await lookOne({ firstName: " ", attributes: {} }, { variables: { code: "X" } });
    expect(seen).toMatchObject({
      reason: "missing_variables",
      facts: { missing: ["first_name", "attributes.plan"] },
      body: null,
    });
    // A no is the better reason: nobody should go looking for the name first.
    expect(await reasonOf({ firstName: null, consent: "no" })).toBe("recipient_opted_out");
  });

  test("a text that is empty or too long for them", async () => {
    text = await testTemplate(mine.workspaceId, "{{attributes.note}}");
    expect(await reasonOf({ attributes: { note: "x".repeat(1_601) } })).toBe("body_too_long");
    expect(await reasonOf({}, { variables: { "attributes.note": " " } })).toBe("body_empty");
  });

  test("a country that is not allowed, or not known where countries are chosen", async () => {
    await configure((sql) => sql`update workspaces set allowed_countries = '{US}'`);
    expect(await reasonOf({ country: "US" })).toBeNull();
    expect(await reasonOf({ country: "GB", timeZone: "Europe/London" })).toBe("destination_not_allowed");
    expect(await reasonOf({ country: null })).toBe("destination_not_allowed");
  });

  test("no sender for the channel, a number off the trial list, a suspended workspace", async () => {
    expect(await reasonOf({}, { channel: "whatsapp" })).toBe("no_sender");
    await configure((sql) => sql`update senders set allowlist = '{}'`);
    expect(await reasonOf({})).toBe("not_on_allowlist");
    await configure((sql) => sql`update senders set status = 'paused'`);
    expect(await reasonOf({})).toBe("no_sender");
    await configure((sql) => sql`update senders set status = 'active'`);
    await configure((sql) => sql`update workspaces set status = 'suspended'`);
    expect(await reasonOf({})).toBe("workspace_inactive");
  });

  test("caps count from the moment the text is due", async () => {
    const at = new Date();
    at.setUTCHours(16, 0, 0, 0);
    const [contactId = 0] = await testPeople(mine.workspaceId, [{}]);
    await testText(mine.workspaceId, sms, {
      contactId,
      status: "delivered",
      at: new Date(at.getTime() - 3 * hour),
    });
    const seen = async (values: Values) => (await look([contactId], values, at))[0]?.reason;
    expect(await seen({})).toBe("frequency_cap");
    expect(await seen({ sendAt: new Date(at.getTime() + 48 * hour) })).toBeNull();
    expect(await seen({ sendAt: new Date(at.getTime() + 48 * hour), notMarketedWithinDays: 30 })).toBe(
      "marketed_recently",
    );
    expect(await seen({ sendAt: new Date(at.getTime() + 48 * hour), notMarketedWithinDays: 2 })).toBeNull();
  });

  test("the very words they got today, but not those of last week", async () => {
    await configure((sql) => sql`update workspaces set frequency_cap = '{"per_day":null,"per_week":null}'`);
    const at = new Date();
    at.setUTCHours(16, 0, 0, 0);
    const body = "Hi Maria, 20% off at Juniper.";
    const [today = 0, lastWeek = 0] = await testPeople(mine.workspaceId, [{}, {}]);
    for (const [contactId, days] of [
      [today, 0.5],
      [lastWeek, 6],
    ] as const)
      await testText(mine.workspaceId, sms, {
        contactId,
        status: "sent",
        at: new Date(at.getTime() - days * 24 * hour),
        body,
      });
    expect((await look([today, lastWeek], {}, at)).map(({ reason }) => reason)).toEqual(["duplicate", null]);
  });

  test("whoever waits for an answer, where the campaign spares them", async () => {
    const at = new Date();
    at.setUTCHours(16, 0, 0, 0);
    const [contactId = 0] = await testPeople(mine.workspaceId, [{}]);
    await testText(mine.workspaceId, sms, { contactId, status: "received", body: "Are you open?" });
    expect((await look([contactId], {}, at))[0]?.status).toBe("pending");
    const spared = { skipsOpenConversations: true };
    expect((await look([contactId], spared, at))[0]?.reason).toBe("conversation_open");
    await testText(mine.workspaceId, sms, { contactId, status: "delivered", category: "conversation" });
    expect((await look([contactId], spared, at))[0]?.reason).toBeNull();
  });

  test("a deadline that their decent hour comes after", async () => {
    const night = new Date("2026-06-11T02:00:00Z");
    const sendBefore = new Date("2026-06-11T12:00:00Z");
    expect(await reasonOf({}, { sendBefore }, night)).toBe("deadline_passed");
    const deferred = await lookOne({}, { sendBefore, ifLate: "defer" }, night);
    expect(deferred).toMatchObject({ status: "excluded", reason: "deadline_passed" });
    const noonish = {
      sendBefore: new Date("2026-06-10T20:00:00Z"),
      ifLate: "defer" as const,
      launchedAt: noon,
    };
    expect(await lookOne({}, noonish, new Date("2026-06-10T21:00:00Z"))).toMatchObject({
      status: "pending",
      dueAt: new Date("2026-06-11T16:00:00Z"),
      sendBefore: new Date("2026-06-11T20:00:00Z"),
    });
  });
});

describe("the channel", () => {
  test("is the one they agreed to, SMS first", async () => {
    const whatsapp = await testSender(mine.workspaceId, "whatsapp");
    const contents = { "": { sid: `HX${"1".repeat(32)}`, variables: [] } };
    const lookAbroad = (person: TestPerson, values = {}) => lookOne({ ...person, country: "DE" }, values);
    text = await testTemplate(mine.workspaceId, "Hello", { contents });
    expect(await lookOne({ consent: "yes" })).toMatchObject({ channel: "sms", senderId: sms });
    expect(await lookAbroad({ consent: "whatsapp" })).toMatchObject({
      channel: "whatsapp",
      senderId: whatsapp,
      status: "pending",
      costMicros: 5_000,
    });
    expect(await lookOne({ consent: "whatsapp" }, { channel: "sms" })).toMatchObject({
      channel: "sms",
      reason: "consent_missing",
    });
    expect(await lookOne({ consent: "silent" })).toMatchObject({ channel: "sms", reason: "consent_missing" });
  });
});

describe("the words", () => {
  test("come in the person's language, else in the main one", async () => {
    text = await testTemplate(mine.workspaceId, "Hi {{first_name}}", {
      bodies: { es: "Hola {{first_name}}", "pt-BR": "Oi {{first_name}}" },
    });
    const bodyIn = async (language: string) => (await lookOne({ language })).body;
    expect(await bodyIn("es-MX")).toBe("Hola Maria");
    expect(await bodyIn("pt-BR")).toBe("Oi Maria");
    expect(await bodyIn("de")).toBe("Hi Maria");
  });
  test("take the campaign's value before the person's own", async () => {
    expect((await lookOne({ firstName: "Ann" }, { variables: { first_name: "friend" } })).body).toContain(
      "friend",
    );
  });
  test("are never read for placeholders twice", async () => {
    expect((await lookOne({ firstName: "{{business_name}}" })).body).toContain("Hi {{business_name}},");
  });
  test("of a launched campaign are the pinned ones", async () => {
    await configure(
      (
        sql,
      ) => sql`insert into template_versions (workspace_id, template_id, version, body, placeholders, created_by)
        values (${mine.workspaceId}, ${text}, 2, 'New words', '{}', 'test')`,
    );
    await configure((sql) => sql`update templates set version = 2 where id = ${text}`);
    expect(await lookOne({})).toMatchObject({ body: "New words", templateVersion: 2 });
    const people = await testPeople(mine.workspaceId, [{}]);
    const seen = await withWorkspace(mine.workspaceId, async (tx) => {
      const [campaign] = await tx.select().from(campaigns).limit(1);
      if (!campaign) throw new Error("no campaign");
      await raw(
        tx,
      )`insert into campaign_variants (workspace_id, campaign_id, position, template_id, template_version, weight)
        values (${mine.workspaceId}, ${campaign.id}, 0, ${text}, 1, 1)`;
      const launched = { ...campaign, status: "running" as const, frozen: { segment: null, exclude: null } };
      return evaluatePage(tx, await loadPlan(tx, mine.workspaceId, launched), people, noon);
    });
    expect(seen[0]).toMatchObject({ body: "Hi Maria, 20% off at Juniper.", templateVersion: 1 });
  });
});

describe("the moment", () => {
  test("is a decent hour where they live; where that is not known, in every place it may be", async () => {
    const morning = new Date("2026-06-10T13:30:00Z");
    expect(await lookOne({ timeZone: "America/New_York" }, {}, morning)).toMatchObject({
      dueAt: morning,
      reason: null,
    });
    expect(await lookOne({ timeZone: "America/Los_Angeles" }, {}, morning)).toMatchObject({
      dueAt: new Date("2026-06-10T16:00:00Z"),
      reason: "quiet_hours",
    });
    for (const timeZone of [null, "Mars/Olympus"])
      expect(await lookOne({ timeZone }, {}, morning)).toMatchObject({
        dueAt: new Date("2026-06-10T19:00:00Z"),
      });
  });
  test("may be a time on their own clock", async () => {
    const values = { localTime: "10:00", sendAt: new Date("2026-06-11T00:00:00Z") };
    expect((await lookOne({ timeZone: "America/Chicago" }, values)).dueAt).toEqual(
      new Date("2026-06-11T15:00:00Z"),
    );
    expect((await lookOne({ timeZone: "Europe/Berlin" }, values)).dueAt).toEqual(
      new Date("2026-06-11T08:00:00Z"),
    );
  });
  test("of a launched campaign does not move on with the clock", async () => {
    const values = { localTime: "10:00", launchedAt: new Date("2026-06-10T12:00:00Z") };
    const late = new Date("2026-06-10T14:00:05Z");
    expect((await lookOne({}, values, late)).dueAt).toEqual(late);
  });
});

test("held-out people, variants and waves are those that the lot names, and who may not be texted is no part of it", async () => {
  const people = await testPeople(
    mine.workspaceId,
    Array.from({ length: 60 }, (_, i) => ({ consent: i % 10 === 0 ? ("no" as const) : ("yes" as const) })),
  );
  const seen = await look(people, { holdOutPercent: 40, firstWavePercent: 30 });
  const [row] = (await configure((sql) => sql`select id from campaigns`)) as { id: number }[];
  for (const person of seen) {
    const lot = assign(row?.id ?? 0, person.phoneIdx, {
      weights: [1],
      firstWavePercent: 30,
      holdOutPercent: 40,
    });
    expect(person.wave).toBe(lot.wave);
    const isOut = person.reason === "recipient_opted_out";
    expect(person.status).toBe(isOut ? "excluded" : lot.isHeldOut ? "held_out" : "pending");
  }
  expect(seen.filter(({ status }) => status === "excluded")).toHaveLength(6);
  expect(new Set(seen.map(({ status }) => status)).size).toBe(3);
});
