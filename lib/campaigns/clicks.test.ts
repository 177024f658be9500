import { NextRequest } from "next/server";
import { beforeEach, expect, test } from "vitest";
import * as dryRun from "@/app/api/v1/campaigns/[id]/dry-run/route";
import * as launch from "@/app/api/v1/campaigns/[id]/launch/route";
import * as exported from "@/app/api/v1/campaigns/[id]/recipients/export/route";
import * as recipients from "@/app/api/v1/campaigns/[id]/recipients/route";
import * as results from "@/app/api/v1/campaigns/[id]/results/route";
import * as all from "@/app/api/v1/campaigns/route";
import * as exportedContact from "@/app/api/v1/contacts/[id]/export/route";
import * as timeline from "@/app/api/v1/messages/[id]/timeline/route";
import { GET as follow } from "@/app/l/[code]/route";
import { raw, withWorkspace } from "@/db/client";
import { testDatabase } from "@/db/testing";
import { systemActor } from "@/lib/actor";
import { eraseContact } from "@/lib/contacts/erase-contact";
import { type TestTenant, testTenant } from "@/lib/http/testing";
import { forgetLinks } from "@/lib/links/forget-links";
import { linkBase } from "@/lib/links/link-base";
import type { DryRunView } from "./dry-run-schema";
import { requireCampaign } from "./find-campaign";
import { loadPlan } from "./plan";
import { queueRecipients } from "./queue-recipients";
import type { RecipientView } from "./recipients-schema";
import type { ResultsView } from "./results-schema";
import { runCampaigns } from "./run-campaigns";
import { testPeople, testSender, testTemplate } from "./testing";

await testDatabase();

const target = "https://juniper.example/book?utm_source=text&utm_campaign=autumn-offers-for-regulars";
const body = `Hi {{first_name}}, 20% off color at Juniper this week, Tuesday to Friday. Book here: ${target} Reply STOP to end.`;

let mine: TestTenant;
let text: number;
beforeEach(async () => {
  mine = await testTenant({ quietHours: null, frequencyCap: { per_day: null, per_week: null } });
  await testSender(mine.workspaceId);
  text = await testTemplate(mine.workspaceId, body);
});

const ask = <T>(
  query: (sql: ReturnType<typeof raw>) => PromiseLike<T>,
  workspaceId = mine.workspaceId,
): Promise<T> => withWorkspace(workspaceId, async (tx) => query(raw(tx)));
const crowd = (n: number, workspaceId = mine.workspaceId) =>
  testPeople(
    workspaceId,
    Array.from({ length: n }, (_, i) => ({ firstName: i === 3 ? "Grażyna" : `Ann${i}` })),
  );

async function create(values: Record<string, unknown> = {}, tenant = mine): Promise<number> {
  const reply = await tenant.call(all.POST, {
    body: { name: "Autumn", template_id: text, first_wave_percent: null, shorten_links: true, ...values },
  });
  expect(reply.status, reply.text).toBe(201);
  return Number(reply.json.id);
}
const of = (id: number) => ({ params: { id: String(id) } });
async function get<T>(handler: Parameters<TestTenant["call"]>[0], id: number, options = {}): Promise<T> {
  const reply = await mine.call(handler, { ...of(id), ...options });
  expect(reply.status, reply.text).toBeLessThan(300);
  return reply.json as T;
}
async function run(id: number, tenant = mine): Promise<void> {
  const reply = await tenant.call(launch.POST, { ...of(id), method: "POST", body: {} });
  expect(reply.status, reply.text).toBe(202);
  await runCampaigns({ budgetMs: 1_500 });
}

type Text = {
  id: number;
  contact_id: number;
  body: string;
  segments: number;
  encoding: string;
  code: string;
};
const textsOf = (id: number) =>
  ask(
    (sql) => sql<Text[]>`
      select m.id, m.contact_id, m.body, m.segments, m.encoding, l.code from messages m
      left join short_links l on l.workspace_id = m.workspace_id and l.message_id = m.id
      where m.campaign_id = ${id} order by m.id`,
  );
const arrive = (id: number) =>
  ask(
    (sql) => sql`update messages set status = 'delivered', sent_at = now() - interval '1 hour',
    delivered_at = now() - interval '1 hour', finished_at = now() where campaign_id = ${id}`,
  );
async function click(code: string, agent = "Mozilla/5.0 (iPhone) Safari/604.1"): Promise<void> {
  const request = new NextRequest(`http://localhost:3000/l/${code}`, { headers: { "User-Agent": agent } });
  const answer = await follow(request, { params: Promise.resolve({ code }) });
  expect(answer.headers.get("location")).toBe(target);
}

