import { raw, type Tx, withoutWorkspace } from "@/db/client";
import { later } from "@/lib/clock";
import { consentState } from "@/lib/consent/consent-state";
import { readKeyword } from "@/lib/sandbox/keyword";
import { ensureNumbers } from "@/lib/sandbox/numbers";
import type { Line, Person, Text, World } from "./world";

/** How a line's trouble is called on the phones page. */
const behaviors: Partial<Record<Line, string>> = {
  off: "unreachable",
  gone: "unknown",
  landline: "landline",
};
const shownDays = 21;

type Row = {
  sid: string;
  direction: string;
  phone_id: number;
  body: string;
  num_segments: number;
  status: string;
  error_code: number | null;
  at: string;
};

/**
 * Enters a business's last weeks into the sandbox's network too, so that phones show what their owners got, and the
 * carrier refuses whom it should.
 */
export async function fillPhones(world: World, businessNumber: string): Promise<void> {
  await withoutWorkspace(
    async (tx) => {
      const [senderId = 0] = await ensureNumbers(tx, businessNumber);
      const ids = await ensureNumbers(tx, ...world.people.map(({ phone }) => phone));
      const phoneIds = new Map(world.people.map((person, i) => [person, ids[i] ?? 0]));
      await writeThreads(tx, world, senderId, phoneIds);
      await writeMessages(tx, rowsOf(world, phoneIds), senderId);
    },
    { timeoutMs: 60_000 },
  );
}

async function writeThreads(
  tx: Tx,
  world: World,
  senderId: number,
  phoneIds: Map<Person, number>,
): Promise<void> {
  const sql = raw(tx);
  const known = new Set(world.texts.map(({ person }) => person));
  const rows = [...known].map((person) => ({
    phone_id: phoneIds.get(person),
    behavior: behaviors[person.line] ?? "normal",
    opted_out_at: blockedSince(person),
    created_at: person.since.toISOString(),
  }));
  await sql`insert into sandbox.threads (sender_id, phone_id, channel, behavior, opted_out_at, created_at)
    select ${senderId}, t.phone_id, 'sms', t.behavior, t.opted_out_at, t.created_at
    from jsonb_to_recordset(${sql.json(rows as never)})
      as t(phone_id bigint, behavior text, opted_out_at timestamptz, created_at timestamptz)`;
}

/** The carrier knows a STOP that it acted on itself; a refusal in plain words is ours to keep. */
function blockedSince(person: Person): string | null {
  const { optedOut, since, method } = consentState(person.facts, "sms", "conversation");
  return optedOut && (method === "keyword" || method === "provider") ? since : null;
}

function rowsOf(world: World, phoneIds: Map<Person, number>): Row[] {
  const since = later(world.now, -shownDays * 86_400_000);
  const rows: Row[] = [];
  for (const text of world.texts) {
    if (text.createdAt < since) continue;
    const phone_id = phoneIds.get(text.person) ?? 0;
    if (text.direction === "inbound") {
      rows.push(rowOf(text, phone_id, "inbound", text.createdAt));
      const { reply } = readKeyword(text.body, false);
      if (reply)
        rows.push({
          ...rowOf(text, phone_id, "outbound-reply", later(text.createdAt, 400)),
          sid: `SM${world.picks.hex(32)}`,
          body: reply,
          num_segments: 1,
          status: "delivered",
        });
    } else if (text.sid && text.sentAt) rows.push(rowOf(text, phone_id, "outbound-api", text.sentAt));
  }
  return rows.sort((a, b) => (a.at < b.at ? -1 : 1));
}

const rowOf = (text: Text, phone_id: number, direction: string, at: Date): Row => ({
  sid: text.sid ?? "",
  direction,
  phone_id,
  body: text.body,
  num_segments: text.segments,
  status: text.status === "queued" ? "undelivered" : text.status,
  error_code: text.errorCode,
  at: at.toISOString(),
});

async function writeMessages(tx: Tx, rows: Row[], senderId: number): Promise<void> {
  const sql = raw(tx);
  await sql`
    with made as (
      insert into sandbox.messages (sid, channel, direction, sender_id, phone_id, body, num_segments, status, error_code,
        price_micros, created_at, updated_at, sent_at)
      select r.sid, 'sms', r.direction, ${senderId}, r.phone_id, r.body, r.num_segments, r.status, r.error_code,
        -8300 * r.num_segments, r.at, r.at, r.at
      from jsonb_to_recordset(${sql.json(rows as never)}) as r(sid text, direction text, phone_id bigint,
        body text, num_segments int, status text, error_code int, at timestamptz)
      order by r.at
      returning id, phone_id, direction, created_at
    ), heard as (
      insert into sandbox.deliveries (message_id, status, due_at, done_at, outcome)
      select id, 'received', created_at, created_at, '204' from made where direction = 'inbound'
    )
    update sandbox.threads t set last_id = l.id, seen_id = l.id
    from (select phone_id, max(id) as id from made group by phone_id) l
    where t.sender_id = ${senderId} and t.phone_id = l.phone_id and t.channel = 'sms'`;
}
