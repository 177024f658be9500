import { raw, type Tx } from "@/db/client";
import type { Category, Channel, ConsentAction, ConsentMethod } from "@/db/enums";
import type { Actor } from "@/lib/actor";
import { knowTogether } from "./know-together";
import { otherNumbersOf } from "./same-person";

/** A line for the ledger. Null channel or category means every one; `at` defaults to now, earlier for imported proof. */
export type ConsentEntry = {
  phoneIdx: string;
  /** Further indexes the number may be known by, while former index keys are kept. */
  phoneIndexes?: string[];
  phoneLast4: string | null;
  channel: Channel | null;
  category: Category | null;
  action: ConsentAction;
  method: ConsentMethod;
  keyword?: string | null;
  wording?: string | null;
  reason?: string | null;
  rawText?: string | null;
  sourceMessageId?: number | null;
  at?: Date;
};

/**
 * Appends to the consent ledger. Takes the workspace's consent lock first: claims hold it shared, so that no claim
 * can read the ledger before this line and commit after it. Held to the end of the transaction: keep that short.
 * A no holds for every number of the person; a yes is about one number only.
 * @returns ids of the new lines, in the order of the entries.
 */
export async function recordConsent(tx: Tx, actor: Actor, entries: ConsentEntry[]): Promise<number[]> {
  if (entries.length === 0) return [];
  await lockConsent(tx, actor.workspaceId, "write");
  const everywhere = [...entries, ...(await forOtherNumbers(tx, actor.workspaceId, entries))];
  const rows = everywhere.map((e) => ({
    workspace_id: actor.workspaceId,
    phone_idx: e.phoneIdx,
    phone_last4: e.phoneLast4,
    channel: e.channel,
    category: e.category,
    action: e.action,
    method: e.method,
    keyword: e.keyword ?? null,
    wording: e.wording ?? null,
    reason: e.reason ?? null,
    raw_text: e.rawText ?? null,
    source_message_id: e.sourceMessageId ?? null,
    actor_kind: actor.kind,
    actor_id: actor.id,
    actor_name: actor.name,
    request_id: actor.requestId,
    at: (e.at ?? null)?.toISOString() ?? null,
  }));
  const inserted = await raw(tx)<{ id: number }[]>`
    insert into consent_events (workspace_id, phone_idx, phone_last4, channel, category, action, method, keyword,
      wording, reason, raw_text, source_message_id, actor_kind, actor_id, actor_name, request_id, at)
    select r.workspace_id, r.phone_idx, r.phone_last4, r.channel, r.category, r.action, r.method, r.keyword, r.wording,
      r.reason, r.raw_text, r.source_message_id, r.actor_kind, r.actor_id, r.actor_name, r.request_id,
      coalesce(r.at, clock_timestamp())
    from jsonb_populate_recordset(null::consent_events, ${raw(tx).json(rows)}) with ordinality as r
    returning id`;
  await knowTogether(tx, actor.workspaceId, () =>
    entries.map((e) => [e.phoneIdx, ...(e.phoneIndexes ?? [])]),
  );
  return inserted.slice(0, entries.length).map((row) => row.id);
}

/** The same no, once more for each further number of whoever said it. */
async function forOtherNumbers(
  tx: Tx,
  workspaceId: number,
  entries: ConsentEntry[],
): Promise<ConsentEntry[]> {
  const refusals = entries.filter((entry) => entry.action === "opted_out");
  const known = (entry: ConsentEntry) => [entry.phoneIdx, ...(entry.phoneIndexes ?? [])];
  const others = await otherNumbersOf(tx, workspaceId, refusals.flatMap(known));
  return refusals.flatMap((entry) =>
    others
      .filter((other) => known(entry).includes(other.saidBy))
      .map((other) => ({
        ...entry,
        phoneIdx: other.phoneIdx,
        phoneLast4: other.phoneLast4,
        reason: entry.reason ?? "said by another number of this person",
      })),
  );
}

/** Claims take it shared, writers of consent exclusively. One lock a workspace: claims are short, STOPs rare. */
export async function lockConsent(tx: Tx, workspaceId: number, mode: "claim" | "write"): Promise<void> {
  const sql = raw(tx);
  if (mode === "claim")
    await sql`select pg_advisory_xact_lock_shared(7001, ${workspaceId % 2_147_483_647}::int)`;
  else await sql`select pg_advisory_xact_lock(7001, ${workspaceId % 2_147_483_647}::int)`;
}
