import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { providerAccounts } from "@/db/schema/senders";
import { sha256, unseal } from "@/lib/crypto";
import { env } from "@/lib/env";
import type { Carrier } from "./carrier";
import { twilioCarrier } from "./twilio";

export type Credentials = { accountSid: string; authToken: string };

const home = globalThis as typeof globalThis & { parleyCarriers?: Map<string, Carrier> };

/** Name of an own account's sealed token; binds it to workspace and account. */
export const tokenContext = (workspaceId: number, accountSid: string) =>
  `provider_account|${workspaceId}|${accountSid}`;

/** The account behind a sender: the workspace's own, or (null) the platform's from the environment. */
export async function findCredentials(
  tx: Tx,
  workspaceId: number,
  accountId: number | null,
): Promise<Credentials> {
  if (accountId === null) return env().twilio;
  const [row] = await tx
    .select({ accountSid: providerAccounts.accountSid, sealed: providerAccounts.authTokenSealed })
    .from(providerAccounts)
    .where(and(eq(providerAccounts.workspaceId, workspaceId), eq(providerAccounts.id, accountId)));
  if (!row) throw new Error("a sender points at no account");
  return {
    accountSid: row.accountSid,
    authToken: unseal(row.sealed, tokenContext(workspaceId, row.accountSid)),
  };
}

// Texts of one claim share their credentials, which are not hashed again for each.
const carriers = new WeakMap<Credentials, Carrier>();

/** One client per account and token, kept: a client is a pool of connections. */
export function carrierFor(credentials: Credentials): Carrier {
  const carrier = carriers.get(credentials) ?? keptCarrier(credentials);
  carriers.set(credentials, carrier);
  return carrier;
}

function keptCarrier({ accountSid, authToken }: Credentials): Carrier {
  home.parleyCarriers ??= new Map();
  const key = `${accountSid} ${sha256(authToken)}`;
  const found = home.parleyCarriers.get(key);
  if (found) return found;
  const made = twilioCarrier(accountSid, authToken);
  home.parleyCarriers.set(key, made);
  return made;
}
