import type { apiKeys } from "@/db/schema/workspaces";
import type { ApiKeyView } from "./api-keys-schema";

/** The key's hash stays where it is. */
export const presentApiKey = (row: typeof apiKeys.$inferSelect): ApiKeyView => ({
  id: row.id,
  name: row.name,
  prefix: row.prefix,
  scopes: row.scopes,
  last_used_at: row.lastUsedAt?.toISOString() ?? null,
  revoked_at: row.revokedAt?.toISOString() ?? null,
  created_at: row.createdAt.toISOString(),
});
