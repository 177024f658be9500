import type { senders } from "@/db/schema/senders";
import { errorClass } from "./error-classes";
import type { SenderView } from "./schema";

export type SenderRow = typeof senders.$inferSelect & { accountSid: string | null };

/** A sender as the API shows it. Tokens are never read back. */
export const presentSender = (row: SenderRow): SenderView => ({
  id: row.id,
  name: row.name,
  provider: row.provider,
  channel: row.channel,
  number: row.number,
  messaging_service_sid: row.messagingServiceSid,
  account_sid: row.accountSid,
  status: row.status,
  is_default: row.isDefault,
  opt_out_replies: row.optOutReplies,
  segments_per_second: row.segmentsPerSecond,
  daily_quota: row.dailyQuota,
  verified_numbers: row.allowlist?.length ?? null,
  held_until: row.heldUntil?.toISOString() ?? null,
  problem: row.problemAt
    ? {
        code: row.problemCode,
        detail: row.problemDetail,
        meaning: errorClass(row.problemCode).meaning,
        remedy: errorClass(row.problemCode).remedy,
        at: row.problemAt.toISOString(),
      }
    : null,
  created_at: row.createdAt.toISOString(),
});
