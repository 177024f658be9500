import { raw, withWorkspace } from "@/db/client";
import { blindIndexes } from "@/lib/crypto";
import type { ScheduledText } from "./schema";
import type { VisibleSender } from "./visible-senders";

const shownAtMost = 20;

type Row = { id: number; body: string; due_at: string; reason: string | null };

/** Texts of these senders' workspaces that wait for a later moment to go to this number, the next first. */
export async function listScheduled(senders: VisibleSender[], number: string): Promise<ScheduledText[]> {
  const workspaceIds = [...new Set(senders.map(({ workspaceId }) => workspaceId))];
  const found = await Promise.all(
    workspaceIds.map((workspaceId) =>
      withWorkspace(
        workspaceId,
        async (tx) => {
          const rows = await raw(tx)<Row[]>`
            select id, body, due_at, reason from messages
            where workspace_id = ${workspaceId} and phone_idx = any(${blindIndexes(workspaceId, number)}::text[])
              and status = 'queued' and direction = 'outbound' and due_at > now()
            order by due_at, id limit ${shownAtMost}`;
          return rows.map((row) => toScheduled(workspaceId, row));
        },
        { byKey: true },
      ),
    ),
  );
  return found.flat().sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
}

const toScheduled = (workspaceId: number, row: Row): ScheduledText => ({
  messageId: row.id,
  workspaceId,
  body: row.body,
  dueAt: new Date(row.due_at).toISOString(),
  isHeldByQuietHours: row.reason === "quiet_hours",
});
