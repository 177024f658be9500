import { asRouter, raw } from "@/db/client";
import type { VerifiedWebhook } from "@/lib/providers/verify-webhook";
import type { InboundText } from "./schema";

export type InboundSender = {
  workspaceId: number;
  senderId: number;
  answersOptOuts: "provider" | "parley";
  workspaceName: string;
};

/**
 * Whose number was texted: (account, number or messaging service) names one sender. A workspace's own account can
 * only reach that workspace's senders.
 */
export async function findInboundSender(
  hook: VerifiedWebhook,
  text: InboundText,
): Promise<InboundSender | null> {
  const rows = await asRouter(
    (tx) => raw(tx)<
      { workspace_id: number; id: number; opt_out_replies: "provider" | "parley"; name: string }[]
    >`
      select s.workspace_id, s.id, s.opt_out_replies, w.name
      from senders s
      join workspaces w on w.id = s.workspace_id
      left join provider_accounts p on p.workspace_id = s.workspace_id and p.id = s.account_id
      where s.provider = 'twilio' and s.channel = ${text.channel}
        and (s.number = ${text.to} or s.messaging_service_sid = ${text.messagingServiceSid ?? ""})
        and (${hook.workspaceIds === null} and s.account_id is null
          or p.account_sid = ${hook.accountSid} and s.workspace_id = any(${hook.workspaceIds ?? []}::bigint[]))
      order by (s.number = ${text.to}) desc nulls last, s.id limit 1`,
  );
  const [row] = rows;
  return row
    ? {
        workspaceId: row.workspace_id,
        senderId: row.id,
        answersOptOuts: row.opt_out_replies,
        workspaceName: row.name,
      }
    : null;
}
