import { asRouter, raw, withWorkspace } from "@/db/client";
import { workspaces } from "@/db/schema/workspaces";
import { env } from "@/lib/env";
import { notFound } from "@/lib/errors";

const perWorkspace = [
  "contacts",
  "consent_events",
  "templates",
  "senders",
  "batches",
  "messages",
  "message_events",
  "audit_events",
] as const;
type Counts = Record<(typeof perWorkspace)[number], number>;

const MOST = 200;

/** Debugging exists in development, and in production only when it was switched on by name. @throws Problem 404. */
export function requireDebug(): void {
  if (env().isProduction && !env().PARLEY_DEBUG) throw notFound();
}

/** How many rows each table holds, over at most 200 workspaces: numbers, never a row. */
export async function countTables(): Promise<{
  workspaces: number;
  counted_workspaces: number;
  tables: Counts & { users: number; provider_events: number };
}> {
  const shared = await asRouter(async (tx) => {
    const ids = await tx.select({ id: workspaces.id }).from(workspaces).orderBy(workspaces.id);
    const [row] = await raw(tx)<{ users: number; provider_events: number }[]>`select
      (select count(*) from users) as users, (select count(*) from provider_events) as provider_events`;
    return {
      ids: ids.map(({ id }) => id),
      users: row?.users ?? 0,
      provider_events: row?.provider_events ?? 0,
    };
  });
  const totals = Object.fromEntries(perWorkspace.map((table) => [table, 0])) as Counts;
  const counted = shared.ids.slice(0, MOST);
  for (const id of counted) {
    const counts = await withWorkspace(id, async (tx) => {
      const sql = raw(tx);
      const rows = await Promise.all(
        perWorkspace.map(
          (table) => sql<{ n: number }[]>`select count(*) as n from ${sql(table)} where workspace_id = ${id}`,
        ),
      );
      return rows.map(([row]) => row?.n ?? 0);
    });
    perWorkspace.forEach((table, i) => {
      totals[table] += counts[i] ?? 0;
    });
  }
  const { ids, users, provider_events } = shared;
  return {
    workspaces: ids.length,
    counted_workspaces: counted.length,
    tables: { ...totals, users, provider_events },
  };
}