test("what the dry run counted is what goes out: everybody has a link of their own, in texts of the promised length", async () => {
  await crowd(30);
  const id = await create();
  const view = await get<DryRunView>(dryRun.POST, id, { method: "POST", body: {} });
  expect(view.sample[0]?.body).toContain(`Book here: ${linkBase()}`);
  expect(view.sample[0]?.body).not.toContain("juniper.example");
  const long = await get<DryRunView>(dryRun.POST, await create({ shorten_links: false }), {
    method: "POST",
    body: {},
  });
  expect(view.segments).toBeLessThan(long.segments);
  await run(id);
  const texts = await textsOf(id);
  expect(texts).toHaveLength(30);
  expect(texts.reduce((sum, { segments }) => sum + segments, 0)).toBe(view.segments);
  expect(texts.filter(({ encoding }) => encoding === "UCS-2")).toHaveLength(view.unicode);
  expect(new Set(texts.map(({ code }) => code)).size).toBe(30);
  for (const one of texts) expect(one.body).toContain(`${linkBase()}${one.code} Reply STOP`);
});

test("off by default: addresses stay, and nothing is kept about them", async () => {
  await crowd(3);
  const id = await create({ shorten_links: undefined });
  await run(id);
  expect((await textsOf(id)).map(({ code }) => code)).toEqual([null, null, null]);
  const { variants } = await get<ResultsView>(results.GET, id);
  expect(variants[0]).toMatchObject({ clicked: null, bot_clicked: null });
});

test("a page that breaks off leaves neither texts nor links, and the next try makes one of each", async () => {
  await crowd(5);
  const id = await create();
  await mine.call(launch.POST, { ...of(id), method: "POST", body: {} });
  await ask((sql) => sql`update campaigns set look_at = null where id = ${id}`);
  const { workspaceId } = mine;
  await ask((sql) => sql`update campaigns set look_at = now() where id = ${id}`);
  const broken = withWorkspace(workspaceId, async (tx) => {
    const campaign = await requireCampaign(tx, workspaceId, id);
    const contacts = await raw(tx)<{ id: number; phone_idx: string }[]>`select id, phone_idx from contacts`;
    for (const { id: contactId, phone_idx } of contacts)
      await raw(
        tx,
      )`insert into campaign_recipients (workspace_id, campaign_id, contact_id, phone_idx, channel, status,
        due_at, segments, cost_micros)
        values (${workspaceId}, ${id}, ${contactId}, ${phone_idx}, 'sms', 'pending', now() - interval '1 s', 1, 0)`;
    const plan = await loadPlan(tx, workspaceId, campaign);
    expect(await queueRecipients(tx, plan, { want: 10, lastWave: 2, at: new Date() })).toMatchObject({
      queued: 5,
    });
    const [made] = await raw(tx)<{ n: number }[]>`select count(*) as n from short_links`;
    expect(made?.n).toBe(5);
    throw new Error("killed");
  });
  await expect(broken).rejects.toThrow("killed");
  expect(await textsOf(id)).toEqual([]);
  expect((await ask((sql) => sql<{ n: number }[]>`select count(*) as n from short_links`))[0]?.n).toBe(0);
  await runCampaigns({ budgetMs: 1_000 });
  expect(new Set((await textsOf(id)).map(({ code }) => code)).size).toBe(5);
});

test("results count people who clicked once each, machines apart, and nobody else's", async () => {
  const other = await testTenant({ quietHours: null });
  await testSender(other.workspaceId);
  await crowd(3, other.workspaceId);
  const theirText = await testTemplate(other.workspaceId, body);
  await run(await create({ template_id: theirText }, other), other);
  for (const { code } of await ask(
    (sql) => sql<{ code: string }[]>`select code from short_links`,
    other.workspaceId,
  ))
    await click(code);
  const [first = 0, second = 0, third = 0] = (await crowd(20)).slice(-3);
  const id = await create();
  await run(id);
  await arrive(id);
  const texts = await textsOf(id);
  const codeOf = (contact: number) => texts.find(({ contact_id }) => contact_id === contact)?.code ?? "";
  await click(codeOf(first));
  await click(codeOf(first));
  await click(codeOf(second), "facebookexternalhit/1.1");
  await click(codeOf(second));
  await click(codeOf(third), "curl/8");
  const { variants } = await get<ResultsView>(results.GET, id);
  expect(variants[0]).toMatchObject({ sent: 20, clicked: { count: 2, percent: 10 }, bot_clicked: 1 });
  expect(variants[0]?.clicked?.low).toBeCloseTo(2.8, 1);
  const { data } = await get<{ data: RecipientView[] }>(recipients.GET, id);
  const clicked = data.filter(({ clicked_at }) => clicked_at !== null).map(({ contact_id }) => contact_id);
  expect(clicked.sort()).toEqual([first, second].sort());
  const shown = await get<{ data: RecipientView[] }>(recipients.GET, id, { query: "status=clicked" });
  expect(shown.data.map(({ contact_id }) => contact_id)).toEqual([second, first]);
  const csv = (await mine.call(exported.GET, of(id))).text.split("\n");
  const column = csv[0]?.trim().split(",").indexOf("clicked_at") ?? -1;
  expect(column).toBeGreaterThan(0);
  expect(csv.filter((line) => /^\d{4}-/.test(line.split(",")[column] ?? ""))).toHaveLength(2);

  const messageId = texts.find(({ contact_id }) => contact_id === second)?.id ?? 0;
  const story = await get<{ links: unknown[]; entries: { kind: string; sentence: string }[] }>(
    timeline.GET,
    messageId,
  );
  expect(story.links).toMatchObject([
    { url: `${linkBase()}${codeOf(second)}`, target, clicks: 1, bot_clicks: 1 },
  ]);
  const told = story.entries
    .filter(({ kind }) => kind.startsWith("link_opened"))
    .map(({ sentence }) => sentence);
  expect(told[0]).toBe("A machine drew a preview of the link to juniper.example/book.");
  expect(told[1]).toMatch(/^Ann\d+ opened the link to juniper\.example\/book\.$/);

  const given = await mine.call(exportedContact.GET, of(first));
  expect(given.json).toMatchObject({ links: [{ target, clicked_at: expect.any(String) }] });

  await eraseContact(systemActor(mine.workspaceId), first);
  const left = await ask(
    (sql) => sql<{ links: number; clicks: number }[]>`select count(*) as links,
      (select count(*) from link_clicks) as clicks from short_links`,
  );
  expect(left[0]).toEqual({ links: 19, clicks: 3 });
  expect(
    (
      await follow(new NextRequest(`http://x/l/${codeOf(first)}`), {
        params: Promise.resolve({ code: codeOf(first) }),
      })
    ).status,
  ).toBe(404);
});

