import { platformActor, systemActor } from "@/lib/actor";
import { demoPassword, demoPeople, demoWorkspaces } from "@/lib/auth/demo-logins";
import { hashPassword } from "@/lib/auth/password";
import { env } from "@/lib/env";
import { addMember } from "@/lib/workspaces/add-member";
import { createWorkspace } from "@/lib/workspaces/create-workspace";
import { listWorkspaces } from "@/lib/workspaces/queries";
import type { DemoAccess } from "./demo";
import { restaurant, salon } from "./seed/businesses";
import { giveHistory } from "./seed/history";
import { seededPicks } from "./seed/random";

/**
 * Opens a demo salon and a demo restaurant with staff, an API key and six weeks of history, and says how to get in.
 * Does nothing when there is any workspace. Refuses in production unless the sandbox was asked for by name.
 * What verbs can write is written by verbs (workspaces, keys, people who sign in); the past is written in batches.
 */
export async function seed(): Promise<DemoAccess> {
  if (env().isProduction && !env().PARLEY_SANDBOX) {
    throw new Error(
      "Demo data has no place in production. Set PARLEY_SANDBOX=1 if this is a demo installation.",
    );
  }
  const existing = await listWorkspaces(platformActor(null), { limit: 1 });
  if (existing.data.length > 0) return { logins: [], apiKey: null };
  const picks = seededPicks(20_260_214);
  const opened = { salon: 0, restaurant: 0 };
  let apiKey: string | null = null;
  for (const [kind, business] of [
    ["salon", salon],
    ["restaurant", restaurant],
  ] as const) {
    const { id, api_key } = await createWorkspace(platformActor(null), business.client, { isDemo: true });
    opened[kind] = id;
    apiKey ??= api_key;
  }
  const logins = await openLogins(opened);
  await giveHistory(opened.salon, salon, picks);
  await giveHistory(opened.restaurant, restaurant, picks);
  return { logins, apiKey };
}

async function openLogins(ids: Record<"salon" | "restaurant", number>): Promise<DemoAccess["logins"]> {
  const logins: DemoAccess["logins"] = [];
  for (const { email, name, roles } of demoPeople) {
    const password = demoPassword(email);
    const passwordHash = await hashPassword(password);
    for (const { workspace, role } of roles) {
      const actor = systemActor(ids[workspace], "Demo data");
      await addMember(actor, { email, name, role, passwordHash });
      logins.push({ email, password, workspace: demoWorkspaces[workspace], role });
    }
  }
  return logins;
}
