import { expect, test } from "vitest";
import { testDatabase } from "@/db/testing";

await testDatabase();
const { raw, withWorkspace } = await import("@/db/client");
const { testTenant } = await import("@/lib/http/testing");
const { localDay } = await import("./local-days");
const { testPerson, testSender, testText } = await import("./testing");
const attention = await import("@/app/api/v1/attention/route");

type View = import("./attention-schema").AttentionView;

async function tenant(
  values: Parameters<typeof testTenant>[0] = {},
  granted?: Parameters<typeof testTenant>[1],
) {
  const place = await testTenant({ timeZone: "UTC", ...values }, granted);
  const { workspaceId } = place;
  const senderId = await testSender(workspaceId);
  return {
    workspaceId,
    senderId,
    read: async () => (await place.call(attention.GET)).json as unknown as View,
    person: (firstName: string) => testPerson(workspaceId, { firstName }),
    text: (contactId: number, rest: Omit<Parameters<typeof testText>[2], "contactId">) =>
      testText(workspaceId, senderId, { contactId, ...rest }),
    sql: (statement: (sql: ReturnType<typeof raw>) => PromiseLike<unknown>) =>
      withWorkspace(workspaceId, async (tx) => statement(raw(tx))),
  };
}

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const nothing = {
  paused_since: null,
  failures: [],
  replies: { people: 0, is_more: false, oldest_at: null, newest: [] },
  senders: [],
  quotas: [],
  behind: null,
  visits: null,
  tasks: null,
  unconfirmed: null,
};

test("nothing waits where nothing happened, whatever waits next door", async () => {
  const [quiet, busy] = [await tenant(), await tenant({ dailyQuota: 10 })];
  const maria = await busy.person("Maria");
  await busy.text(maria, { status: "failed", errorCode: 30005 });
  await busy.text(maria, { status: "unconfirmed" });
  await busy.text(maria, { status: "queued", dueAt: ago(5) });
  await busy.text(maria, { status: "received", body: "Can I come at five?" });
  await busy.sql(
    (sql) => sql`insert into daily_usage (workspace_id, sender_id, day, messages)
    values (${busy.workspaceId}, 0, ${localDay(new Date(), "UTC")}::date, 9)`,
  );
  expect(await quiet.read()).toMatchObject(nothing);
  const view = await busy.read();
  expect([view.failures.length, view.replies.people, view.quotas.length]).toEqual([1, 1, 1]);
  expect([view.behind?.texts, view.unconfirmed?.texts]).toEqual([1, 1]);
});

test("failures are grouped by cause, with the remedy and the people, since yesterday only", async () => {
  const { person, text, read } = await tenant();
  const [ana, ben] = [await person("Ana"), await person("Ben")];
  await text(ana, { status: "undelivered", errorCode: 30005 });
  await text(ben, { status: "undelivered", errorCode: 30005 });
  await text(ben, { status: "failed", reason: "outcome_unknown" });
  await text(ben, { status: "failed", errorCode: 30007, at: ago(3 * 24 * 60) });
  const { failures } = await read();
  expect(failures.map(({ error_code, texts, people }) => [error_code, texts, people])).toEqual([
    [30005, 2, ["Ben", "Ana"]],
    [null, 1, ["Ben"]],
  ]);
  expect(failures[0]).toMatchObject({
    cause: "The number does not exist or is no longer in use.",
    remedy: "Check the number with the guest.",
  });
  expect(failures[1]?.cause).toContain("never told whether it went out");
});

test("somebody without a name goes by the end of their number", async () => {
  const { workspaceId, text, read } = await tenant();
  await text(await testPerson(workspaceId, { firstName: null, last4: "0142" }), {
    status: "undelivered",
    errorCode: 30005,
  });
  expect((await read()).failures[0]?.people).toEqual([expect.stringMatching(/0142$/)]);
});

test("a reply waits until a text of ours goes out after it; STOP, HELP and reactions never do", async () => {
  const { person, text, read } = await tenant();
  const people = await Promise.all(["Ana", "Ben", "Cai", "Dee", "Eve", "Flo"].map(person));
  const [ana = 0, ben = 0, cai = 0, dee = 0, eve = 0, flo = 0] = people;
  await text(ana, { status: "received", body: "Is Friday free?", at: ago(30) });
  await text(ben, { status: "received", body: "And Monday?", at: ago(20) });
  await text(ben, { status: "suppressed", reason: "recipient_opted_out" });
  await text(cai, { status: "received", body: "What time?" });
  await text(cai, { status: "queued" });
  await text(dee, { status: "received", body: "STOP" });
  await text(eve, { status: "received", body: 'Liked "See you soon"' });
  await text(flo, { status: "received", body: "Long ago", at: ago(9 * 24 * 60) });
  const { replies } = await read();
  expect(replies.newest.map((reply) => reply.contact_name)).toEqual(["Ben", "Ana"]);
  expect([replies.people, replies.is_more]).toEqual([2, false]);
  expect(Date.parse(replies.oldest_at ?? "")).toBeLessThan(Date.parse(ago(29)));
  expect(replies.newest[0]?.phone).toBe("••• 0137");
});

