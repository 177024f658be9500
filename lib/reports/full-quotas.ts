import { raw, type Tx } from "@/db/client";
import type { AttentionView } from "./attention-schema";

/** From this share on, a quota is worth a word. */
const NEARLY_FULL = 0.8;

/** Daily quotas that today's texts nearly used up, or did: the workspace's own first, then its senders'. */
export async function listFullQuotas(
  tx: Tx,
  workspaceId: number,
  today: string,
  dailyQuota: number | null,
): Promise<AttentionView["quotas"]> {
  const rows = await raw(tx)<
    { sender_id: number; name: string | null; used: number; quota: number | null }[]
  >`
    select u.sender_id, s.name, u.messages as used, s.daily_quota as quota
    from daily_usage u left join senders s on s.workspace_id = u.workspace_id and s.id = u.sender_id
    where u.workspace_id = ${workspaceId} and u.day = ${today}::date order by u.sender_id`;
  return rows.flatMap(({ sender_id, name, used, quota }) => {
    const isWhole = sender_id === 0;
    const limit = isWhole ? dailyQuota : quota;
    if (limit === null || used < limit * NEARLY_FULL) return [];
    return [{ sender_id: isWhole ? null : sender_id, name, used, limit }];
  });
}
