import { withWorkspace } from "@/db/client";
import { type Actor, authorize } from "@/lib/actor";
import { forbidden } from "@/lib/errors";
import { recordAudit } from "@/lib/workspaces/record-audit";
import { revealPhone } from "./phone-identity";
import { requireNumber } from "./queries";

/** Whole numbers are for people who may change contacts, at a screen: viewers and API keys see masked ones. */
export const mayReveal = (actor: Actor): boolean =>
  actor.kind === "member" && actor.scopes.has("contacts:write");

/** The number itself, recorded in the audit log. @throws Problem 404, 403 for who may not. */
export async function revealNumber(actor: Actor, id: number): Promise<{ phone: string }> {
  authorize(actor, "contacts:write");
  return withWorkspace(actor.workspaceId, async (tx) => {
    const row = await requireNumber(tx, actor.workspaceId, id);
    if (!mayReveal(actor) || !row.phoneIdx || !row.phoneSealed) throw forbidden("to see whole numbers");
    await recordAudit(tx, actor, { verb: "contact.revealed", subjectType: "contact", subjectId: id });
    return { phone: revealPhone(actor.workspaceId, row.phoneIdx, row.phoneSealed) };
  });
}
