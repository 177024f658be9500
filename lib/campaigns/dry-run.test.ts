import { beforeEach, describe, expect, test } from "vitest";
import * as people from "@/app/api/v1/campaigns/[id]/dry-run/people/route";
import * as rewrite from "@/app/api/v1/campaigns/[id]/dry-run/rewrite/route";
import * as dryRun from "@/app/api/v1/campaigns/[id]/dry-run/route";
import * as one from "@/app/api/v1/campaigns/[id]/route";
import * as all from "@/app/api/v1/campaigns/route";
import * as template from "@/app/api/v1/templates/[id]/route";
import { raw, withWorkspace } from "@/db/client";
import { testDatabase } from "@/db/testing";
import { type Reply, type TestTenant, testTenant } from "@/lib/http/testing";
import { nextDryRun, runDryRuns } from "./continue-dry-run";
import type { DryRunPerson, DryRunView } from "./dry-run-schema";
import { type TestPerson, testPeople, testSender, testTemplate } from "./testing";

await testDatabase();

let mine: TestTenant;
let text: number;
beforeEach(async () => {
  mine = await testTenant({ name: "Juniper", quietHours: null });
  await testSender(mine.workspaceId);
  text = await testTemplate(mine.workspaceId, "Hi {{first_name}}, 20% off at {{business_name}}.");
});

const create = async (body: Record<string, unknown> = {}): Promise<number> => {
  const reply = await mine.call(all.POST, { body: { name: "Autumn", template_id: text, ...body } });
  expect(reply.status, reply.text).toBe(201);
  return Number(reply.json.id);
};
const start = (id: number, tenant = mine) =>
  tenant.call(dryRun.POST, { method: "POST", params: { id: String(id) }, body: {} });
const read = (id: number, tenant = mine) => tenant.call(dryRun.GET, { params: { id: String(id) } });
const viewOf = async (reply: Promise<Reply>): Promise<DryRunView> => {
  const { status, text: answer, json } = await reply;
  expect(status, answer).toBe(200);
  return json as unknown as DryRunView;
};
const leftOut = async (
  id: number,
  query = "",
): Promise<{ data: DryRunPerson[]; next_cursor: string | null }> => {
  const reply = await mine.call(people.GET, { params: { id: String(id) }, query });
  expect(reply.status, reply.text).toBe(200);
  return reply.json as unknown as { data: DryRunPerson[]; next_cursor: string | null };
};
const crowd = (n: number, make: (i: number) => TestPerson = () => ({})) =>
  testPeople(
    mine.workspaceId,
    Array.from({ length: n }, (_, i) => make(i)),
  );

test("thirty people: who gets it, who not and why, what it costs, when it starts and ends", async () => {
  await crowd(30, (i) => ({
    firstName: i === 4 ? null : `Ann${i}`,
    consent: i < 2 ? "no" : i === 3 ? "silent" : "yes",
    country: i === 5 ? "GB" : "US",
  }));
  const id = await create();
  const view = await viewOf(start(id));
  expect(view).toMatchObject({
    status: "done",
    done: 30,
    total: 30,
    version: 1,
    is_stale: false,
    recipients: 26,
    held_out: 0,
    excluded: [
      { reason: "recipient_opted_out", count: 2, sentence: "Asked not to get texts." },
      { reason: "consent_missing", count: 1 },
      { reason: "missing_variables", count: 1 },
    ],
    variants: [{ position: 0, recipients: 26 }],
    channels: [{ channel: "sms", recipients: 26 }],
    segments_histogram: [{ segments: 1, recipients: 26 }],
    segments: 26,
    unicode: 0,
    cost_micros: 25 * 12_800 + 52_400,
    currency: "USD",
    credits: null,
    late: 0,
    held_for_hours: 0,
    first_wave: null,
    rewrite: null,
    tipped: { segments: 0, unicode: 0, people: [] },
  });
  expect(view.sample[0]?.body).toMatch(/^Hi Ann\d+, 20% off at Juniper\.$/);
  // Ten segments a second.
  expect(Date.parse(view.last_at ?? "") - Date.parse(view.first_at ?? "")).toBe(2_600);
  expect(await viewOf(read(id))).toEqual(view);
});

test("nobody in the audience: figures of nothing, and no moment", async () => {
  const view = await viewOf(start(await create()));
  expect(view).toMatchObject({
    status: "done",
    total: 0,
    recipients: 0,
    excluded: [],
    cost_micros: 0,
    first_at: null,
    last_at: null,
  });
});

