import { raw, withWorkspace } from "@/db/client";
import type { Direction, MessageStatus } from "@/db/enums";
import { asksForAnswer } from "@/lib/consent/keywords";
import { touchInbound, touchOutbound } from "@/lib/inbox/touch-conversation";

type Person = { firstName?: string | null; last4?: string };
type Text = {
  contactId: number;
  status: MessageStatus;
  at?: string;
  direction?: Direction;
  body?: string;
  errorCode?: number;
  reason?: string;
  dueAt?: string;
  priceMicros?: number;
  deliveredAt?: string;
};

/** A workspace's rows as time would have left them, written past the verbs. Tests only. */
export async function testSender(workspaceId: number): Promise<number> {
  return one(
    workspaceId,
    (sql) => sql`insert into senders (workspace_id, name, number, segments_per_second)
      values (${workspaceId}, 'Front desk', ${`+1555${workspaceId}`}, 10) returning id`,
  );
}

export async function testPerson(workspaceId: number, person: Person = {}): Promise<number> {
  const { firstName = "Maria", last4 = "0137" } = person;
  return one(
    workspaceId,
    (sql) => sql`insert into contacts (workspace_id, first_name, source, phone_idx, phone_last4)
      values (${workspaceId}, ${firstName}, 'test', ${`idx ${crypto.randomUUID()}`}, ${last4}) returning id`,
  );
}

export async function testText(workspaceId: number, senderId: number, text: Text): Promise<number> {
  const { contactId, status, direction = status === "received" ? "inbound" : "outbound" } = text;
  const at = text.at ?? new Date().toISOString();
  const id = await one(
    workspaceId,
    (
      sql,
    ) => sql`insert into messages (workspace_id, direction, channel, category, contact_id, sender_id, phone_idx,
        phone_last4, body, encoding, segments, priority, due_at, status, actor_kind, created_at, sent_at, delivered_at,
        error_code, reason, price_micros, estimated_cost_micros, unconfirmed_at)
      values (${workspaceId}, ${direction}, 'sms', 'conversation', ${contactId}, ${senderId}, 'idx', '0137',
        ${text.body ?? "See you soon"}, 'GSM-7', 1, 2, ${text.dueAt ?? at}::timestamptz, ${status}, 'system',
        ${at}::timestamptz, ${at}::timestamptz, ${text.deliveredAt ?? null}::timestamptz, ${text.errorCode ?? null},
        ${text.reason ?? null}, ${text.priceMicros ?? null}, 10000,
        ${status === "unconfirmed" ? at : null}::timestamptz) returning id`,
  );
  await withWorkspace(workspaceId, async (tx) => {
    const said = { contactId, messageId: id, at: new Date(at) };
    const asks = asksForAnswer(text.body ?? "");
    if (status === "received")
      await touchInbound(tx, workspaceId, {
        ...said,
        senderId,
        channel: "sms",
        asksForAnswer: asks,
        isKeyword: !asks,
      });
    else if (!neverLeft.has(status)) await touchOutbound(tx, workspaceId, said);
  });
  return id;
}

const neverLeft = new Set<MessageStatus>(["suppressed", "canceled", "failed"]);

export async function testOptOut(workspaceId: number, at: string, phoneIdx = crypto.randomUUID()) {
  return one(
    workspaceId,
    (sql) => sql`insert into consent_events (workspace_id, phone_idx, action, method, actor_kind, at)
      values (${workspaceId}, ${phoneIdx}, 'opted_out', 'keyword', 'customer', ${at}::timestamptz) returning id`,
  );
}

type Sql = ReturnType<typeof raw>;

async function one(workspaceId: number, insert: (sql: Sql) => PromiseLike<unknown>): Promise<number> {
  const rows = await withWorkspace(workspaceId, async (tx) => (await insert(raw(tx))) as { id: number }[]);
  return rows[0]?.id ?? 0;
}
