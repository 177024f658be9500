import { raw, type Tx, withWorkspace } from "@/db/client";
import type { AttemptOutcome } from "@/db/enums";
import { violated } from "@/db/errors";
import { rowColumns } from "@/db/row-columns";
import { wake } from "@/inngest/events";
import { now } from "@/lib/clock";
import { lockConsent } from "@/lib/consent/record-consent";
import { env } from "@/lib/env";
import type { SendResult } from "@/lib/providers/carrier";
import { provesUnreachable } from "@/lib/providers/error-classes";
import { insertEvents, type NewEvent } from "./insert-messages";
import { type Plan, planAfterCall } from "./retry-plan";
import { recordProviderOptOut } from "./stop-number";
import type { Claim } from "./take-up";

type Accepted = Extract<SendResult, { kind: "accepted" }>;
export type Result =
  | Exclude<SendResult, Accepted>
  | (Omit<Accepted, "providerSid"> & { providerSid: string | null })
  | { kind: "not_started" };
export type Settled = { claim: Claim; result: Result };

const outcomes: Record<Result["kind"], AttemptOutcome> = {
  accepted: "accepted",
  rejected: "rejected",
  unreached: "not_started",
  ambiguous: "ambiguous",
  not_started: "not_started",
};

/** Writes what calls came to, in batches per workspace. Late news of a lost lease is still taken in, never overwritten. */
export async function settleAttempts(settled: Settled[]): Promise<void> {
  const byWorkspace = Map.groupBy(settled, (s) => s.claim.workspaceId);
  await Promise.all([...byWorkspace].map(([workspaceId, group]) => settleWorkspace(workspaceId, group)));
}

/** A sid that another attempt already owns (two equal texts, mixed up while looking) must not hold up the batch. */
async function settleWorkspace(workspaceId: number, group: Settled[]): Promise<void> {
  try {
    await settleTogether(workspaceId, group);
  } catch (error) {
    if (violated(error) !== "message_attempts_sid_key") throw error;
    const [only, ...others] = group;
    if (only && others.length === 0 && only.result.kind === "accepted") {
      return settleTogether(workspaceId, [{ ...only, result: { ...only.result, providerSid: null } }]);
    }
    for (const one of group) await settleWorkspace(workspaceId, [one]);
  }
}

async function settleTogether(workspaceId: number, group: Settled[]): Promise<void> {
  const at = now();
  const planned = group.map((s) => ({
    ...s,
    plan: planAfterCall(s.result, s.claim.attempt, at, env().settleSeconds),
  }));
  const refusals = planned.filter((p) => p.plan.optOut).map((p) => p.claim);
  await withWorkspace(
    workspaceId,
    async (tx) => {
      if (refusals.length > 0) await lockConsent(tx, workspaceId, "write");
      await writeAttempts(tx, workspaceId, group);
      const moved = await moveMessages(tx, workspaceId, planned);
      await holdSenders(tx, workspaceId, planned);
      await insertEvents(
        tx,
        workspaceId,
        planned.map((p) => eventFor(p, moved)),
      );
      for (const refused of refusals) await recordProviderOptOut(tx, workspaceId, refused);
    },
    { byKey: true },
  );
  if (planned.some(({ plan }) => provesUnreachable(plan.errorCode))) wake("message/unreached");
}

/** A call that broke off stays as a receipt has told it: what is known is never made unknown again. */
async function writeAttempts(tx: Tx, workspaceId: number, group: Settled[]): Promise<void> {
  const sql = raw(tx);
  const rows = group.map(({ claim, result }) => ({
    of: workspaceId,
    ref: claim.clientRef,
    outcome: outcomes[result.kind],
    sid: result.kind === "accepted" ? result.providerSid : null,
    http: "httpStatus" in result ? result.httpStatus : null,
    code: result.kind === "rejected" ? result.errorCode : null,
    detail: "detail" in result ? result.detail : null,
  }));
  const { table } = rowColumns(sql, attemptTypes, rows, ["of", "ref"]);
  await sql`
    update message_attempts a set provider_sid = coalesce(r.sid, a.provider_sid),
      outcome = case when r.outcome = 'ambiguous' and a.provider_sid is not null then a.outcome else r.outcome end,
      http_status = r.http, error_code = r.code, detail = r.detail, finished_at = clock_timestamp()
    from ${table}
    where r.of = ${workspaceId} and a.client_ref = r.ref`;
}

const attemptTypes = {
  of: "bigint",
  ref: "uuid",
  outcome: "attempt_outcome",
  sid: "text",
  http: "int",
  code: "int",
  detail: "text",
} as const;

type Planned = Settled & { plan: Plan };

const messageTypes = {
  of: "bigint",
  id: "bigint",
  ref: "uuid",
  status: "message_status",
  sid: "text",
  reason: "text",
  code: "int",
  class: "error_class",
  at: "timestamptz",
} as const;

