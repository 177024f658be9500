import { asRouter, raw, withWorkspace } from "@/db/client";
import type { Category } from "@/db/enums";
import { senders } from "@/db/schema/senders";
import { apiKeys, workspaces } from "@/db/schema/workspaces";
import { type Scope, scopes, systemActor } from "@/lib/actor";
import { randomToken, sha256 } from "@/lib/crypto";
import { sendBulk } from "@/lib/messages/send-bulk";

export type Tenant = { workspaceId: number; senderId: number; number: string; key: string };

/** A workspace with one number that may send as fast as it can, no caps, no quiet hours, and an API key. */
export async function createTenant(workspaceId: number, granted: Scope[] = scopes): Promise<Tenant> {
  const number = `+1202555${String(100 + (workspaceId % 100)).padStart(4, "0")}`;
  const key = `sk_${randomToken()}`;
  const senderId = await withWorkspace(workspaceId, async (tx) => {
    const frequencyCap = { per_day: null, per_week: null };
    await tx
      .insert(workspaces)
      .values({ id: workspaceId, name: `Workspace ${workspaceId}`, quietHours: null, frequencyCap });
    await tx
      .insert(apiKeys)
      .values({ workspaceId, name: "load", prefix: key.slice(0, 8), hash: sha256(key), scopes: granted });
    const values = {
      workspaceId,
      name: "Main",
      number,
      isDefault: true,
      segmentsPerSecond: 1_000_000,
      tokens: 1_000_000,
    };
    const [sender] = await tx.insert(senders).values(values).returning({ id: senders.id });
    return sender?.id ?? 0;
  });
  return { workspaceId, senderId, number, key };
}

export type Text = { to: string; body: string };

/** The number of the n-th person: real in shape, so that a check of numbering plans lets it pass. */
export const numberOf = (n: number): string => `+1212${2_000_000 + n}`;

/** What a text that `supply.sent` wrote is called by us and by the carrier. */
export const refStart = "00000000-0000-4000-8000-";
export const sidStart = "SM";
export const refOf = (n: number): string => refStart + n.toString(16).padStart(12, "0");
export const sidOf = (n: number): string => sidStart + n.toString(16).padStart(32, "0");

/** Queues texts through the same verb as the API's bulk send. Throws unless every one of them was accepted. */
export async function enqueue(tenant: Tenant, texts: Text[], category: Category = "order"): Promise<void> {
  const consent = category === "marketing" ? { consent: true } : {};
  for (let start = 0; start < texts.length; start += 10_000) {
    const recipients = texts.slice(start, start + 10_000).map((text) => ({ ...text, category, ...consent }));
    const input = { batch_name: `Load ${start}`, send_immediately: true, recipients };
    const { rejected } = await sendBulk(systemActor(tenant.workspaceId), input);
    if (rejected[0])
      throw new Error(
        `${rejected.length} texts were not accepted: ${rejected[0].code} ${rejected[0].detail}`,
      );
  }
}

/** How many outbound messages of this week stand in which state. */
export async function countByStatus(): Promise<Record<string, number>> {
  const rows = await asRouter(
    (tx) => raw(tx)<{ status: string; n: number }[]>`
      select status, count(*)::int as n from messages
      where direction = 'outbound' and created_at > now() - interval '7 days' group by status`,
  );
  return Object.fromEntries(rows.map(({ status, n }) => [status, n]));
}

/** How many have no answer of the carrier written down yet: cheap, it reads partial indexes only. */
export async function countOpen(): Promise<number> {
  const rows = await asRouter(
    (tx) => raw(tx)<{ n: number }[]>`
      select (select count(*) from messages where status = 'queued')::int
        + (select count(*) from messages where status = 'sending')::int
        + (select count(*) from messages where status = 'unconfirmed')::int as n`,
  );
  return rows[0]?.n ?? 0;
}
