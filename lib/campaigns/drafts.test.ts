import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import * as duplicate from "@/app/api/v1/campaigns/[id]/duplicate/route";
import * as one from "@/app/api/v1/campaigns/[id]/route";
import * as all from "@/app/api/v1/campaigns/route";
import * as template from "@/app/api/v1/templates/[id]/route";
import { raw, withWorkspace } from "@/db/client";
import { testDatabase } from "@/db/testing";
import { type Reply, type TestTenant, testTenant } from "@/lib/http/testing";
import { testPeople, testSender, testTemplate } from "./testing";

await testDatabase();

let mine: TestTenant;
let theirs: TestTenant;
let text: number;

beforeAll(async () => {
  theirs = await testTenant();
  await testSender(theirs.workspaceId);
});
beforeEach(async () => {
  mine = await testTenant();
  await testSender(mine.workspaceId);
  text = await testTemplate(mine.workspaceId, "Hi {{first_name}}, 20% off.", { name: "Sale" });
});

const create = (body: Record<string, unknown>, tenant = mine) =>
  tenant.call(all.POST, { body: { name: "Autumn", template_id: text, ...body } });
const read = (id: unknown, tenant = mine) => tenant.call(one.GET, { params: { id: String(id) } });
const patch = (id: unknown, body: Record<string, unknown>, tenant = mine) =>
  tenant.call(one.PATCH, { method: "PATCH", params: { id: String(id) }, body });
const remove = (id: unknown, tenant = mine) =>
  tenant.call(one.DELETE, { method: "DELETE", params: { id: String(id) } });
const codes = (reply: Reply, key = "errors") =>
  ((reply.json[key] ?? []) as { path: string; code: string }[]).map(({ path, code }) => `${path} ${code}`);
const change = (query: (sql: ReturnType<typeof raw>) => PromiseLike<unknown>, tenant = mine) =>
  withWorkspace(tenant.workspaceId, async (tx) => query(raw(tx)));
const segmentOf = async (tenant = mine): Promise<number> => {
  const [row] = (await change(
    (sql) => sql`insert into segments (workspace_id, name, definition, created_by)
      values (${tenant.workspaceId}, ${crypto.randomUUID()}, '{"path":"tags","op":"contains","value":"vip"}', 'test')
      returning id`,
    tenant,
  )) as { id: number }[];
  return row?.id ?? 0;
};

describe("a draft", () => {
  test("is made from a name and a text, with careful defaults", async () => {
    const made = await create({});
    expect(made.status, made.text).toBe(201);
    expect(made.json).toMatchObject({
      name: "Autumn",
      status: "draft",
      template_name: "Sale",
      segment_id: null,
      if_late: "cancel",
      first_wave_percent: 5,
      limits: { filtered_percent: 3, failed_percent: 15, opt_out_percent: 3 },
      progress: null,
      problems: [],
      version: 1,
      next_at: null,
    });
    expect((await read(made.json.id)).json).toEqual(made.json);
  });

  test("finds its text by name", async () => {
    const made = await create({ template_id: undefined, template_name: "Sale" });
    expect(made.json).toMatchObject({ template_id: text, template_name: "Sale" });
    expect(codes(await create({ template_id: undefined, template_name: "Nope" }))).toEqual([
      "template_name template_not_found",
    ]);
    expect(codes(await create({ template_id: undefined }))).toEqual(["template_id template_required"]);
  });

  test("takes no login code, no answer to a person, nothing archived", async () => {
    for (const category of ["authentication", "conversation"] as const) {
      const id = await testTemplate(mine.workspaceId, "123456", { category });
      expect(codes(await create({ template_id: id }))).toEqual(["template_id category_not_allowed"]);
    }
    await change((sql) => sql`update templates set archived_at = now() where id = ${text}`);
    expect(codes(await create({}))).toEqual(["template_id template_archived"]);
  });

  test("takes nothing of another workspace, and does not say that it is there", async () => {
    const foreign = await testTemplate(theirs.workspaceId, "Hi");
    const random = await create({ template_id: 987_654 });
    expect((await create({ template_id: foreign })).text).toBe(random.text);
    expect(random.status).toBe(422);
    const segment = await segmentOf(theirs);
    expect((await create({ segment_id: segment })).text).toBe((await create({ segment_id: 987_654 })).text);
    expect(codes(await create({ exclude_segment_id: segment }))).toEqual([
      "exclude_segment_id segment_not_found",
    ]);
  });

  test("keeps variants in order; the text must be one of them", async () => {
    const other = await testTemplate(mine.workspaceId, "Hello");
    const variants = [
      { template_id: other, weight: 1 },
      { template_id: text, weight: 3 },
    ];
    const made = await create({ variants });
    expect(made.json.variants).toMatchObject([
      { position: 0, template_id: other, weight: 1, template_version: null },
      { position: 1, template_id: text, weight: 3 },
    ]);
    const third = await testTemplate(mine.workspaceId, "Third");
    expect(codes(await create({ template_id: third, variants }))).toEqual([
      "variants template_not_among_variants",
    ]);
    const swapped = await patch(made.json.id, {
      variants: [
        { template_id: other, weight: 1 },
        { template_id: third, weight: 1 },
      ],
    });
    expect(swapped.json).toMatchObject({ template_id: other });
    expect((await patch(made.json.id, { variants: [] })).json).toMatchObject({
      variants: [],
      template_id: other,
    });
  });

  test.each([
    [{ local_time: "25:00" }],
    [{ local_time: "9" }],
    [{ send_at: "soon" }],
    [{ throttle_per_second: 0 }],
    [{ hold_out_percent: 60 }],
    [{ variants: [{ template_id: 1, weight: 0 }] }],
    [{ workspace_id: 1 }],
    [{ variables: { a: 1 } }],
    [{ segment_id: "1 or 1=1" }],
    [{ name: " " }],
  ])("refuses %j", async (body) => expect((await create(body)).status).toBe(422));
});

