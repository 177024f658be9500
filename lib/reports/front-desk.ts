import { raw, type Tx } from "@/db/client";
import type { AttentionView } from "./attention-schema";
import { plusDays } from "./local-days";

/** Visits of tomorrow whose guests have not said that they come; null when there is none. */
export async function readUnconfirmedVisits(
  tx: Tx,
  workspaceId: number,
  today: string,
  timeZone: string,
): Promise<AttentionView["visits"]> {
  const day = plusDays(today, 1);
  const [row] = await raw(tx)<{ count: number }[]>`
    select count(*) as count from bookings
    where workspace_id = ${workspaceId} and status = 'booked' and contact_id is not null
      and starts_at >= ${day}::date::timestamp at time zone ${timeZone}
      and starts_at < (${day}::date + 1)::timestamp at time zone ${timeZone}`;
  return row && row.count > 0 ? { day, unconfirmed: row.count } : null;
}

/** Beyond this many, how many exactly does not matter any more. */
const COUNTED = 100;

/** What was left for a person to do, with the newest of it; null when nothing was. */
export async function readOpenTasks(tx: Tx, workspaceId: number): Promise<AttentionView["tasks"]> {
  const rows = await raw(tx)<{ detail: string; created_at: string; who: string }[]>`
    select t.detail, t.created_at, concat_ws(' ', c.first_name, c.last_name) as who
    from tasks t join contacts c on c.workspace_id = t.workspace_id and c.id = t.contact_id
    where t.workspace_id = ${workspaceId} and t.done_at is null
    order by t.id desc limit ${COUNTED}`;
  const [newest, oldest] = [rows[0], rows.at(-1)];
  if (!newest || !oldest) return null;
  return {
    open: rows.length,
    oldest_at: new Date(oldest.created_at).toISOString(),
    newest: newest.who ? `${newest.who}: ${newest.detail}` : newest.detail,
  };
}
