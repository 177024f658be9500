import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "./testing";

await testDatabase();
const { raw, withWorkspace } = await import("./client");
const { seed } = await import("./seed");
const { signIn } = await import("@/lib/auth/sign-in");
const { listDemoLogins } = await import("@/lib/auth/demo-logins");
const { parsePhone } = await import("@/lib/phone");
const { revealPhone } = await import("@/lib/contacts/phone-identity");
const { callRoute } = await import("@/lib/http/testing");
const templates = await import("@/app/api/v1/templates/route");
const { consentState } = await import("@/lib/consent/consent-state");
const { isPromotional, mayBecome } = await import("@/lib/messages/status");

type Access = Awaited<ReturnType<typeof seed>>;
let access: Access;

beforeAll(async () => {
  access = await seed();
}, 60_000);

const count = (workspaceId: number, table: string) =>
  withWorkspace(
    workspaceId,
    async (tx) => (await raw(tx)`select count(*)::int as n from ${raw(tx)(table)}`)[0]?.n,
  );

const unlimited = { take: async () => true, giveBack: async () => {} };

test("a salon and a restaurant open with customers, templates, a sender and six weeks of texts each", async () => {
  for (const [workspaceId, senders] of [
    [1, 2],
    [2, 1],
  ] as const) {
    expect(await count(workspaceId, "contacts")).toBe(240);
    expect(await count(workspaceId, "templates")).toBeGreaterThan(9);
    expect(await count(workspaceId, "senders")).toBe(senders);
    expect(await count(workspaceId, "messages")).toBeGreaterThan(2_000);
    expect(await count(workspaceId, "contact_notes")).toBeGreaterThan(20);
    expect(await count(workspaceId, "attribute_definitions")).toBeGreaterThan(3);
  }
});

test("the salon is on WhatsApp too, with approved templates and somebody it talks to there", async () => {
  const [seen] = await withWorkspace(
    1,
    (tx) => raw(tx)<{ texts: number; read: number; approved: number; prefer: number; phone: number }[]>`
      select (select count(*) from messages where channel = 'whatsapp') as texts,
        (select count(*) from messages where channel = 'whatsapp' and status = 'read') as read,
        (select count(*) from template_versions v join templates t on t.id = v.template_id and t.version = v.version
          where v.contents <> '{}') as approved,
        (select count(*) from contacts where preferred_channel = 'whatsapp') as prefer,
        (select count(*) from sandbox.messages where channel = 'whatsapp') as phone`,
  );
  expect(seen).toEqual({ texts: 3, read: 1, approved: 2, prefer: 1, phone: 3 });
});

test("one of them in each business had short links, which people and machines have opened", async () => {
  for (const workspaceId of [1, 2]) {
    const rows = await withWorkspace(
      workspaceId,
      async (tx) => raw(tx)<{ links: number; clicked: number; touched: number; whole: number }[]>`
        select count(*) as links, count(l.clicked_at) as clicked, count(l.bot_clicked_at) as touched,
          count(*) filter (where position('/l/' || l.code in m.body) > 0 and m.segments = 1) as whole
        from campaigns c join short_links l on l.campaign_id = c.id join messages m on m.id = l.message_id
        where c.shortens_links group by c.id`,
    );
    expect(rows).toHaveLength(1);
    const [{ links = 0, clicked = 0, touched = 0, whole = 0 } = {}] = rows;
    expect(links).toBeGreaterThan(30);
    expect(whole).toBe(links);
    expect(clicked).toBeGreaterThan(5);
    expect(clicked).toBeLessThan(links / 2);
    expect(touched).toBeGreaterThan(1);
  }
});

test("the latest offers are told as finished campaigns, each to its segment, with who was left out", async () => {
  for (const workspaceId of [1, 2]) {
    const rows = await withWorkspace(
      workspaceId,
      async (tx) => raw(tx)<{ texts: number; people: number; left_out: number; open: number }[]>`
        select (select count(*) from messages m where m.campaign_id = c.id) as texts,
          (select count(*) from messages m where m.campaign_id = c.id
            and m.status in ('queued', 'sending', 'unconfirmed')) as open,
          count(r.*) as people, count(r.*) filter (where r.status = 'excluded') as left_out
        from campaigns c join segments s on s.id = c.segment_id
        left join campaign_recipients r on r.campaign_id = c.id
        where c.status = 'finished' group by c.id`,
    );
    expect(rows).toHaveLength(3);
    for (const { texts, people, left_out, open } of rows) {
      expect(texts).toBeGreaterThan(10);
      expect(texts).toBe(people - left_out);
      expect(open).toBe(0);
    }
  }
});

