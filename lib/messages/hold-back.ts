import { raw, type Tx } from "@/db/client";
import type { MessageRow } from "./due-rows";
import { insertEvents } from "./insert-messages";
import type { Judged } from "./judge-rows";

export type Held = Judged & { reason: string | null; until: string | null };

export const untilTomorrow = (judged: Judged[], reason: string, resetsAt: Date): Held[] =>
  judged.map((j) => ({ ...j, reason, until: resetsAt.toISOString() }));

/** Writes what does not go out now: refused for good, past its deadline, or held until a better hour. */
export async function holdBack(tx: Tx, workspaceId: number, kept: Held[]): Promise<void> {
  const held = kept.map((h) => ({ ...h, ...ending(h.row, h.reason, h.until) }));
  if (held.length === 0) return;
  const sql = raw(tx);
  const rows = held.map(({ row, status, reason, until }) => ({
    of: workspaceId,
    id: row.id,
    status,
    reason: reason ?? "",
    until,
  }));
  await sql`
    update messages m set status = r.status::message_status, reason = r.reason,
      due_at = coalesce(r.until::timestamptz, m.due_at), finished_at = case when r.status <> 'queued' then now() end
    from jsonb_to_recordset(${sql.json(rows)}) as r(of bigint, id bigint, status text, reason text, until text)
    where r.of = ${workspaceId} and m.workspace_id = ${workspaceId} and m.id = r.id and m.status = 'queued'`;
  await insertEvents(
    tx,
    workspaceId,
    held.map((h) => ({
      messageId: h.row.id,
      kind: h.status === "queued" ? "deferred" : h.status === "canceled" ? "expired" : "suppressed",
      status: h.status,
      source: "gate",
      data: { reason: h.reason, until: h.until, verdict: h.verdict },
    })),
  );
}

/** A deadline that would pass while waiting is told now, not later. */
function ending(row: MessageRow, reason: string | null, until: string | null) {
  const missed = until !== null && row.send_before !== null && new Date(until) >= new Date(row.send_before);
  if (reason === "deadline_passed" || missed)
    return { status: "canceled", reason: "deadline_passed", until: null };
  return until === null ? { status: "suppressed", reason, until } : { status: "queued", reason, until };
}