test("links are forgotten after their time; how many clicked stays, by text, and nobody else's changes", async () => {
  const twice = `${body} Or call us: https://juniper.example/call`;
  const second = await testTemplate(mine.workspaceId, twice);
  await crowd(24);
  const variants = [
    { template_id: text, weight: 1 },
    { template_id: second, weight: 1 },
  ];
  const id = await create({ template_id: undefined, variants });
  await run(id);
  await arrive(id);
  const other = await testTenant({ quietHours: null });
  await testSender(other.workspaceId);
  await crowd(3, other.workspaceId);
  await run(await create({ template_id: await testTemplate(other.workspaceId, body) }, other), other);
  // Of every three people the first clicked and so did a machine, the second's links only machines opened.
  await ask(
    (sql) => sql`update short_links set clicked_at = case when contact_id % 3 = 0 then now() end,
      bot_clicked_at = case when contact_id % 3 < 2 and target not like '%call' then now() end`,
  );
  const before = (await get<ResultsView>(results.GET, id)).variants;
  expect(before.map(({ clicked }) => clicked?.count ?? 0).reduce((a, b) => a + b)).toBe(8);
  expect(before.map(({ bot_clicked }) => bot_clicked ?? 0).reduce((a, b) => a + b)).toBe(8);

  expect((await forgetLinks()).worked).toBe(0);
  const age = (share: string, workspaceId: number) =>
    ask(
      (sql) => sql.unsafe(`update short_links set expires_at = now() - interval '3 years' where ${share}`),
      workspaceId,
    );
  // Some of them at first, as the next round would find them; then twice at once.
  await age("contact_id % 2 = 0", mine.workspaceId);
  const first = await forgetLinks();
  expect(first.worked).toBeGreaterThan(0);
  expect((await get<ResultsView>(results.GET, id)).variants).toEqual(before);
  await age("true", mine.workspaceId);
  await Promise.all([forgetLinks(), forgetLinks()]);
  const left = (workspaceId: number) =>
    ask((sql) => sql<{ n: number }[]>`select count(*) as n from short_links`, workspaceId);
  expect(await left(mine.workspaceId)).toEqual([{ n: 0 }]);
  expect((await get<ResultsView>(results.GET, id)).variants).toEqual(before);
  const { data } = await get<{ data: RecipientView[] }>(recipients.GET, id, { query: "status=clicked" });
  expect(data).toEqual([]);
  expect(await left(other.workspaceId)).toEqual([{ n: 3 }]);
  const theirs = await ask(
    (sql) => sql<{ past_clicks: number }[]>`select past_clicks from campaign_variants`,
    other.workspaceId,
  );
  expect(theirs).toEqual([{ past_clicks: 0 }]);
});

test("the same words on the same day are a duplicate, though every copy has a code of its own", async () => {
  await crowd(2);
  const id = await create();
  await run(id);
  await arrive(id);
  const again = await create({ name: "Autumn again" });
  const view = await get<DryRunView>(dryRun.POST, again, { method: "POST", body: {} });
  expect(view.excluded).toMatchObject([{ reason: "duplicate", count: 2 }]);
});