test("every number is fictional, unique, and valid even without the sandbox's leniency", async () => {
  const numbers = await Promise.all(
    [1, 2].map((workspaceId) =>
      withWorkspace(workspaceId, async (tx) => {
        const rows = await raw(tx)<
          { phone_idx: string; phone_sealed: string }[]
        >`select phone_idx, phone_sealed from contacts`;
        const own = await raw(tx)<{ number: string }[]>`select number from senders`;
        return [
          ...rows.map((r) => revealPhone(workspaceId, r.phone_idx, r.phone_sealed)),
          ...own.map((r) => r.number),
        ];
      }),
    ),
  );
  const all = numbers.flat();
  // Both know Maria; everybody else is known to one.
  expect(new Set(all).size).toBe(481);
  for (const number of all) {
    expect(number).toMatch(/^\+1\d{3}55501\d\d$/);
    expect(parsePhone(number).ok).toBe(true);
  }
});

test("every login that is told works, and the sign-in page offers the same", async () => {
  for (const { email, password } of access.logins) {
    expect(await signIn({ email, password }, "test", unlimited)).toMatchObject({ ok: true });
  }
  const roles = access.logins.map(({ workspace, role }) => `${workspace}/${role}`);
  for (const role of ["owner", "operator", "viewer"]) {
    expect(roles).toEqual(expect.arrayContaining([`Juniper Salon/${role}`, `Oak & Ember/${role}`]));
  }
  const told = new Map(access.logins.map(({ email, password }) => [email, password]));
  expect(new Map((await listDemoLogins()).map(({ email, password }) => [email, password]))).toEqual(told);
  expect(access.logins.length).toBe(told.size + 1);
});

test("the API key opens the salon", async () => {
  const reply = await callRoute(templates.GET, access.apiKey);
  expect(reply.status).toBe(200);
  const names = (reply.json.data as { name: string }[]).map((template) => template.name);
  expect(names).toEqual(expect.arrayContaining(["Order Ready", "Appointment Reminder"]));
});

const rowsOf = <T>(workspaceId: number, query: string): Promise<T[]> =>
  withWorkspace(workspaceId, async (tx) => (await raw(tx).unsafe(query)) as unknown as T[]);

type Fact = Parameters<typeof consentState>[0][number] & { phone_idx: string };
type Claimed = { phone_idx: string; category: Parameters<typeof consentState>[2]; claimed_at: Date };

test.each([1, 2])(
  "in workspace %i nobody was texted after saying no, nor offered anything without a yes",
  async (workspaceId) => {
    const facts = await rowsOf<Fact>(workspaceId, "select * from consent_events order by id");
    const claimed = await rowsOf<Claimed>(
      workspaceId,
      `select m.phone_idx, m.category, a.claimed_at from messages m join message_attempts a on a.message_id = m.id
      where m.purpose = 'message'`,
    );
    expect(claimed.length).toBeGreaterThan(2_000);
    const ledgers = Map.groupBy(facts, (fact) => fact.phone_idx);
    for (const { phone_idx, category, claimed_at } of claimed) {
      const known = (ledgers.get(phone_idx) ?? []).filter(
        (fact) => new Date(fact.at) <= new Date(claimed_at),
      );
      const state = consentState(known, "sms", category);
      expect([state.optedOut, !isPromotional(category) || state.optedIn]).toEqual([false, true]);
    }
  },
);

test.each([1, 2])("in workspace %i every no by text cites the text that said it", async (workspaceId) => {
  const said = await rowsOf<{ raw_text: string; body: string | null; direction: string }>(
    workspaceId,
    `select c.raw_text, m.body, m.direction from consent_events c left join messages m on m.id = c.source_message_id
      and m.phone_idx = c.phone_idx where c.action = 'opted_out' and c.method in ('keyword', 'refusal', 'doubt')`,
  );
  expect(said.length).toBeGreaterThan(10);
  for (const { raw_text, body, direction } of said) expect([direction, body]).toEqual(["inbound", raw_text]);
});

type Told = { id: number; status: string; attempt: number; attempts: number; told: string[] };

