import { and, eq } from "drizzle-orm";
import { withWorkspace } from "@/db/client";
import { senders } from "@/db/schema/senders";
import { type Actor, authorize } from "@/lib/actor";
import { invalid } from "@/lib/errors";
import { recordAudit } from "@/lib/workspaces/record-audit";
import { allowlistOf, clearDefault } from "./create-sender";
import { presentSender } from "./present-sender";
import { requireSender } from "./queries";
import { saveAccount } from "./save-account";
import type { SenderView, UpdateSenderInput } from "./schema";

/**
 * Changes a sender's settings, or rotates its account's token. Its address stays: another one is another sender.
 * @throws Problem 404, 422 `no_own_account` for a token where the platform's account is used.
 */
export async function updateSender(actor: Actor, id: number, input: UpdateSenderInput): Promise<SenderView> {
  authorize(actor, "senders:write");
  return withWorkspace(actor.workspaceId, async (tx) => {
    const { workspaceId } = actor;
    const before = await requireSender(tx, workspaceId, id);
    if (input.auth_token !== undefined) {
      const { provider, accountSid } = before;
      if (accountSid === null)
        throw invalid("auth_token", "no_own_account", "This sender uses the platform's account.");
      await saveAccount(tx, workspaceId, { provider, accountSid, authToken: input.auth_token });
    }
    if (input.is_default) await clearDefault(tx, workspaceId, before.channel);
    const isResumed = input.status === "active" && before.status !== "active";
    await tx
      .update(senders)
      .set({
        // Always a column, so that a change of the token alone is a valid update too.
        name: input.name ?? before.name,
        status: input.status,
        isDefault: input.is_default,
        optOutReplies: input.opt_out_replies,
        segmentsPerSecond: input.segments_per_second,
        dailyQuota: input.daily_quota,
        allowlist: await allowlistOf(tx, workspaceId, input.verified_numbers),
        ...(isResumed ? { problemCode: null, problemDetail: null, problemAt: null, heldUntil: null } : {}),
      })
      .where(and(eq(senders.workspaceId, workspaceId), eq(senders.id, id)));
    const { auth_token: token, verified_numbers: _, ...after } = input;
    const noted = token === undefined ? after : { ...after, auth_token: "rotated" };
    await recordAudit(tx, actor, {
      verb: "sender.updated",
      subjectType: "sender",
      subjectId: id,
      after: noted,
    });
    return presentSender(await requireSender(tx, workspaceId, id));
  });
}
