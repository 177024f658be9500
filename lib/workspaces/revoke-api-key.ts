import { and, eq, isNull } from "drizzle-orm";
import { withWorkspace } from "@/db/client";
import { apiKeys } from "@/db/schema/workspaces";
import { type Actor, authorize } from "@/lib/actor";
import { now } from "@/lib/clock";
import { notFound } from "@/lib/errors";
import type { ApiKeyView } from "./api-keys-schema";
import { presentApiKey } from "./present-api-key";
import { recordAudit } from "./record-audit";

/** Ends a key from its next request on. Revoking twice answers alike and keeps the first moment. Throws 404. */
export async function revokeApiKey(actor: Actor, id: number): Promise<ApiKeyView> {
  authorize(actor, "api_keys:write");
  return withWorkspace(actor.workspaceId, async (tx) => {
    const own = and(eq(apiKeys.workspaceId, actor.workspaceId), eq(apiKeys.id, id));
    const [revoked] = await tx
      .update(apiKeys)
      .set({ revokedAt: now() })
      .where(and(own, isNull(apiKeys.revokedAt)))
      .returning();
    if (!revoked) {
      const [former] = await tx.select().from(apiKeys).where(own);
      if (!former) throw notFound();
      return presentApiKey(former);
    }
    const before = { name: revoked.name, prefix: revoked.prefix };
    await recordAudit(tx, actor, { verb: "api_key.revoked", subjectType: "api_key", subjectId: id, before });
    return presentApiKey(revoked);
  });
}
