import { notFound } from "next/navigation";
import { cache } from "react";
import type { WorkspaceFacts } from "@/components/shell/workspace-context";
import { currentUser, pageActor } from "@/lib/auth/page-session";
import { env } from "@/lib/env";
import { getWorkspace } from "@/lib/workspaces/queries";

/**
 * Who looks at which workspace: the actor for the room functions and the facts for the pages.
 * Every page asks for itself, because a layout is not run again when a person walks from page to page.
 */
export const loadPlace = cache(async (segment: string, path = "") => {
  if (!/^[1-9]\d{0,14}$/.test(segment)) notFound();
  const workspaceId = Number(segment);
  const actor = await pageActor(workspaceId, `/w/${workspaceId}${path}`);
  const [user, workspace] = await Promise.all([currentUser(), getWorkspace(actor)]);
  if (!user || !actor.role) notFound();
  const facts: WorkspaceFacts = {
    id: workspaceId,
    name: workspace.name,
    kind: workspace.kind,
    timeZone: workspace.time_zone,
    quietHours: workspace.quiet_hours,
    isSandbox: env().isSandbox,
    person: { name: user.name, email: user.email, role: actor.role },
    others: user.memberships
      .filter((membership) => membership.workspaceId !== workspaceId)
      .map(({ workspaceId: id, name, kind }) => ({ id, name, kind })),
  };
  return { actor, facts };
});
