import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Provider } from "@/db/enums";
import { providerAccounts } from "@/db/schema/senders";
import { seal } from "@/lib/crypto";
import { env } from "@/lib/env";
import { invalid } from "@/lib/errors";
import { tokenContext } from "./find-carrier";

type Account = { provider: Provider; accountSid: string; authToken: string | undefined };

/**
 * Keeps the workspace's own account. A new token replaces the old one, which stays valid for signatures under way.
 * @returns its id.
 * @throws Problem 422 without a token for an account that is new here, or for the platform's own account.
 */
export async function saveAccount(
  tx: Tx,
  workspaceId: number,
  { provider, accountSid, authToken }: Account,
): Promise<number> {
  if (accountSid === env().twilio.accountSid) {
    throw invalid(
      "account_sid",
      "account_not_allowed",
      "This account cannot be a workspace's own; leave it out.",
    );
  }
  const which = and(
    eq(providerAccounts.workspaceId, workspaceId),
    eq(providerAccounts.provider, provider),
    eq(providerAccounts.accountSid, accountSid),
  );
  const [held] = await tx.select().from(providerAccounts).where(which).for("update");
  if (authToken === undefined) {
    if (held) return held.id;
    throw invalid("auth_token", "auth_token_required", "An account that is new here needs its auth_token.");
  }
  const authTokenSealed = seal(authToken, tokenContext(workspaceId, accountSid));
  if (held) {
    await tx
      .update(providerAccounts)
      .set({ authTokenSealed, previousTokenSealed: held.authTokenSealed })
      .where(which);
    return held.id;
  }
  const [made] = await tx
    .insert(providerAccounts)
    .values({ workspaceId, provider, accountSid, authTokenSealed })
    .returning({ id: providerAccounts.id });
  if (!made) throw new Error("insert returned no row");
  return made.id;
}
