import { raw, type Tx, withoutWorkspace, withWorkspace } from "@/db/client";
import { hours, later, minutes } from "@/lib/clock";
import { consentState } from "@/lib/consent/consent-state";
import { ensureNumbers } from "@/lib/sandbox/numbers";
import type { Person, World } from "./world";

/** Templates that WhatsApp is said to have approved. */
const approved = ["Appointment Confirmation", "Appointment Reminder"];

type Line = { direction: "inbound" | "outbound"; body: string; at: Date; sid: string };

/** Opens the business's number on WhatsApp too, with two approved templates and a conversation of this morning. */
export async function openWhatsApp(world: World, number: string): Promise<void> {
  // Somebody who wrote nothing by text today: one thing at a time.
  const isBusy = new Set(
    world.texts
      .filter(({ createdAt }) => createdAt > later(world.now, -hours(24)))
      .map((text) => text.person),
  );
  const agreed = world.people.filter(
    (one) => one.line === "works" && consentState(one.facts, "whatsapp", "marketing").optedIn,
  );
  // At some hours, after a busy day, there is nobody like that.
  const person = agreed.find((one) => !isBusy.has(one)) ?? agreed[0];
  if (!person) throw new Error("nobody agreed to WhatsApp");
  const lines = talkOf(world, person);
  await withWorkspace(world.workspaceId, async (tx) => {
    const senderId = await openSender(tx, world, number);
    await approve(tx, world);
    await raw(tx)`update contacts set preferred_channel = 'whatsapp'
      where workspace_id = ${world.workspaceId} and id = ${person.contactId}`;
    await writeTalk(tx, world, person, senderId, lines);
    await writeUsage(tx, world, senderId, lines);
  });
  await withoutWorkspace((tx) => fillPhone(tx, person, number, lines));
}

async function openSender(tx: Tx, { workspaceId, name, now }: World, number: string): Promise<number> {
  const [sender] = await raw(tx)<{ id: number }[]>`
    insert into senders (workspace_id, name, number, channel, is_default, opt_out_replies, segments_per_second,
      created_at)
    values (${workspaceId}, ${`${name} on WhatsApp`}, ${number}, 'whatsapp', true, 'parley', 80,
      ${later(now, -minutes(60 * 24 * 20)).toISOString()}::timestamptz)
    returning id`;
  return sender?.id ?? 0;
}

/** Every placeholder of the text fills a blank, in the order in which it stands there. */
async function approve(tx: Tx, { workspaceId, picks }: World): Promise<void> {
  for (const name of approved) {
    await raw(tx)`
      update template_versions v set contents = jsonb_build_object('', jsonb_build_object(
        'sid', ${`HX${picks.hex(32)}`}::text, 'variables', to_jsonb(v.placeholders)))
      from templates t
      where v.workspace_id = ${workspaceId} and t.workspace_id = ${workspaceId} and t.id = v.template_id
        and t.version = v.version and t.name = ${name}`;
  }
}

/** Lists tell texts in the order in which they were written, so these come after every other one. */
function talkOf({ now, picks, name, texts }: World, { firstName }: Person): Line[] {
  const said: [Line["direction"], string][] = [
    ["inbound", "Hi! Is it all right if I bring my daughter along on Saturday?"],
    ["outbound", `Of course, ${firstName}. We have crayons at the desk. See you then, ${name}`],
    ["inbound", "Perfect, thank you 😊"],
  ];
  const from = texts.reduce(
    (last, { createdAt }) => Math.max(last, createdAt.getTime()),
    later(now, -minutes(150)).getTime(),
  );
  const gap = Math.min((now.getTime() - from) / (said.length + 1), 4 * 60_000);
  return said.map(([direction, body], i) => ({
    direction,
    body,
    at: new Date(from + gap * (i + 1)),
    sid: `SM${picks.hex(32)}`,
  }));
}

