import { raw, withWorkspace } from "@/db/client";
import type { FirstSteps } from "./schema";

/** What a new workspace has done already. Each is one look into an index, however much it holds. */
export async function readFirstSteps(workspaceId: number): Promise<FirstSteps> {
  const [done] = await withWorkspace(
    workspaceId,
    (tx) => raw(tx)<FirstSteps[]>`select
      exists(select from senders s where s.workspace_id = ${workspaceId}) as sender,
      exists(select from contacts c where c.workspace_id = ${workspaceId} and c.erased_at is null) as contacts,
      exists(select from messages m where m.workspace_id = ${workspaceId}) as texts,
      (select w.opening_hours is not null from workspaces w where w.id = ${workspaceId}) as hours,
      (select count(*) > 1 from memberships m where m.workspace_id = ${workspaceId})
        or exists(select from invites i where i.workspace_id = ${workspaceId}) as team`,
  );
  return done ?? { sender: false, contacts: false, texts: false, hours: false, team: false };
}
