import postgres from "postgres";
import { wake } from "@/inngest/events";
import type { Category } from "@/db/enums";
import { enqueue, numberOf, type Tenant } from "./world";

/**
 * A supply of accepted messages. They are accepted once through the product's own verb; each round then copies the
 * rows back, as fresh as they were, which takes a second where accepting takes many.
 */
export type Supply = {
  /** How many messages a second the verb accepted. */
  acceptedPerSecond: number;
  /** Queues `n` messages in one commit and wakes the workers. */
  queue: (n: number) => Promise<void>;
  /** Forgets every message, attempt and event. */
  clear: () => Promise<void>;
  close: () => Promise<void>;
};

/** Prepares `size` messages of `category`, to as many people. `superuserUrl` must name the bench's own database. */
export async function makeSupply(superuserUrl: string, tenant: Tenant, size: number, category: Category): Promise<Supply> {
  const sql = postgres(superuserUrl, { max: 1, onnotice: () => {} });
  const shelf = sql(`bench_${category}`);
  const clear = async () => {
    await sql`truncate messages, message_attempts, message_events, provider_events, batches`;
  };
  const texts = Array.from({ length: size }, (_, n) => ({ to: numberOf(n), body: `Your table for two is ready, number ${n}` }));
  const started = performance.now();
  await enqueue(tenant, texts, category);
  const acceptedPerSecond = size / ((performance.now() - started) / 1000);
  await sql`create table ${shelf} as select * from messages where workspace_id = ${tenant.workspaceId}`;
  await clear();
  return {
    acceptedPerSecond,
    queue: async (n) => {
      const found = await sql<{ name: string }[]>`
        select quote_ident(column_name) as name from information_schema.columns
        where table_schema = 'public' and table_name = 'messages' and is_generated = 'NEVER' and column_name not in ('id', 'due_at', 'created_at')`;
      const columns = sql.unsafe(found.map((c) => c.name).join(", "));
      const times = Math.ceil(n / size);
      await sql.begin(async (tx) => {
        await tx`insert into messages (${columns}, due_at) select ${columns}, now() from ${shelf}, generate_series(1, ${times}) order by id limit ${n}`;
        // What autovacuum does within a minute of any such batch.
        await tx`analyze messages`;
      });
      wake("message/queued");
    },
    clear,
    close: async () => {
      await sql.end();
    },
  };
}