async function writeTalk(
  tx: Tx,
  { workspaceId, desk }: World,
  person: Person,
  senderId: number,
  lines: Line[],
): Promise<void> {
  const sql = raw(tx);
  const rows = lines.map((line) => ({ ...line, at: line.at.toISOString() }));
  await sql`
    with made as (
      insert into messages (workspace_id, direction, channel, category, contact_id, sender_id, phone_idx, phone_last4,
        body, encoding, segments, provider_sid, priority, due_at, status, actor_kind, actor_id, actor_name, created_at,
        sent_at, delivered_at, finished_at, attempt, estimated_cost_micros)
      select ${workspaceId}, r.direction::direction, 'whatsapp', 'conversation', ${person.contactId}, ${senderId},
        ${person.phoneIdx}, ${person.last4}, r.body, 'UCS-2', 1, r.sid, 2, r.at,
        case r.direction when 'inbound' then 'received' else 'read' end::message_status,
        case r.direction when 'inbound' then 'customer' else ${desk.kind} end::actor_kind,
        case r.direction when 'outbound' then ${desk.id}::bigint end,
        case r.direction when 'inbound' then 'Customer' else ${desk.name} end, r.at,
        case r.direction when 'outbound' then r.at + interval '1 second' end,
        case r.direction when 'outbound' then r.at + interval '2 seconds' end, r.at + interval '40 seconds',
        case r.direction when 'outbound' then 1 else 0 end, case r.direction when 'outbound' then 5000 else 0 end
      from jsonb_to_recordset(${sql.json(rows)}) as r(direction text, body text, at timestamptz, sid text)
      order by r.at
      returning id, direction, created_at, provider_sid
    ), tried as (
      insert into message_attempts (workspace_id, message_id, number, client_ref, gate, claimed_at, post_by, outcome,
        provider_sid, http_status, finished_at)
      select ${workspaceId}, id, 1, gen_random_uuid(), ${sql.json(verdictAt(lines))}, created_at, created_at, 'accepted',
        provider_sid, 201, created_at from made where direction = 'outbound')
    insert into message_events (workspace_id, message_id, at, kind, status, source, data)
    select ${workspaceId}, m.id, m.created_at + e.after, e.kind, e.status::message_status, e.source,
      jsonb_strip_nulls(jsonb_build_object('word', e.word, 'provider_sid', m.provider_sid))
    from made m
    join (values ('inbound', 'received', 'received', 'customer', null, interval '0 seconds'),
      ('outbound', 'accepted', 'queued', 'member', null, interval '0 seconds'),
      ('outbound', 'sent', 'sent', 'provider', null, interval '1 second'),
      ('outbound', 'callback', 'delivered', 'provider', 'delivered', interval '2 seconds'),
      ('outbound', 'callback', 'read', 'provider', 'read', interval '40 seconds'))
      as e(direction, kind, status, source, word, after) on e.direction = m.direction::text
    order by m.id, e.after`;
}

async function writeUsage(
  tx: Tx,
  { workspaceId, zone }: World,
  senderId: number,
  lines: Line[],
): Promise<void> {
  const moments = lines.filter(({ direction }) => direction === "outbound").map(({ at }) => at.toISOString());
  await raw(tx)`
    insert into daily_usage (workspace_id, sender_id, day, messages)
    select ${workspaceId}, s.id, (at at time zone ${zone})::date, count(*)
    from unnest(${moments}::text[]::timestamptz[]) as at, (values (0::bigint), (${senderId}::bigint)) as s(id)
    group by 2, 3
    on conflict (workspace_id, sender_id, day) do update set messages = daily_usage.messages + excluded.messages`;
}

/** What the gate saw: they had written a moment ago. */
function verdictAt([wrote]: Line[]) {
  const at = wrote?.at.toISOString() ?? null;
  const checks = [
    { check: "opt_out", passed: true, facts: { opted_out: false } },
    { check: "whatsapp_window", passed: true, facts: { last_wrote_at: at } },
  ];
  return { outcome: "allow", reason: null, until: null, at, checks };
}

/** The same conversation on the customer's phone. */
async function fillPhone(tx: Tx, { phone }: Person, number: string, lines: Line[]): Promise<void> {
  const sql = raw(tx);
  const [senderId = 0, phoneId = 0] = await ensureNumbers(tx, number, phone);
  const rows = lines.map(({ direction, at, ...line }) => ({
    ...line,
    direction: direction === "inbound" ? "inbound" : "outbound-api",
    status: direction === "inbound" ? "received" : "read",
    at: at.toISOString(),
  }));
  await sql`
    with made as (
      insert into sandbox.messages (sid, channel, direction, sender_id, phone_id, body, num_segments, status,
        price_micros, created_at, updated_at, sent_at)
      select r.sid, 'whatsapp', r.direction, ${senderId}, ${phoneId}, r.body, 1, r.status, -5000, r.at, r.at, r.at
      from jsonb_to_recordset(${sql.json(rows)}) as r(sid text, direction text, body text, status text, at timestamptz)
      order by r.at
      returning id, direction, created_at
    ), heard as (
      insert into sandbox.deliveries (message_id, status, due_at, done_at, outcome)
      select id, 'received', created_at, created_at, '204' from made where direction = 'inbound'
    )
    insert into sandbox.threads (sender_id, phone_id, channel, last_id, seen_id)
    select ${senderId}, ${phoneId}, 'whatsapp', max(id), max(id) from made`;
}