test("people are those of the segment, without those of the other one", async () => {
  const ids = await crowd(6);
  await withWorkspace(mine.workspaceId, async (tx) => {
    const sql = raw(tx);
    await sql`update contacts set tags = '{vip}' where id = any(${ids.slice(0, 4)}::bigint[])`;
    await sql`update contacts set tags = '{vip,new}' where id = any(${ids.slice(0, 1)}::bigint[])`;
    for (const tag of ["vip", "new"])
      await sql`insert into segments (workspace_id, name, definition, created_by)
        values (${mine.workspaceId}, ${tag}, ${sql.json({ path: "tags", op: "contains", value: tag })}, 'test')`;
  });
  const rows = await withWorkspace(
    mine.workspaceId,
    (tx) => raw(tx)<{ id: number }[]>`select id from segments order by id`,
  );
  const id = await create({ segment_id: rows[0]?.id, exclude_segment_id: rows[1]?.id });
  expect(await viewOf(start(id))).toMatchObject({ total: 3, recipients: 3 });
});

describe("whose own data makes it dearer", () => {
  const long = `Hi {{first_name}}, ${"x".repeat(140)}.`;

  test("is told with the cause, the dearest first", async () => {
    text = await testTemplate(mine.workspaceId, long);
    await crowd(5, (i) => ({ firstName: ["Ann", "Bo", "Łukasz", "Alexandrina-Josephine", "Al"][i] ?? "" }));
    const { tipped, unicode, segments_histogram } = await viewOf(start(await create()));
    expect(tipped).toMatchObject({ segments: 2, unicode: 1 });
    expect(tipped.people).toMatchObject([
      { name: "Łukasz", segments: 3, encoding: "UCS-2", cause: "“Ł” in first name" },
      { name: "Alexandrina-Josephine", segments: 2, cause: "a long first name (21 letters)" },
    ]);
    expect(unicode).toBe(1);
    expect(segments_histogram).toEqual([
      { segments: 1, recipients: 3 },
      { segments: 2, recipients: 1 },
      { segments: 3, recipients: 1 },
    ]);
  });

  test("a text that is dear for everybody blames nobody, and offers plainer punctuation with the saving", async () => {
    text = await testTemplate(mine.workspaceId, `Hi {{first_name}} – “${"x".repeat(100)}”`, {
      bodies: { es: "Hola {{first_name}} – hoy" },
    });
    await crowd(4, (i) => ({ firstName: i === 0 ? "Łukasz" : "Ann" }));
    const id = await create();
    const before = await viewOf(start(id));
    expect(before.tipped).toMatchObject({ segments: 0, unicode: 0 });
    expect(before).toMatchObject({
      unicode: 4,
      segments: 8,
      rewrite: {
        position: 0,
        template_id: text,
        body: `Hi {{first_name}} - "${"x".repeat(100)}"`,
        // One has a letter of their own that needs Unicode whatever the text.
        segments_saved: 3,
        saving_micros: 3 * 12_800,
        loses_emoji: false,
      },
    });
    const after = await viewOf(
      mine.call(rewrite.POST, { method: "POST", params: { id: String(id) }, body: {} }),
    );
    expect(after).toMatchObject({ is_stale: false, unicode: 1, segments: 5, rewrite: null });
    const saved = await mine.call(template.GET, { params: { id: String(text) } });
    expect(saved.json).toMatchObject({ version: 2, bodies: { es: "Hola {{first_name}} - hoy" } });
    const again = await mine.call(rewrite.POST, { method: "POST", params: { id: String(id) }, body: {} });
    expect(again.status).toBe(409);
    expect(again.json.code).toBe("nothing_to_rewrite");
  });
});

describe("who is left out", () => {
  test("is listed by reason, page by page, with what is missing for each", async () => {
    await crowd(9, (i) => ({ firstName: i % 3 === 0 ? null : "Ann", consent: i % 3 === 1 ? "no" : "yes" }));
    const id = await create();
    const missing = await leftOut(id, "reason=missing_variables&limit=2");
    expect(missing.data).toMatchObject([
      { reason: "missing_variables", sentence: "Not known: first name.", name: null },
      { reason: "missing_variables" },
    ]);
    expect(missing.data[0]?.phone).toMatch(/^••• \d{4}$/);
    const rest = await leftOut(id, `reason=missing_variables&limit=2&cursor=${missing.next_cursor ?? ""}`);
    expect(rest.data).toHaveLength(1);
    expect(rest.next_cursor).toBeNull();
    const everybody = await leftOut(id);
    expect(new Set(everybody.data.map(({ contact_id }) => contact_id)).size).toBe(6);
    expect((await mine.call(people.GET, { params: { id: String(id) }, query: "cursor=x" })).status).toBe(422);
  });
});