describe("a change", () => {
  test("makes a new version, and a version read before it is refused", async () => {
    const { json } = await create({});
    const changed = await patch(json.id, { name: "Winter", version: 1 });
    expect(changed.json).toMatchObject({ name: "Winter", version: 2 });
    const late = await patch(json.id, { name: "Spring", version: 1 });
    expect(late.status).toBe(409);
    expect(late.json.code).toBe("campaign_changed");
    expect(
      (await patch(json.id, { send_at: "2030-01-01T10:00:00Z", local_time: "10:00" })).json,
    ).toMatchObject({
      send_at: "2030-01-01T10:00:00.000Z",
      local_time: "10:00",
      name: "Winter",
    });
    expect((await patch(json.id, { send_at: null })).json.send_at).toBeNull();
  });

  test("two at once with the same version: one wins", async () => {
    const { json } = await create({});
    const both = await Promise.all(["A", "B"].map((name) => patch(json.id, { name, version: 1 })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test("comes too late once it was launched, and so does deleting", async () => {
    const { json } = await create({});
    await change(
      (sql) =>
        sql`update campaigns set status = 'running', launched_at = now() where id = ${Number(json.id)}`,
    );
    for (const reply of [await patch(json.id, { name: "X" }), await remove(json.id)]) {
      expect(reply.status).toBe(409);
      expect(reply.json.code).toBe("campaign_not_draft");
    }
  });

  test("deleting leaves nothing, not even for its variants and dry run", async () => {
    const other = await testTemplate(mine.workspaceId, "Hello");
    const variants = [text, other].map((template_id) => ({ template_id, weight: 1 }));
    const { json } = await create({ variants });
    expect((await remove(json.id)).status).toBe(204);
    expect((await read(json.id)).status).toBe(404);
    expect(await change((sql) => sql`select 1 from campaign_variants`)).toHaveLength(0);
  });

  test("leaves what it was for who asks who did it", async () => {
    const { json } = await create({});
    await patch(json.id, { name: "Winter" });
    await remove(json.id);
    const events = (await change(
      (sql) => sql`select verb from audit_events where subject_type = 'campaign' order by id`,
    )) as { verb: string }[];
    expect(events.map(({ verb }) => verb)).toEqual([
      "campaign.created",
      "campaign.updated",
      "campaign.deleted",
    ]);
  });
});

describe("a copy", () => {
  test("is a new draft that says the same, without moments that have passed", async () => {
    const segment = await segmentOf();
    const { json } = await create({
      segment_id: segment,
      send_at: "2030-01-01T10:00:00Z",
      throttle_per_second: 2.5,
      variables: { code: "FALL20" },
    });
    await change(
      (
        sql,
      ) => sql`update campaigns set status = 'finished', send_at = now() - interval '1 day', launched_at = now(),
        finished_at = now() where id = ${Number(json.id)}`,
    );
    await change(
      (
        sql,
      ) => sql`insert into campaign_variants (workspace_id, campaign_id, position, template_id, template_version, weight)
        values (${mine.workspaceId}, ${Number(json.id)}, 0, ${text}, 1, 1)`,
    );
    const copy = await mine.call(duplicate.POST, {
      params: { id: String(json.id) },
      method: "POST",
      body: {},
    });
    expect(copy.status, copy.text).toBe(201);
    expect(copy.json).toMatchObject({
      name: "Copy of Autumn",
      status: "draft",
      segment_id: segment,
      send_at: null,
      throttle_per_second: 2.5,
      variables: { code: "FALL20" },
      variants: [],
      launched_at: null,
    });
    expect(copy.json.id).not.toBe(json.id);
  });
});

test("another workspace's campaign answers every request like one that never was", async () => {
  const { json } = await create({});
  const knocks = [
    (id: unknown) => read(id, theirs),
    (id: unknown) => patch(id, { name: "X" }, theirs),
    (id: unknown) => remove(id, theirs),
    (id: unknown) => theirs.call(duplicate.POST, { params: { id: String(id) }, method: "POST", body: {} }),
  ];
  for (const knock of knocks) {
    const [foreign, none] = [await knock(json.id), await knock(987_654)];
    expect(foreign.status).toBe(404);
    expect(foreign.text).toBe(none.text);
  }
  const list = await theirs.call(all.GET);
  expect(list.json.data).toEqual([]);
});

describe("what keeps a draft from being launched", () => {
  const problemsOf = async (id: unknown) => codes(await read(id), "problems");

  test("a text that was archived, switched off, or became something else", async () => {
    const { json } = await create({});
    await change((sql) => sql`update templates set is_active = false where id = ${text}`);
    expect(await problemsOf(json.id)).toEqual(["template_id template_inactive"]);
    await change(
      (sql) => sql`update templates set is_active = true, category = 'authentication' where id = ${text}`,
    );
    expect(await problemsOf(json.id)).toEqual(["template_id category_not_allowed"]);
    await change(
      (sql) => sql`update templates set archived_at = now(), category = 'marketing' where id = ${text}`,
    );
    expect(await problemsOf(json.id)).toEqual(["template_id template_archived"]);
  });

  test("a segment that was archived or broken since", async () => {
    const segment = await segmentOf();
    const { json } = await create({ segment_id: segment });
    expect(await problemsOf(json.id)).toEqual([]);
    await change((sql) => sql`update segments set archived_at = now() where id = ${segment}`);
    expect(await problemsOf(json.id)).toEqual(["segment_id segment_archived"]);
    await change(
      (
        sql,
      ) => sql`update segments set archived_at = null, definition = '{"path":"no.such","op":"eq","value":1}'
        where id = ${segment}`,
    );
    expect(await problemsOf(json.id)).toEqual(["segment_id segment_broken"]);
    // Other fields may still be changed.
    expect((await patch(json.id, { name: "Later", segment_id: segment })).status).toBe(200);
  });

  test("moments that have passed, or contradict each other", async () => {
    const past = await create({ send_at: "2020-01-01T00:00:00Z", send_before: "2020-01-02T00:00:00Z" });
    expect(await problemsOf(past.json.id)).toEqual(["send_at send_at_past", "send_before send_before_past"]);
    const twisted = await create({ send_at: "2027-01-02T00:00:00Z", send_before: "2027-01-01T00:00:00Z" });
    expect(await problemsOf(twisted.json.id)).toEqual(["send_before send_before_early"]);
    const far = await create({ send_at: "2099-01-01T00:00:00Z" });
    expect(await problemsOf(far.json.id)).toEqual(["send_at send_at_too_far"]);
  });

  test("one variant alone, a channel without a sender, names that nobody can fill", async () => {
    const odd = await testTemplate(
      mine.workspaceId,
      "{{first_name}} {{code}} {{attributes.plan}} {{business_phone}}",
    );
    const made = await create({
      template_id: odd,
      channel: "whatsapp",
      variants: [{ template_id: odd, weight: 1 }],
    });
    expect(await problemsOf(made.json.id)).toEqual([
      "variants too_few_variants",
      "channel no_sender",
      "variables.code unknown_variable",
      "variables.attributes.plan unknown_variable",
      "variables.business_phone unknown_variable",
    ]);
    await testPeople(mine.workspaceId, [{ attributes: { plan: "gold" } }]);
    const better = { channel: "sms", variants: [], variables: { code: "X", business_phone: "555" } };
    expect(codes(await patch(made.json.id, better), "problems")).toEqual([]);
  });
});

test("a text that a draft is about is put away, not destroyed, when somebody deletes it", async () => {
  const { json } = await create({});
  const gone = await mine.call(template.DELETE, { method: "DELETE", params: { id: String(text) } });
  expect(gone.json).toMatchObject({ outcome: "archived" });
  expect((await read(json.id)).json).toMatchObject({ template_name: "Sale" });
});
