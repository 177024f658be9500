import { raw, withWorkspace } from "@/db/client";
import { identify } from "@/lib/contacts/phone-identity";
import { numberOf, type Tenant } from "./world";

type People = { n: number; first?: number; zone?: string; agreed?: boolean };

const STEP = 10_000;

/** People with a name and proof of consent, numbered from `first`. @returns their contact ids, oldest first. */
export async function addPeople(
  { workspaceId }: Tenant,
  { n, first = 0, zone = "America/New_York", agreed = true }: People,
): Promise<number[]> {
  const ids: number[] = [];
  for (let start = first; start < first + n; start += STEP) {
    const numbers = Array.from({ length: Math.min(STEP, first + n - start) }, (_, i) =>
      identify(workspaceId, numberOf(start + i)),
    );
    await withWorkspace(
      workspaceId,
      async (tx) => {
        const sql = raw(tx);
        const rows = await sql<{ id: number }[]>`
          insert into contacts (workspace_id, source, phone_idx, phone_sealed, phone_last4, country, time_zone, first_name)
          select ${workspaceId}, 'test', idx, sealed, last4, 'US', ${zone}, 'Ann' || (${start}::int + place - 1)
          from unnest(${numbers.map((p) => p.idx)}::text[], ${numbers.map((p) => p.sealed)}::text[],
            ${numbers.map((p) => p.last4)}::text[]) with ordinality as p(idx, sealed, last4, place)
          order by place returning id`;
        ids.push(...rows.map((row) => row.id));
        if (agreed)
          await sql`
            insert into consent_events (workspace_id, phone_idx, channel, category, action, method, actor_kind, at)
            select ${workspaceId}, idx, 'sms', 'marketing', 'opted_in', 'import', 'system', now() - interval '1 day'
            from unnest(${numbers.map((p) => p.idx)}::text[]) as p(idx)`;
      },
      { timeoutMs: 120_000 },
    );
  }
  return ids;
}
