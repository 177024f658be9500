import type { invites } from "@/db/schema/workspaces";
import type { InviteView } from "./members-schema";

/** The link's hash stays where it is. */
export const presentInvite = (row: typeof invites.$inferSelect): InviteView => ({
  id: row.id,
  email: row.email,
  role: row.role,
  invited_by: row.invitedByName,
  expires_at: row.expiresAt.toISOString(),
  created_at: row.createdAt.toISOString(),
});
