import { and, desc, eq, getTableColumns, lt, type SQL } from "drizzle-orm";
import { type Tx, withWorkspace } from "@/db/client";
import { providerAccounts, senders } from "@/db/schema/senders";
import { type Actor, authorize } from "@/lib/actor";
import { notFound } from "@/lib/errors";
import { type Page, readCursor, toPage } from "@/lib/paging";
import { presentSender, type SenderRow } from "./present-sender";
import type { ListSendersQuery, SenderView } from "./schema";

/** Newest first. */
export async function listSenders(actor: Actor, query: ListSendersQuery): Promise<Page<SenderView>> {
  authorize(actor, "senders:read");
  const before = readCursor(query.cursor);
  const filter = and(
    query.channel && eq(senders.channel, query.channel),
    query.status && eq(senders.status, query.status),
    before === null ? undefined : lt(senders.id, before),
  );
  return withWorkspace(actor.workspaceId, async (tx) => {
    const rows = await selectSenders(tx, actor.workspaceId, filter).limit(query.limit + 1);
    return toPage(rows, query.limit, presentSender);
  });
}

/** @throws Problem 404 when this workspace has no such sender. */
export async function getSender(actor: Actor, id: number): Promise<SenderView> {
  authorize(actor, "senders:read");
  return withWorkspace(actor.workspaceId, async (tx) =>
    presentSender(await requireSender(tx, actor.workspaceId, id)),
  );
}

/** @throws Problem 404 */
export async function requireSender(tx: Tx, workspaceId: number, id: number): Promise<SenderRow> {
  const [row] = await selectSenders(tx, workspaceId, eq(senders.id, id));
  if (!row) throw notFound();
  return row;
}

const selectSenders = (tx: Tx, workspaceId: number, where: SQL | undefined) =>
  tx
    .select({ ...getTableColumns(senders), accountSid: providerAccounts.accountSid })
    .from(senders)
    .leftJoin(
      providerAccounts,
      and(eq(providerAccounts.workspaceId, senders.workspaceId), eq(providerAccounts.id, senders.accountId)),
    )
    .where(and(eq(senders.workspaceId, workspaceId), where))
    .orderBy(desc(senders.id));
