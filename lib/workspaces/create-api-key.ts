import { type Tx, withWorkspace } from "@/db/client";
import { apiKeys } from "@/db/schema/workspaces";
import { type Actor, authorize, type Scope } from "@/lib/actor";
import { randomToken, sha256 } from "@/lib/crypto";
import type { CreateApiKeyInput, CreatedApiKey } from "./api-keys-schema";
import { presentApiKey } from "./present-api-key";
import { recordAudit } from "./record-audit";

/**
 * Makes a key for this workspace. The answer holds it; nothing stored can bring it back.
 * @throws Problem 403 for a permission that the maker does not have: a key never opens more than its maker could.
 */
export async function createApiKey(
  actor: Actor,
  input: CreateApiKeyInput,
): Promise<CreatedApiKey & { api_key: string }> {
  authorize(actor, "api_keys:write");
  for (const scope of input.scopes) authorize(actor, scope);
  return withWorkspace(actor.workspaceId, (tx) => insertApiKey(tx, actor, input));
}

/** Stores a new key's hash and says so in the audit trail. For verbs that have checked the actor. */
export async function insertApiKey(
  tx: Tx,
  actor: Actor,
  { name, scopes }: { name: string; scopes: Scope[] },
): Promise<CreatedApiKey & { api_key: string }> {
  const key = `sk_${randomToken(32)}`;
  const [row] = await tx
    .insert(apiKeys)
    .values({ workspaceId: actor.workspaceId, name, prefix: key.slice(0, 9), hash: sha256(key), scopes })
    .returning();
  if (!row) throw new Error("insert returned no row");
  const after = { name, prefix: row.prefix, scopes };
  await recordAudit(tx, actor, { verb: "api_key.created", subjectType: "api_key", subjectId: row.id, after });
  return { ...presentApiKey(row), api_key: key };
}
