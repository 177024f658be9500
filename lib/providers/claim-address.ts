import { raw, type Tx } from "@/db/client";
import type { Channel, Provider } from "@/db/enums";
import { conflict } from "@/lib/errors";

/** What inbound texts are routed by; an account is told by its sid, the platform's included. */
export type Address = {
  provider: Provider;
  accountSid: string;
  channel: Channel;
  number: string | null;
  messagingServiceSid: string | null;
};

/**
 * Makes sure that an answer to this address can only belong to this workspace, until the transaction ends: one
 * address at one account serves one workspace, once per channel. Looks over all workspaces, and says no more than
 * that the address is taken.
 * @throws Problem 409 `sender_taken`, or `sender_exists` when it is this workspace's own.
 */
export async function claimAddress(
  tx: Tx,
  workspaceId: number,
  platformSid: string,
  address: Address,
): Promise<void> {
  const { provider, accountSid, channel, number, messagingServiceSid } = address;
  const sql = raw(tx);
  // Sorted, so that two claims of the same pair wait for each other instead of deadlocking.
  for (const part of [number, messagingServiceSid].filter((text) => text !== null).sort()) {
    await sql`select pg_advisory_xact_lock(7002, hashtext(${`${provider}|${accountSid}|${part}`}))`;
  }
  // The same connection asks as the router and steps back: a second one could starve in a pool of one.
  await sql`select set_config('role', 'parley_router', true)`;
  const holders = await sql<{ workspace_id: number; channel: Channel }[]>`
    select s.workspace_id, s.channel from senders s
    left join provider_accounts a on a.workspace_id = s.workspace_id and a.id = s.account_id
    where s.provider = ${provider} and coalesce(a.account_sid, ${platformSid}) = ${accountSid}
      and (s.number = ${number} or s.messaging_service_sid = ${messagingServiceSid})`;
  await sql`select set_config('role', 'parley_app', true)`;
  if (holders.some((holder) => holder.workspace_id !== workspaceId)) {
    throw conflict("sender_taken", "This number or messaging service is already in use.");
  }
  if (holders.some((holder) => holder.channel === channel)) {
    throw conflict("sender_exists", "There is already a sender with this number or messaging service.");
  }
}