test("a sender whose customers' texts cannot be looked for is in trouble; one try that failed is not", async () => {
  const { read, sql, senderId, workspaceId } = await tenant();
  const tried = (times: number) =>
    sql(
      (
        tx,
      ) => tx`update senders set inbound_look_tries = ${times}, inbound_known_until = now() - interval '20 minutes'
        where workspace_id = ${workspaceId} and id = ${senderId}`,
    );
  await tried(1);
  expect((await read()).senders).toEqual([]);
  await tried(3);
  expect((await read()).senders).toMatchObject([
    { sender_id: senderId, cause: expect.stringContaining("a STOP may be missing"), waiting: 0 },
  ]);
});

test("a sender in trouble is told with cause and remedy, and what waits for it", async () => {
  const { person, text, read, sql, senderId, workspaceId } = await tenant();
  const ana = await person("Ana");
  await text(ana, { status: "queued", dueAt: ago(10) });
  await text(ana, { status: "queued", dueAt: ago(-60) });
  expect((await read()).behind).toMatchObject({ texts: 1, is_moving: false, seconds_left: null });
  await sql(
    (tx) => tx`update senders set problem_code = 20003, problem_at = now(),
    held_until = now() + interval '5 minutes' where workspace_id = ${workspaceId} and id = ${senderId}`,
  );
  const view = await read();
  expect(view.behind).toBeNull();
  expect(view.senders).toMatchObject([
    { sender_id: senderId, name: "Front desk", cause: "Twilio did not accept our login.", waiting: 1 },
  ]);
  await sql(
    (tx) => tx`update senders set problem_code = null, held_until = null, last_claimed_at = now()
    where workspace_id = ${workspaceId}`,
  );
  expect((await read()).behind).toMatchObject({ texts: 1, is_moving: true, seconds_left: 1 });
});

test("a quota is told from four fifths on, the workspace's and a sender's", async () => {
  const { read, sql, workspaceId, senderId } = await tenant({ dailyQuota: 100 });
  const use = (id: number, messages: number) =>
    sql(
      (tx) => tx`insert into daily_usage (workspace_id, sender_id, day, messages)
      values (${workspaceId}, ${id}, ${localDay(new Date(), "UTC")}::date, ${messages})
      on conflict (workspace_id, sender_id, day) do update set messages = excluded.messages`,
    );
  await use(0, 79);
  expect((await read()).quotas).toEqual([]);
  await use(0, 80);
  await use(senderId, 50);
  await sql((tx) => tx`update senders set daily_quota = 50 where workspace_id = ${workspaceId}`);
  expect((await read()).quotas).toEqual([
    { sender_id: null, name: null, used: 80, limit: 100 },
    { sender_id: senderId, name: "Front desk", used: 50, limit: 50 },
  ]);
});

test("paused sending is told with the moment it began, to its own workspace only", async () => {
  const [paused, next] = [await tenant(), await tenant()];
  const since = ago(4);
  await paused.sql(
    (sql) =>
      sql`update workspaces set sending_paused_at = ${since}::timestamptz where id = ${paused.workspaceId}`,
  );
  expect((await paused.read()).paused_since).toBe(since);
  expect((await next.read()).paused_since).toBeNull();
});

test("who may not read senders is told nothing of them; who may not read messages is refused", async () => {
  const { read, sql, workspaceId } = await tenant({}, ["messages:read"]);
  await sql((tx) => tx`update senders set problem_code = 20003 where workspace_id = ${workspaceId}`);
  expect((await read()).senders).toEqual([]);
  const stranger = await testTenant({}, ["contacts:read"]);
  expect((await stranger.call(attention.GET)).status).toBe(403);
});

test("visits that nobody said yes to are counted for tomorrow, and tasks for the team until they are done", async () => {
  const [desk, other] = [await tenant({ timeZone: "America/New_York" }), await tenant()];
  const maria = await desk.person("Maria");
  const midnight = new Date(`${localDay(new Date(), "America/New_York")}T12:00:00Z`).getTime();
  const at = (hours: number) => new Date(midnight + hours * 3_600_000).toISOString();
  await desk.sql(
    (sql) => sql`with s as (insert into services (workspace_id, name, duration_minutes)
        values (${desk.workspaceId}, 'Cut', 30) returning id),
      r as (insert into resources (workspace_id, kind, name) values (${desk.workspaceId}, 'person', 'Dana') returning id)
      insert into bookings (workspace_id, service_id, resource_id, contact_id, starts_at, ends_at, blocked_until, status,
        source, created_by)
      select ${desk.workspaceId}, s.id, r.id, ${maria}, v.at, v.at + interval '30 min', v.at + interval '30 min',
        v.status::booking_status, 'staff', 'test'
      from s, r, (values (${at(24)}::timestamptz, 'booked'), (${at(25)}, 'booked'), (${at(26)}, 'confirmed'),
        (${at(27)}, 'canceled'), (${at(1)}, 'booked'), (${at(48)}, 'booked')) as v(at, status)`,
  );
  await desk.sql(
    (sql) => sql`insert into tasks (workspace_id, contact_id, kind, detail, done_at)
      values (${desk.workspaceId}, ${maria}, 'handover', 'Call her.', null),
        (${desk.workspaceId}, ${maria}, 'handover', 'Done.', now())`,
  );
  expect(await desk.read()).toMatchObject({
    visits: { unconfirmed: 2 },
    tasks: { open: 1, newest: "Maria: Call her." },
  });
  expect(await other.read()).toMatchObject({ visits: null, tasks: null });
});
