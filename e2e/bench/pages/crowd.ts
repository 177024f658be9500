import { raw, type Tx, withWorkspace } from "@/db/client";
import { identify } from "@/lib/contacts/phone-identity";

const PAGE = 5_000;
const firstNames = ["Maria", "Jun", "Aisha", "Søren", "Zoë", "Björn", "Ngozi", "Дмитрий", "美咲", "Lucía"];
const lastNames = [
  "Delgado",
  "Lindqvist",
  "Okafor",
  "Petrov",
  "Tanaka",
  "O'Neill",
  "Garza",
  "Haddad",
  "Novak",
];
const tags = ["regular", "color", "vip", "new", "lapsed", "birthday-may"];

/** Fills one workspace with people, each with a number of their own that a reveal can open. */
export async function addPeople(workspaceId: number, people: number): Promise<void> {
  for (let start = 0; start < people; start += PAGE) {
    const rows = Array.from({ length: Math.min(PAGE, people - start) }, (_, i) =>
      personOf(workspaceId, start + i),
    );
    await withWorkspace(
      workspaceId,
      (tx) => raw(tx)`
        insert into contacts (workspace_id, first_name, last_name, email, tags, attributes, source, phone_sealed, phone_idx,
          phone_last4, country, time_zone)
        select ${workspaceId}, r.first_name, r.last_name, r.email, array[r.tag], jsonb_build_object('visits', r.visits),
          'import', r.sealed, r.idx, r.last4, 'US', r.zone
        from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as r(first_name text, last_name text, email text, tag text,
          visits int, sealed text, idx text, last4 text, zone text)`,
      { timeoutMs: 120_000 },
    );
  }
}

function personOf(workspaceId: number, n: number) {
  const { sealed, idx, last4 } = identify(workspaceId, `+1303${2_000_000 + n}`);
  const [first, last] = [firstNames[n % firstNames.length], lastNames[Math.floor(n / 7) % lastNames.length]];
  const zone = n % 9 === 0 ? "America/Los_Angeles" : "America/Denver";
  return {
    first_name: first,
    last_name: `${last} ${n}`,
    email: n % 3 === 0 ? `guest${n}@mail.example` : null,
    tag: tags[n % tags.length],
    visits: n % 40,
    sealed,
    idx,
    last4,
    zone,
  };
}

/**
 * Gives those people texts over the last ninety days, in the shares a busy salon sees: nine in ten delivered, one in
 * twelve an answer, the rest failed, refused or still waiting.
 */
export async function addTexts(workspaceId: number, texts: number): Promise<void> {
  const step = 100_000;
  for (let start = 0; start < texts; start += step) {
    const count = Math.min(step, texts - start);
    await withWorkspace(workspaceId, (tx) => insertTexts(tx, workspaceId, start, count, texts), {
      timeoutMs: 300_000,
    });
  }
}

const insertTexts = (tx: Tx, workspaceId: number, start: number, count: number, of: number) => raw(tx)`
  with people as (
    select row_number() over (order by id) - 1 as n, id, phone_idx, phone_last4 from contacts
    where workspace_id = ${workspaceId} and phone_idx is not null and source = 'import'
  ), size as (select count(*) as n from people), sender as (
    select id from senders where workspace_id = ${workspaceId} order by is_default desc, id limit 1
  )
  insert into messages (workspace_id, direction, channel, category, contact_id, sender_id, phone_idx, phone_last4, body,
    encoding, segments, priority, due_at, status, reason, error_code, error_class, estimated_cost_micros, price_micros,
    actor_kind, actor_name, created_at, sent_at, delivered_at, finished_at, provider_sid)
  select ${workspaceId}, k.direction::direction, 'sms', k.category::category, p.id, sender.id, p.phone_idx, p.phone_last4,
    'Hi, your visit number ' || g || ' is booked. Reply 1 to confirm, 2 to change.', 'GSM-7', 1, 3, at, k.status::message_status,
    k.reason, k.code::int, k.class::error_class, 7900, case when k.status = 'delivered' then 7900 end, 'key', 'Calendar', at,
    case when k.direction = 'outbound' and k.reason is null then at + interval '1 second' end,
    case when k.status = 'delivered' then at + interval '4 seconds' end, at + interval '4 seconds',
    'SM' || md5(${workspaceId}::text || g::text)
  from generate_series(${start}::int, ${start + count - 1}::int) g
  cross join size cross join sender
  cross join lateral (select now() - interval '90 days' * (1 - (g + 1)::float / ${of}) as at) moment
  join people p on p.n = (g::bigint * 7919) % size.n
  cross join lateral (select case when g % 12 = 5 then 1 when g % 50 = 7 then 2 + g % 3 when g % 97 = 11 then 5
    when g % 61 = 13 then 6 when g % 5 = 0 then 7 else 0 end as kind) pick
  join (values
    (0, 'outbound', 'reminder', 'delivered', null, null, null),
    (1, 'inbound', 'conversation', 'received', null, null, null),
    (2, 'outbound', 'reminder', 'undelivered', null, 30003, 'permanent'),
    (3, 'outbound', 'reminder', 'undelivered', null, 30005, 'permanent'),
    (4, 'outbound', 'order', 'undelivered', null, 30006, 'permanent'),
    (5, 'outbound', 'marketing', 'failed', null, 30007, 'content'),
    (6, 'outbound', 'marketing', 'suppressed', 'opted_out', null, null),
    (7, 'outbound', 'marketing', 'delivered', null, null, null)
  ) as k(kind, direction, category, status, reason, code, class) on k.kind = pick.kind`;

/** What everybody of them wrote last opens a conversation; one in five still waits for an answer. */
export const addConversations = (workspaceId: number): Promise<unknown> =>
  withWorkspace(
    workspaceId,
    (tx) => raw(tx)`
      insert into conversations (workspace_id, contact_id, channel, sender_id, status, closed_at, last_message_id, last_at,
        last_inbound_at, waiting_since, unread)
      select ${workspaceId}, m.contact_id, m.channel, m.sender_id, case when waits then 'open' else 'closed' end::conversation_status,
        case when not waits then m.created_at end, m.id, m.created_at, i.created_at, case when waits then i.created_at end, waits::int
      from (select distinct on (contact_id) * from messages where workspace_id = ${workspaceId} order by contact_id, id desc) m
      join (select distinct on (contact_id) contact_id, id, created_at from messages
        where workspace_id = ${workspaceId} and direction = 'inbound' order by contact_id, id desc) i using (contact_id)
      cross join lateral (select i.id = m.id or i.id % 5 = 0 as waits) w
      on conflict do nothing`,
    { timeoutMs: 300_000 },
  );

/** Fresh figures for the planner, as autovacuum gives a living installation. */
export const settleStatistics = async (ownerUrl: string): Promise<void> => {
  const { default: postgres } = await import("postgres");
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  await sql`vacuum analyze`;
  await sql.end();
};
