import type { Tx } from "@/db/client";
import { auditEvents } from "@/db/schema/workspaces";
import type { Actor } from "@/lib/actor";

/** `verb` in the past tense (`template.created`); `before` and `after` never hold a phone, a token or a text. */
export type AuditEntry = {
  verb: string;
  subjectType: string;
  subjectId: number | null;
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
};

/** Appends who did what to whom, in the transaction of the deed: neither exists without the other. */
export async function recordAudit(tx: Tx, actor: Actor, entry: AuditEntry): Promise<void> {
  await tx.insert(auditEvents).values({
    workspaceId: actor.workspaceId,
    actorKind: actor.kind,
    actorId: actor.id,
    actorName: actor.name,
    requestId: actor.requestId,
    ...entry,
  });
}
