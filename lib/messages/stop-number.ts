import { raw, type Tx, withWorkspace } from "@/db/client";
import type { Category, Channel, ConsentMethod } from "@/db/enums";
import { type Actor, authorize, systemActor } from "@/lib/actor";
import { recordConsent } from "@/lib/consent/record-consent";
import { otherNumbersOf } from "@/lib/consent/same-person";
import { POST_BY_MS } from "./take-up";

export type Stop = {
  phoneIndexes: string[];
  phoneLast4: string | null;
  channel: Channel | null;
  /** Null stops everything, as STOP does. */
  category: Category | null;
  method: ConsentMethod;
  keyword?: string | null;
  reason?: string | null;
  rawText?: string | null;
  sourceMessageId?: number | null;
  /** True when the confirmation of an earlier, narrower no is to give way to this one's. */
  endsConfirmations?: boolean;
};

/**
 * Writes an opt-out and ends every queued text it covers, in the caller's transaction. Takes the consent lock, so
 * no claim can slip between. What was claimed before is waited for afterwards, by `waitForClaimed`.
 */
export async function stopNumber(
  tx: Tx,
  actor: Actor,
  stop: Stop,
): Promise<{ ledgerId: number; suppressed: number }> {
  const [current] = stop.phoneIndexes;
  if (current === undefined) throw new Error("a number without an index");
  const [ledgerId] = await recordConsent(tx, actor, [
    {
      phoneIdx: current,
      phoneIndexes: stop.phoneIndexes,
      phoneLast4: stop.phoneLast4,
      channel: stop.channel,
      category: stop.category,
      action: "opted_out",
      method: stop.method,
      keyword: stop.keyword,
      reason: stop.reason,
      rawText: stop.rawText,
      sourceMessageId: stop.sourceMessageId,
    },
  ]);
  if (ledgerId === undefined) throw new Error("the ledger took no line");
  const indexes = await everyIndex(tx, actor.workspaceId, stop.phoneIndexes);
  const ended = await raw(tx)<{ id: number }[]>`
    with ended as (
      update messages set status = 'suppressed', reason = 'opted_out_meanwhile', finished_at = now()
      where workspace_id = ${actor.workspaceId} and phone_idx = any(${indexes}::text[]) and status = 'queued'
        and direction = 'outbound'
        and (purpose <> 'opt_out_confirmation' or ${stop.endsConfirmations === true})
        and (${stop.channel}::channel is null or channel = ${stop.channel}::channel)
        and (${stop.category}::category is null or category = ${stop.category}::category)
      returning id
    ), told as (
      insert into message_events (workspace_id, message_id, at, kind, status, source, data)
      select ${actor.workspaceId}, id, clock_timestamp(), 'suppressed', 'suppressed', 'consent',
        jsonb_build_object('reason', 'opted_out_meanwhile', 'ledger_id', ${ledgerId}::bigint)
      from ended
    )
    select id from ended`;
  return { ledgerId, suppressed: ended.length };
}

/**
 * Returns once no call to this number that was claimed before now can still start: each has settled, or its time to
 * start (5 s) and to end (4 s) has passed. Run after the opt-out is committed, before it is answered.
 */
export async function waitForClaimed(workspaceId: number, phoneIndexes: string[]): Promise<void> {
  let since: string | null = null;
  const indexes = await withWorkspace(workspaceId, (tx) => everyIndex(tx, workspaceId, phoneIndexes));
  for (let pause = 20; ; pause = Math.min(250, pause * 1.5)) {
    const [row] = await withWorkspace(
      workspaceId,
      (tx) => raw(tx)<{ open: boolean; at: string }[]>`
        select now()::text as at, exists (
          select from messages
          where workspace_id = ${workspaceId} and phone_idx = any(${indexes}::text[])
            and status = 'sending' and post_by + interval '4 seconds' > now()
            and post_by <= coalesce(${since}::timestamptz, now()) + make_interval(secs => ${POST_BY_MS / 1000})
        ) as open`,
    );
    if (!row?.open) return;
    since ??= row.at;
    await new Promise((done) => setTimeout(done, pause));
  }
}

/** With the further numbers of the same person, for which a no holds too. */
const everyIndex = async (tx: Tx, workspaceId: number, phoneIndexes: string[]): Promise<string[]> => [
  ...phoneIndexes,
  ...(await otherNumbersOf(tx, workspaceId, phoneIndexes)).map((other) => other.phoneIdx),
];

/** A person or a system opts a number out. Answers when no text to it can start any more. */
export async function optOut(actor: Actor, stop: Stop): Promise<{ ledgerId: number; suppressed: number }> {
  authorize(actor, "consent:write");
  const done = await withWorkspace(actor.workspaceId, (tx) => stopNumber(tx, actor, stop));
  await waitForClaimed(actor.workspaceId, stop.phoneIndexes);
  return done;
}

/**
 * The provider refused a text because the person opted out there (21610, 30630, 63014): we take its word, in the
 * transaction that takes in the refusal. Who calls it takes the consent lock before any row's, as claims do.
 */
export async function recordProviderOptOut(tx: Tx, workspaceId: number, refused: Refused): Promise<void> {
  // The number of an erased person is gone; its ledger already says what it said.
  if (refused.phoneIdx === "") return;
  await stopNumber(tx, systemActor(workspaceId, "Provider"), {
    phoneIndexes: [refused.phoneIdx],
    phoneLast4: null,
    channel: refused.channel,
    category: null,
    method: "provider",
    reason: "the provider reports an opt-out",
    sourceMessageId: refused.messageId,
  });
}

type Refused = { phoneIdx: string; channel: Channel; messageId: number };
