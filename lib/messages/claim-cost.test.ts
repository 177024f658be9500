import { expect, test } from "vitest";
import { ownerSql, raw, withWorkspace } from "@/db/client";
import { testDatabase } from "@/db/testing";
import { testPeople, testSender } from "@/lib/campaigns/testing";
import { testTenant } from "@/lib/http/testing";
import { claimBatch } from "./claim-batch";
import { settleAttempts } from "./settle-attempts";

await testDatabase();
// One connection: what a statement read is told by the connection that asked it.
process.env.PARLEY_POOL_SIZE = "1";

const SENT = 5_000;
const CLAIMED = 200;

/** Rows of messages that were read by an index or without one, so far. */
async function rowsRead(): Promise<number> {
  await ownerSql()`select pg_stat_force_next_flush()`;
  const [row] = await ownerSql()<{ read: number }[]>`
    select (t.seq_tup_read + sum(i.idx_tup_read))::int as read
    from pg_stat_user_tables t join pg_stat_user_indexes i using (relid) where t.relname = 'messages'
    group by t.seq_tup_read`;
  return row?.read ?? 0;
}

test("a claim reads what it takes, and its outcome too, also where PostgreSQL still takes the table for empty", async () => {
  const { workspaceId } = await testTenant({ quietHours: null });
  const other = await testTenant({ quietHours: null });
  await ownerSql()`analyze messages, message_attempts`;
  for (const id of [other.workspaceId, workspaceId]) {
    const senderId = await testSender(id, "sms", 1_000);
    const [contactId = 0] = await testPeople(id, [{}]);
    await withWorkspace(
      id,
      (tx) => raw(tx)`
        insert into messages (workspace_id, direction, channel, category, contact_id, sender_id, phone_idx, phone_last4,
          body, encoding, segments, priority, due_at, status, actor_kind)
        select ${id}, 'outbound', 'sms', 'order', ${contactId}, ${senderId}, 'nobody' || n, '0000', 'Hi', 'GSM-7', 1, 2,
          now() - interval '1 minute', (case when n <= ${SENT} then 'sent' else 'queued' end)::message_status, 'system'
        from generate_series(1, ${SENT + CLAIMED}) n`,
    );
    const before = await rowsRead();

    const claims = await claimBatch(id, senderId, CLAIMED);

    expect(claims).toHaveLength(CLAIMED);
    const claimed = await rowsRead();
    expect(claimed - before).toBeLessThan(20 * CLAIMED);

    await settleAttempts(
      claims.map((claim, n) => ({
        claim,
        result: { kind: "accepted", providerSid: `SM${id}x${n}`, httpStatus: 201, word: "queued" },
      })),
    );
    expect((await rowsRead()) - claimed).toBeLessThan(20 * CLAIMED);
  }
});