/**
 * Moves messages on, guarded by state and by the attempt they belong to. `sending` and `unconfirmed` are the only
 * states a call can end; where a callback was faster, only the provider's sid is filled in.
 * @returns ids of the messages that moved.
 */
async function moveMessages(tx: Tx, workspaceId: number, planned: Planned[]): Promise<Set<number>> {
  const sql = raw(tx);
  const rows = planned.map(({ claim, result, plan }) => ({
    of: workspaceId,
    id: claim.messageId,
    ref: claim.clientRef,
    status: plan.status,
    sid: result.kind === "accepted" ? result.providerSid : null,
    reason: plan.reason,
    code: plan.errorCode,
    class: plan.errorClass,
    at: plan.retryAt,
  }));
  const { table } = rowColumns(sql, messageTypes, rows, ["of", "id", "ref"]);
  const moved = await sql<{ id: number }[]>`
    update messages m set status = r.status, provider_sid = coalesce(r.sid, m.provider_sid),
      reason = r.reason, error_code = r.code, error_class = r.class,
      due_at = case when r.status = 'queued' then r.at else m.due_at end,
      reconcile_at = case when r.status = 'unconfirmed' then r.at end,
      unconfirmed_at = case when r.status = 'unconfirmed' then coalesce(m.unconfirmed_at, now()) else m.unconfirmed_at end,
      lease_until = null, post_by = null,
      sent_at = case when r.status = 'sent' then clock_timestamp() else m.sent_at end,
      price_due_at = case when r.status = 'sent' then now() + interval '6 hours' else m.price_due_at end,
      finished_at = case when r.status = 'failed' then clock_timestamp() end
    from ${table}
    where r.of = ${workspaceId} and m.workspace_id = ${workspaceId} and m.id = r.id and m.client_ref = r.ref
      and (m.status = 'sending' or (m.status = 'unconfirmed' and r.status <> 'unconfirmed'))
    returning m.id`;
  const ids = new Set(moved.map((m) => m.id));
  const overtaken = rows.filter((r) => r.sid !== null && !ids.has(r.id));
  if (overtaken.length > 0) {
    await sql`
      update messages m set provider_sid = r.sid, sent_at = coalesce(m.sent_at, now())
      from unnest(${overtaken.map((r) => r.id)}::bigint[], ${overtaken.map((r) => r.ref)}::uuid[],
        ${overtaken.map((r) => r.sid)}::text[]) as r(id, ref, sid)
      where m.workspace_id = ${workspaceId} and m.id = r.id and m.client_ref = r.ref and m.provider_sid is null`;
  }
  return ids;
}

async function holdSenders(tx: Tx, workspaceId: number, planned: Planned[]): Promise<void> {
  const holds = planned.filter((p) => p.plan.holdSenderUntil !== null);
  const last = holds.at(-1);
  if (last?.plan.holdSenderUntil) {
    await raw(tx)`update senders set held_until = ${last.plan.holdSenderUntil.toISOString()}::timestamptz,
      problem_code = ${last.plan.errorCode}, problem_at = now(),
      problem_detail = ${last.result.kind === "rejected" ? last.result.detail : null}
      where workspace_id = ${workspaceId} and id = any(${[...new Set(holds.map((h) => h.claim.senderId))]}::bigint[])`;
    return;
  }
  const accepted = planned.filter((p) => p.result.kind === "accepted").map((p) => p.claim.senderId);
  if (accepted.length === 0) return;
  await raw(
    tx,
  )`update senders set problem_code = null, problem_detail = null, problem_at = null, held_until = null
    where workspace_id = ${workspaceId} and id = any(${[...new Set(accepted)]}::bigint[]) and problem_code is not null`;
}

function eventFor({ claim, result, plan }: Planned, moved: Set<number>): NewEvent {
  const kinds: Record<Result["kind"], string> = {
    accepted: "sent",
    rejected: "rejected",
    unreached: "retry_scheduled",
    ambiguous: "unconfirmed",
    not_started: "not_started",
  };
  const isLate = result.kind === "accepted" && !moved.has(claim.messageId);
  return {
    messageId: claim.messageId,
    kind: kinds[result.kind],
    status: isLate ? null : plan.status,
    source: "provider",
    data: {
      attempt: claim.attempt,
      ...("httpStatus" in result ? { http_status: result.httpStatus } : {}),
      ...(result.kind === "accepted" ? { provider_sid: result.providerSid, word: result.word } : {}),
      ...(plan.errorCode ? { error_code: plan.errorCode } : {}),
      ...("detail" in result ? { detail: result.detail } : {}),
      ...(plan.retryAt && plan.status === "queued" ? { retry_at: plan.retryAt.toISOString() } : {}),
    },
  };
}
