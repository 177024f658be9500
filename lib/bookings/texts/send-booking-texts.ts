import { asRouter, raw, type Tx, withWorkspace } from "@/db/client";
import { wake } from "@/inngest/events";
import { later, minutes, now } from "@/lib/clock";
import { log } from "@/lib/log";
import { acceptMessages } from "@/lib/messages/accept-messages";
import type { Budget, Drained } from "@/lib/messages/dispatch";
import { draftOf, staleReason } from "./draft-text";
import { type DueText, lockDueTexts } from "./due-texts";

const BATCH = 100;

/**
 * Sends what follows from bookings and is due. The message's row is written in the transaction that says so of the
 * text, with the booking locked against changes: a text leaves once, and never about a visit that was moved or
 * canceled before.
 */
export async function sendBookingTexts({ budgetMs, signal }: Budget): Promise<Drained> {
  const until = performance.now() + budgetMs;
  const due = await asRouter(
    (tx) => raw(tx)<{ workspace_id: number; ids: number[] }[]>`
      select workspace_id, array_agg(id) as ids from (
        select workspace_id, id from booking_texts
        where status = 'due' and due_at <= ${now().toISOString()} order by due_at limit ${BATCH}
      ) t group by workspace_id`,
  );
  let worked = 0;
  for (const { workspace_id: workspaceId, ids } of due) {
    if (performance.now() >= until || signal?.aborted) break;
    worked += await trySending(workspaceId, ids.map(Number));
  }
  if (worked > 0) wake("message/queued");
  return { worked, next: worked === 0 ? null : await nextBookingText() };
}

/** When the first text is due. */
export async function nextBookingText(): Promise<Date | null> {
  const [row] = await asRouter(
    (tx) => raw(tx)<{ at: string | null }[]>`
      select min(due_at) as at from booking_texts where status = 'due'`,
  );
  return row?.at ? new Date(row.at) : null;
}

const SECOND_TRY = minutes(15);

/** One that cannot be worked on holds up no other. */
async function trySending(workspaceId: number, ids: number[]): Promise<number> {
  try {
    return await withWorkspace(workspaceId, (tx) => sendThese(tx, workspaceId, ids), { timeoutMs: 8_000 });
  } catch (err) {
    if (ids.length === 1) {
      log.error({ err, bookingTextId: ids[0] }, "a text about a visit was not sent; it is tried again");
      await postpone(workspaceId, ids);
      return 0;
    }
    let worked = 0;
    for (const id of ids) worked += await trySending(workspaceId, [id]);
    return worked;
  }
}

/** Those behind it are not kept waiting by one that fails again and again. */
const postpone = (workspaceId: number, ids: number[]) =>
  withWorkspace(
    workspaceId,
    (tx) => raw(tx)`
      update booking_texts set due_at = ${later(now(), SECOND_TRY).toISOString()}
      where workspace_id = ${workspaceId} and id = any(${ids}::bigint[]) and status = 'due'`,
  );

type Outcome = {
  text: DueText;
  status: "queued" | "stale" | "skipped";
  reason: string | null;
  messageId?: number;
};

async function sendThese(tx: Tx, workspaceId: number, ids: number[]): Promise<number> {
  const at = now();
  const texts = await lockDueTexts(tx, workspaceId, ids);
  const stale = texts.flatMap((text): Outcome[] => {
    const reason = staleReason(text, at);
    return reason ? [{ text, status: "stale", reason }] : [];
  });
  const current = texts.filter((text) => staleReason(text, at) === null);
  const results = await accept(tx, workspaceId, current);
  const sent = current.map((text, i): Outcome => {
    const result = results[i];
    if (!result?.ok) return { text, status: "skipped", reason: result?.refusal.code ?? "unknown" };
    const isSuppressed = result.row.status === "suppressed";
    return {
      text,
      messageId: result.id,
      status: isSuppressed ? "skipped" : "queued",
      reason: isSuppressed ? result.row.reason : null,
    };
  });
  await settle(tx, workspaceId, [...stale, ...sent]);
  return texts.length;
}

/** A template that was switched off, or asks for what nobody knows, must not cost a guest the reminder. */
async function accept(tx: Tx, workspaceId: number, texts: DueText[]) {
  const results = await acceptMessages(
    tx,
    workspaceId,
    texts.map((text) => draftOf(workspaceId, text)),
  );
  const refused = texts.filter((_, i) => !results[i]?.ok);
  if (refused.length === 0) return results;
  const plain = await acceptMessages(
    tx,
    workspaceId,
    refused.map((text) => draftOf(workspaceId, text, true)),
  );
  return results.map((result) => (result.ok ? result : (plain.shift() ?? result)));
}

async function settle(tx: Tx, workspaceId: number, outcomes: Outcome[]): Promise<void> {
  if (outcomes.length === 0) return;
  const rows = outcomes.map(({ text, status, reason, messageId }) => ({
    id: text.id,
    status,
    reason,
    message_id: messageId ?? null,
  }));
  await raw(tx)`
    update booking_texts t set status = r.status::booking_text_status, reason = r.reason, message_id = r.message_id
    from jsonb_to_recordset(${raw(tx).json(rows)}) as r(id bigint, status text, reason text, message_id bigint)
    where t.workspace_id = ${workspaceId} and t.id = r.id`;
}