test.each([1, 2])(
  "in workspace %i every story is legal and ends where its text stands",
  async (workspaceId) => {
    const texts = await rowsOf<Told>(
      workspaceId,
      `select m.id, m.status, m.attempt,
      (select count(*)::int from message_attempts a where a.message_id = m.id) as attempts,
      (select jsonb_agg(e.status order by e.id) from message_events e where e.message_id = m.id and e.status is not null) as told
      from messages m`,
    );
    for (const { status, attempt, attempts, told } of texts) {
      expect(attempts).toBe(attempt);
      expect(told.at(-1)).toBe(status);
      for (const [i, to] of told.entries()) {
        const from = told[i - 1];
        // Between the claim and the provider's answer a text is being sent, of which only the attempt tells.
        const isLegal =
          from === undefined ||
          from === to ||
          mayBecome(from as never, to as never) ||
          mayBecome("sending", to as never);
        expect(isLegal, `${from} to ${to}`).toBe(true);
      }
    }
    for (const status of [
      "delivered",
      "undelivered",
      "failed",
      "suppressed",
      "canceled",
      "queued",
      "received",
    ]) {
      expect(
        texts.some((text) => text.status === status),
        status,
      ).toBe(true);
    }
  },
);

test.each([1, 2])("in workspace %i usage adds up, and only what waits lies ahead", async (workspaceId) => {
  const [facts] = await rowsOf(
    workspaceId,
    `select (select sum(messages)::int from daily_usage where sender_id = 0) = (select count(*)::int from message_attempts) as adds_up,
      (select count(*)::int from messages where created_at > now() or finished_at > now() or sent_at > now()) as ahead,
      (select count(*)::int from messages where status in ('sending', 'unconfirmed')) as open,
      (select count(distinct error_code)::int >= 6 from (select error_code from messages union select error_code from message_attempts) e) as varied`,
  );
  expect(facts).toEqual({ adds_up: true, ahead: 0, open: 0, varied: true });
});

test.each([1, 2])(
  "in workspace %i the files that customers came in say how many they were",
  async (workspaceId) => {
    const [facts] = await rowsOf(
      workspaceId,
      `select count(*)::int as files, sum((counts->>'run.created')::int)::int = (select count(*)::int from contacts
        where source = 'import') as adds_up,
      (select count(*)::int from audit_events where verb = 'import.started') as told
      from imports where status = 'finished'`,
    );
    expect(facts).toEqual({ files: 2, adds_up: true, told: 2 });
  },
);

test.each([1, 2])(
  "in workspace %i the book tells of weeks past and to come, and of the texts about them",
  async (workspaceId) => {
    const [facts] = await rowsOf(
      workspaceId,
      `select count(*) filter (where status = 'completed')::int > 200 as past,
        count(*) filter (where status in ('booked', 'confirmed') and starts_at > now() + interval '9 days')::int > 5 as ahead,
        count(distinct status)::int > 3 as varied, count(distinct resource_id)::int > 3 as served,
        bool_and(status not in ('booked', 'confirmed') or ends_at > now() - interval '5 minutes') as settled,
        (select bool_and(due_at > now()) from booking_texts where status = 'due') as due_later,
        (select count(*)::int > 5 from booking_texts) as reminded,
        (select count(*)::int from booking_events e join bookings b on b.id = e.booking_id and b.version < e.version) as odd
      from bookings`,
    );
    expect(facts).toEqual({
      ...{
        past: true,
        ahead: true,
        varied: true,
        served: true,
        settled: true,
        due_later: true,
        reminded: true,
      },
      odd: 0,
    });
    const [outside] = await rowsOf<{ n: number }>(
      workspaceId,
      `select count(*)::int as n from messages m join bookings b on b.contact_id = m.contact_id
        and m.reservation_id is not null and m.due_at between b.starts_at - interval '26 hours' and b.starts_at
        and m.category = 'reminder' and b.status in ('booked', 'confirmed', 'completed', 'no_show')`,
    );
    expect(outside?.n).toBeGreaterThan(100);
  },
);

test("the businesses share a customer, and nothing of what they know", async () => {
  const stories = await Promise.all(
    [1, 2].map((id) => rowsOf<{ id: number; phone_idx: string }>(id, "select id, phone_idx from messages")),
  );
  const [salon = [], restaurant = []] = stories;
  const salonIds = new Set(salon.map((text) => text.id));
  const salonPhones = new Set(salon.map((text) => text.phone_idx));
  expect(restaurant.some((text) => salonIds.has(text.id) || salonPhones.has(text.phone_idx))).toBe(false);
});

test("seeding again changes nothing", async () => {
  expect(await seed()).toEqual({ logins: [], apiKey: null });
  expect(await count(1, "contacts")).toBe(240);
});
