import { beforeEach, describe, expect, test } from "vitest";
import * as one from "@/app/api/v1/campaigns/[id]/route";
import * as counts from "@/app/api/v1/campaigns/counts/route";
import * as all from "@/app/api/v1/campaigns/route";
import * as segments from "@/app/api/v1/segments/route";
import { raw, withWorkspace } from "@/db/client";
import { testDatabase } from "@/db/testing";
import { type Reply, type TestTenant, testTenant } from "@/lib/http/testing";
import { testPeople, testSender, testTemplate, testText } from "./testing";

await testDatabase();

let mine: TestTenant;
let text: number;
beforeEach(async () => {
  mine = await testTenant();
  await testSender(mine.workspaceId);
  text = await testTemplate(mine.workspaceId, "Hi {{first_name}}, 20% off.", { name: "Sale" });
});

const create = (body: Record<string, unknown>) =>
  mine.call(all.POST, { body: { name: "Autumn", template_id: text, ...body } });
const read = (id: unknown) => mine.call(one.GET, { params: { id: String(id) } });
const change = (query: (sql: ReturnType<typeof raw>) => PromiseLike<unknown>) =>
  withWorkspace(mine.workspaceId, async (tx) => query(raw(tx)));

describe("the list", () => {
  test("pages by cursor, filters by state and words", async () => {
    for (const name of ["Spring sale", "Summer", "Winter sale"]) await create({ name });
    const first = await mine.call(all.GET, { query: "limit=2" });
    const names = (reply: Reply) => (reply.json.data as { name: string }[]).map(({ name }) => name);
    expect(names(first)).toEqual(["Winter sale", "Summer"]);
    const next = await mine.call(all.GET, { query: `limit=2&cursor=${String(first.json.next_cursor)}` });
    expect(names(next)).toEqual(["Spring sale"]);
    expect(next.json.next_cursor).toBeNull();
    expect(names(await mine.call(all.GET, { query: "q=SALE" }))).toEqual(["Winter sale", "Spring sale"]);
    expect(names(await mine.call(all.GET, { query: "q=%25" }))).toEqual([]);
    expect(names(await mine.call(all.GET, { query: "status=running" }))).toEqual([]);
    expect((await mine.call(all.GET, { query: "status=flying" })).status).toBe(400);
  });

  test("keeps to the segment that is asked for, and pages through many", async () => {
    const segment = await mine.call(segments.POST, {
      body: { name: "Regulars", definition: { path: "first_name", op: "exists" } },
    });
    const id = segment.json.id;
    const meant = await create({ name: "Meant for them", segment_id: id });
    await create({ name: "Without them", exclude_segment_id: id });
    await create({ name: "Everybody" });
    const narrow = await mine.call(all.GET, { query: `segment_id=${id}` });
    expect((narrow.json.data as { name: string }[]).map(({ name }) => name)).toEqual([
      "Without them",
      "Meant for them",
    ]);
    expect((await mine.call(all.GET, { query: "segment_id=x" })).status).toBe(400);
    await change(
      (
        sql,
      ) => sql`insert into campaigns (workspace_id, name, status, template_id, limits, actor_kind, actor_name)
        select workspace_id, 'Old ' || n, (array['finished', 'paused'])[1 + n % 2]::campaign_status, template_id,
          limits, actor_kind, actor_name
        from campaigns, generate_series(1, 120) n where workspace_id = ${mine.workspaceId} and id = ${Number(meant.json.id)}`,
    );
    const seen: number[] = [];
    let cursor: unknown = null;
    do {
      const query = `limit=50&q=old&status=finished${cursor ? `&cursor=${cursor}` : ""}`;
      const { json } = await mine.call(all.GET, { query });
      seen.push(...(json.data as { id: number }[]).map((campaign) => campaign.id));
      cursor = json.next_cursor;
    } while (cursor);
    expect(new Set(seen).size).toBe(60);
    expect(seen).toHaveLength(60);
    expect((await mine.call(counts.GET)).json).toMatchObject({
      draft: 3,
      finished: 60,
      paused: 60,
      running: 0,
    });
  });

  test("tells what is scheduled from what goes out, and who paused it", async () => {
    const [person] = await testPeople(mine.workspaceId, [{}]);
    const [soon, gone, itself] = [await create({}), await create({}), await create({})].map(({ json }) =>
      Number(json.id),
    );
    await change(
      (
        sql,
      ) => sql`insert into campaign_recipients (workspace_id, campaign_id, contact_id, phone_idx, channel, status,
          due_at, segments, cost_micros)
        select ${mine.workspaceId}, c, id, phone_idx, 'sms', 'pending', now() + interval '1 day', 1, 1
        from contacts, unnest(${[soon ?? 0, gone ?? 0]}::bigint[]) c where id = ${person ?? 0}`,
    );
    const [sender] = (await change((sql) => sql`select id from senders`)) as { id: number }[];
    await testText(mine.workspaceId, sender?.id ?? 0, {
      contactId: person ?? 0,
      status: "delivered",
      at: new Date(),
      campaignId: gone ?? 0,
    });
    await change(
      (sql) =>
        sql`update campaigns set status = 'running' where id = any(${[soon ?? 0, gone ?? 0]}::bigint[])`,
    );
    await change(
      (sql) =>
        sql`update campaigns set status = 'paused', pause_reason = 'filtered' where id = ${itself ?? 0}`,
    );
    expect((await mine.call(counts.GET)).json).toMatchObject({
      scheduled: 1,
      running: 1,
      paused: 0,
      paused_itself: 1,
      draft: 0,
    });
  });

  test("counts progress from what is there: answers and opt-outs only after the text, and within a week", async () => {
    const people = await testPeople(
      mine.workspaceId,
      Array.from({ length: 8 }, () => ({})),
    );
    const { json } = await create({});
    const id = Number(json.id);
    const [sender] = (await change((sql) => sql`select id from senders`)) as { id: number }[];
    const sentAt = new Date(Date.now() - 3_600_000);
    const statuses = ["delivered", "read", "sent", "failed", "queued"];
    for (const [i, status] of statuses.entries()) {
      const contactId = people[i] ?? 0;
      const message = await testText(mine.workspaceId, sender?.id ?? 0, {
        contactId,
        status,
        at: sentAt,
        campaignId: id,
      });
      await change(
        (
          sql,
        ) => sql`insert into campaign_recipients (workspace_id, campaign_id, contact_id, phone_idx, channel, status,
            due_at, segments, cost_micros, message_id)
          select ${mine.workspaceId}, ${id}, id, phone_idx, 'sms', 'queued', now(), 1, 1, ${message}
          from contacts where id = ${contactId}`,
      );
    }
    for (const [i, status] of ["pending", "excluded", "held_out"].entries())
      await change(
        (
          sql,
        ) => sql`insert into campaign_recipients (workspace_id, campaign_id, contact_id, phone_idx, channel, status,
            reason, due_at, segments, cost_micros)
          select ${mine.workspaceId}, ${id}, id, phone_idx, 'sms', ${status}, 'consent_missing',
            '2030-01-01T00:00:00Z', 1, 1 from contacts where id = ${people[5 + i] ?? 0}`,
      );
    await change(
      (sql) =>
        sql`update campaigns set status = 'running', launched_at = now() - interval '2 hours' where id = ${id}`,
    );
    const answer = (who: number, at: Date) =>
      testText(mine.workspaceId, sender?.id ?? 0, { contactId: people[who] ?? 0, status: "received", at });
    await answer(0, new Date());
    await answer(0, new Date());
    await answer(1, new Date(sentAt.getTime() - 60_000));
    await change(
      (sql) => sql`insert into consent_events (workspace_id, phone_idx, action, method, actor_kind)
        select ${mine.workspaceId}, phone_idx, 'opted_out', 'keyword', 'customer' from contacts where id = ${people[2] ?? 0}`,
    );
    expect((await read(id)).json).toMatchObject({
      progress: {
        audience: 8,
        excluded: 1,
        held_out: 1,
        pending: 1,
        canceled: 0,
        queued: 1,
        sent: 1,
        delivered: 2,
        failed: 1,
        replied: 1,
        opted_out: 1,
      },
    });
  });
});

test("another workspace's campaigns are in no list and in no count", async () => {
  await create({});
  const theirs = await testTenant();
  expect((await theirs.call(all.GET)).json).toEqual({ data: [], next_cursor: null });
  expect((await theirs.call(counts.GET)).json).toMatchObject({ draft: 0 });
});