describe("a dry run holds", () => {
  test("until the draft, its text or its segment changes", async () => {
    await crowd(2);
    const id = await create();
    await viewOf(start(id));
    await mine.call(template.PATCH, {
      method: "PATCH",
      params: { id: String(text) },
      body: { body: "Other words" },
    });
    expect((await viewOf(read(id))).is_stale).toBe(true);
    expect((await viewOf(start(id))).is_stale).toBe(false);
    await mine.call(one.PATCH, {
      method: "PATCH",
      params: { id: String(id) },
      body: { hold_out_percent: 10 },
    });
    expect(await viewOf(read(id))).toMatchObject({ is_stale: true, version: 1 });
    expect(await viewOf(start(id))).toMatchObject({ is_stale: false, version: 2 });
  });

  test("and is not worked out again while it is fresh", async () => {
    await crowd(2);
    const id = await create();
    const first = await viewOf(start(id));
    await crowd(1);
    expect((await viewOf(start(id))).started_at).toBe(first.started_at);
  });

  test("only for a draft, and there is none before it was asked for", async () => {
    const id = await create();
    expect((await read(id)).status).toBe(404);
    await withWorkspace(
      mine.workspaceId,
      (tx) => raw(tx)`update campaigns set status = 'running' where id = ${id}`,
    );
    const late = await start(id);
    expect(late.status).toBe(409);
    expect(late.json.code).toBe("campaign_not_draft");
  });
});

test("another workspace can neither start, read, list nor rewrite it", async () => {
  const theirs = await testTenant();
  await crowd(2);
  const id = await create();
  await start(id);
  for (const reply of [
    await start(id, theirs),
    await read(id, theirs),
    await theirs.call(people.GET, { params: { id: String(id) } }),
    await theirs.call(rewrite.POST, { method: "POST", params: { id: String(id) }, body: {} }),
  ])
    expect(reply.status).toBe(404);
});

test("a process that died in the middle is followed by another, and nobody is counted twice", async () => {
  await crowd(50);
  const id = await create({ hold_out_percent: 20 });
  const whole = await viewOf(start(id));
  const [half] = await withWorkspace(
    mine.workspaceId,
    (tx) => raw(tx)<{ id: number }[]>`select id from contacts order by id desc offset 20 limit 1`,
  );
  // As if the first page, everybody, had never been committed: the figures and the cursor go back together.
  await withWorkspace(
    mine.workspaceId,
    (tx) => raw(
      tx,
    )`update campaign_dry_runs set finished_at = null, look_at = now() - interval '1 second', done = 0,
      cursor = null, tallies = ${raw(tx).json({ ...blank, basis: "x" } as never)}`,
  );
  expect(half).toBeDefined();
  expect((await nextDryRun())?.getTime()).toBeLessThan(Date.now());
  await Promise.all([runDryRuns({ budgetMs: 3_000 }), runDryRuns({ budgetMs: 3_000 })]);
  expect(await viewOf(read(id))).toMatchObject({
    status: "done",
    done: 50,
    recipients: whole.recipients,
    held_out: whole.held_out,
  });
  expect(await nextDryRun()).toBeNull();
});

const blank = {
  recipients: 0,
  held_out: 0,
  excluded: {},
  variants: {},
  channels: {},
  histogram: {},
  segments: 0,
  unicode: 0,
  cost_micros: 0,
  held_for_hours: 0,
  first_wave: 0,
  tipped: { segments: 0, unicode: 0, people: [] },
  rewrites: {},
  sample: [],
  turns: {},
};

test("twenty thousand people", async () => {
  for (let i = 0; i < 4; i++)
    await crowd(5_000, (n) => ({ firstName: `Ann${n}`, timeZone: n % 3 ? null : "Europe/Rome" }));
  const id = await create({ throttle_per_second: 5, first_wave_minutes: 30 });
  const began = performance.now();
  let view = await viewOf(start(id));
  while (view.status === "running") {
    await runDryRuns({ budgetMs: 2_000 });
    view = await viewOf(read(id));
  }
  console.log(`dry run of 20,000: ${Math.round(performance.now() - began)} ms`);
  expect(view).toMatchObject({ done: 20_000, recipients: 20_000 });
  expect(view.first_wave).toBeGreaterThan(700);
  expect(view.first_wave).toBeLessThan(1_300);
  const minutes = (Date.parse(view.last_at ?? "") - Date.parse(view.first_at ?? "")) / 60_000;
  expect(minutes).toBeCloseTo(20_000 / 5 / 60 + 30, 0);
}, 120_000);
