import { and, eq } from "drizzle-orm";
import { raw, type Tx, withWorkspace } from "@/db/client";
import { memberships } from "@/db/schema/workspaces";
import { wake } from "@/inngest/events";
import { type Actor, authorize } from "@/lib/actor";
import { invalid } from "@/lib/errors";
import { recordAudit } from "@/lib/workspaces/record-audit";
import type { AssignInput, ConversationDetail } from "./conversations-schema";
import { readConversation } from "./get-conversation";
import { lockConversation } from "./lock-conversation";
import { finishHandover } from "./tasks";

/**
 * Says who answers from now on. Given to the assistant, it looks at what still waits.
 * @throws Problem 404; 409 `conversation_changed`; 422 `member_unknown`, or `me` of a key.
 */
export async function assignConversation(
  actor: Actor,
  id: number,
  input: AssignInput,
): Promise<ConversationDetail> {
  authorize(actor, "conversations:write");
  const isForAssistant = input.owner === "assistant";
  const detail = await withWorkspace(actor.workspaceId, async (tx) => {
    const before = await lockConversation(tx, actor, id, input.version);
    const memberId = await memberOf(tx, actor, input);
    const owner = memberId === null ? (isForAssistant ? "assistant" : "nobody") : "member";
    await raw(tx)`
      update conversations set owner = ${owner}, owner_id = ${memberId}, version = version + 1,
        handover_reason = case when ${owner} = 'nobody' then handover_reason end,
        handed_over_at = case when ${owner} = 'nobody' then handed_over_at end,
        answer_due_at = case when ${owner} = 'assistant' and waiting_since is not null then now()
          when ${owner} = 'member' then null else answer_due_at end
      where workspace_id = ${actor.workspaceId} and id = ${id}`;
    if (owner !== "nobody") await finishHandover(tx, actor, before.contact_id);
    const detail = await readConversation(tx, actor, id);
    await recordAudit(tx, actor, {
      verb: "conversation.assigned",
      subjectType: "conversation",
      subjectId: id,
      before: { owner: before.owner, member: before.owner_name },
      after: { owner, member: detail.owner_member?.name ?? null },
    });
    return detail;
  });
  if (isForAssistant) wake("conversation/waiting");
  return detail;
}

/** The member who is to have it, or null for nobody and the assistant. */
async function memberOf(tx: Tx, actor: Actor, { owner, member_id }: AssignInput): Promise<number | null> {
  if (owner === "nobody" || owner === "assistant") return null;
  const id = owner === "me" ? (actor.kind === "member" ? actor.id : null) : (member_id ?? null);
  if (id === null) throw invalid("owner", "member_required", "A key is no member: name one with member_id.");
  const [member] = await tx
    .select({ id: memberships.userId })
    .from(memberships)
    .where(and(eq(memberships.workspaceId, actor.workspaceId), eq(memberships.userId, id)));
  if (!member) throw invalid("member_id", "member_unknown", "There is no such member here.");
  return member.id;
}
