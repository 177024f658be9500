import postgres from "postgres";
import type { Category } from "@/db/enums";
import { wake } from "@/inngest/events";
import { enqueue, numberOf, refStart, sidStart, type Tenant } from "./world";

/**
 * A supply of accepted messages. They are accepted once through the product's own verb; each round then copies the
 * rows back, as fresh as they were, which takes a second where accepting takes many.
 */
export type Supply = {
  /** How many messages a second the verb accepted. */
  acceptedPerSecond: number;
  /** Queues `n` messages in one commit and wakes the workers. */
  queue: (n: number) => Promise<void>;
  /** Writes `n` messages that the carrier took a moment ago, known to it as `sidOf` and `refOf` say. */
  sent: (n: number) => Promise<void>;
  /** Forgets every message, attempt and event. */
  clear: () => Promise<void>;
  close: () => Promise<void>;
};

/**
 * Prepares `size` messages of `category`, to as many people. `superuserUrl` must name the bench's own database.
 * The first call also writes a past of as many delivered messages: nobody starts a campaign in an empty database,
 * and PostgreSQL plans differently in one.
 */
export async function makeSupply(
  superuserUrl: string,
  tenant: Tenant,
  size: number,
  category: Category,
): Promise<Supply> {
  const sql = postgres(superuserUrl, { max: 1, onnotice: () => {} });
  const shelf = sql(`bench_${category}`);
  const texts = Array.from({ length: size }, (_, n) => ({
    to: numberOf(n),
    body: `Your table for two is ready, number ${n}`,
  }));
  const started = performance.now();
  await enqueue(tenant, texts, category);
  const acceptedPerSecond = size / ((performance.now() - started) / 1000);
  await sql`create table ${shelf} as select * from messages where workspace_id = ${tenant.workspaceId} and status = 'queued'`;
  const found = await sql<{ name: string }[]>`
    select quote_ident(column_name) as name from information_schema.columns
    where table_schema = 'public' and table_name = 'messages' and is_generated = 'NEVER'
      and column_name not in ('id', 'due_at', 'created_at', 'status', 'attempt', 'client_ref', 'provider_sid')`;
  const columns = found.map((c) => c.name).join(", ");
  const [past] = await sql`select 1 from messages where created_at < now() - interval '7 days' limit 1`;
  const clear = async () => {
    await sql`delete from messages where created_at > now() - interval '7 days'`;
    await sql`delete from message_events where at > now() - interval '7 days'`;
    await sql`truncate provider_events, batches`;
    await sql`vacuum analyze messages, message_attempts, message_events, contacts, provider_events, senders, daily_usage`;
  };
  if (!past) await writePast(sql, columns, shelf);
  await clear();
  return {
    acceptedPerSecond,
    queue: async (n) => {
      const times = Math.ceil(n / size);
      await sql`
        insert into messages (${sql.unsafe(columns)}, status, due_at)
        select ${sql.unsafe(columns)}, 'queued', now() from ${shelf}, generate_series(1, ${times}) order by id limit ${n}`;
      wake("message/queued");
    },
    sent: async (n) => {
      await sql`
        insert into messages (${sql.unsafe(columns)}, status, due_at, attempt, client_ref, provider_sid)
        select ${sql.unsafe(columns)}, 'sent', now(), 1, (${refStart} || lpad(to_hex(at - 1), 12, '0'))::uuid,
          ${sidStart} || lpad(to_hex(at - 1), 32, '0')
        from (select *, row_number() over () as at from ${shelf}, generate_series(1, ${Math.ceil(n / size)})) s
        where at <= ${n}`;
      await sql`
        insert into message_attempts (workspace_id, message_id, number, client_ref, gate, claimed_at, post_by, outcome, provider_sid, http_status, finished_at)
        select workspace_id, id, 1, client_ref, '{}', created_at, created_at, 'accepted', provider_sid, 201, created_at
        from messages where status = 'sent' and created_at > now() - interval '7 days'`;
      await sql`analyze messages, message_attempts`;
    },
    clear,
    close: async () => {
      await sql.end();
    },
  };
}

/** Every message of the shelf once more, as sent and delivered a month ago. */
async function writePast(sql: postgres.Sql, columns: string, shelf: postgres.Helper<string>): Promise<void> {
  await sql`
    insert into messages (${sql.unsafe(columns)}, status, due_at, created_at, attempt, client_ref, provider_sid)
    select ${sql.unsafe(columns)}, 'delivered', at, at, 1, gen_random_uuid(), 'SMpast' || id
    from ${shelf}, (select now() - interval '30 days' as at) t`;
  await sql`update messages set sent_at = created_at, delivered_at = created_at, finished_at = created_at where status = 'delivered'`;
  await sql`
    insert into message_attempts (workspace_id, message_id, number, client_ref, gate, claimed_at, post_by, outcome, provider_sid, http_status, finished_at)
    select workspace_id, id, 1, client_ref, '{}', created_at, created_at, 'accepted', provider_sid, 201, created_at
    from messages where status = 'delivered'`;
  await sql`
    insert into message_events (workspace_id, message_id, at, kind, status, source)
    select workspace_id, m.id, created_at, k.kind, k.status::message_status, 'provider'
    from messages m, (values ('accepted', 'queued'), ('sent', 'sent'), ('callback', 'delivered')) k(kind, status)
    where m.status = 'delivered'`;
}
