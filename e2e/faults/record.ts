import { raw, withWorkspace } from "@/db/client";
import type { LookupRecord, SendRecord, Taken } from "../bench/carrier-book";
import type { Tenant, Text } from "../bench/world";

export type Wish = Text & { tenant: Tenant };
export type Row = { workspaceId: number; status: string; body: string; providerSid: string | null };

/** What the carrier's record says against what was asked for: texts that never went out, and that went out too often. */
export function compare(
  wishes: Wish[],
  taken: Taken[],
): { lost: string[]; doubled: string[]; strange: string[] } {
  const wanted = countBy(wishes.map((w) => key(w.tenant.number, w.to, w.body)));
  const got = countBy(taken.map((m) => key(m.from, m.to, m.body)));
  const all = [...wanted];
  return {
    lost: all.filter(([text, n]) => (got.get(text) ?? 0) < n).map(([text]) => text),
    doubled: all.filter(([text, n]) => (got.get(text) ?? 0) > n).map(([text]) => text),
    strange: [...got.keys()].filter((text) => !wanted.has(text)),
  };
}

/**
 * Sends of a message whose earlier send had an unknown fate, without the provider's list having been asked about that
 * number after the settle window. A 429 is known: Twilio never processes it. `messageOf` tells a reference's message.
 */
export function blindRetries(
  sends: SendRecord[],
  lookups: LookupRecord[],
  settleMs: number,
  messageOf: Map<string, string>,
): SendRecord[] {
  const earlier = new Map<string, SendRecord>();
  return sends.filter((send) => {
    const message = messageOf.get(send.ref) ?? "";
    const before = earlier.get(message);
    earlier.set(message, send);
    if (!before || before.outcome === "refused_429") return false;
    return !lookups.some((l) => l.to === send.to && l.at >= before.at + settleMs && l.at <= send.at);
  });
}

/** Which message each committed attempt's reference belongs to. */
export async function readAttempts(tenants: Tenant[]): Promise<Map<string, string>> {
  const found = tenants.map(({ workspaceId }) =>
    withWorkspace(
      workspaceId,
      (tx) => raw(tx)<{ ref: string; message: string }[]>`
      select client_ref as ref, workspace_id || '/' || message_id as message
      from message_attempts where workspace_id = ${workspaceId}`,
    ),
  );
  return new Map((await Promise.all(found)).flat().map(({ ref, message }) => [ref, message]));
}

/** Every outbound message of these workspaces. */
export async function readRows(tenants: Tenant[]): Promise<Row[]> {
  const rows = tenants.map(({ workspaceId }) =>
    withWorkspace(
      workspaceId,
      (tx) => raw(tx)<Row[]>`
      select workspace_id as "workspaceId", status, body, provider_sid as "providerSid"
      from messages where workspace_id = ${workspaceId} and direction = 'outbound'`,
    ),
  );
  return (await Promise.all(rows)).flat();
}

/** How many messages of these workspaces were ever in doubt. */
export async function countOnceUnconfirmed(tenants: Tenant[]): Promise<number> {
  const counts = tenants.map(({ workspaceId }) =>
    withWorkspace(
      workspaceId,
      (tx) => raw(tx)<{ n: number }[]>`
      select count(distinct message_id)::int as n from message_events
      where workspace_id = ${workspaceId} and status = 'unconfirmed'`,
    ),
  );
  return (await Promise.all(counts)).reduce((sum, [row]) => sum + (row?.n ?? 0), 0);
}

/** What the carrier and the database each say about these texts, for a failure's message. */
export async function storiesOf(
  texts: string[],
  wishes: Wish[],
  sends: SendRecord[],
  lookups: LookupRecord[],
): Promise<string> {
  const told = wishes.filter((w) => texts.includes(key(w.tenant.number, w.to, w.body))).slice(0, 5);
  const stories = told.map(async (wish) => {
    const events = await withWorkspace(
      wish.tenant.workspaceId,
      (tx) => raw(tx)<{ at: string; kind: string; source: string; data: unknown }[]>`
      select e.at, e.kind, e.source, e.data - 'verdict' - 'gate' as data from message_events e join messages m on m.workspace_id = e.workspace_id and m.id = e.message_id
      where m.workspace_id = ${wish.tenant.workspaceId} and m.body = ${wish.body} order by e.id`,
    );
    const lines = [
      ...events.map((e) => ({
        at: Date.parse(e.at),
        line: `  event ${e.kind} by ${e.source} ${JSON.stringify(e.data).slice(0, 200)}`,
      })),
      ...sends
        .filter((s) => s.to === wish.to && s.body === wish.body)
        .map((s) => ({ at: s.at, line: `  send ${s.ref} ${s.outcome}` })),
      ...lookups
        .filter((l) => l.to === wish.to)
        .map((l) => ({ at: l.at, line: `  lookup found ${l.count}` })),
    ].sort((a, b) => a.at - b.at);
    return `${key(wish.tenant.number, wish.to, wish.body)}\n${lines.map((l) => `${new Date(l.at).toISOString()}${l.line}`).join("\n")}`;
  });
  return (await Promise.all(stories)).join("\n\n");
}

/** Makes a minute pass for requests that died with their process: their idempotency locks are over. */
export async function expireLocks(tenants: Tenant[]): Promise<void> {
  for (const { workspaceId } of tenants) {
    await withWorkspace(
      workspaceId,
      (tx) => raw(tx)`
      update idempotency_keys set locked_until = now() - interval '1 second'
      where workspace_id = ${workspaceId} and status is null`,
    );
  }
}

function countBy(keys: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const one of keys) counts.set(one, (counts.get(one) ?? 0) + 1);
  return counts;
}

const key = (from: string, to: string, body: string) => `${from} → ${to}: ${body}`;
