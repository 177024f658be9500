import { and, desc, eq, gt, isNull, lt, type SQL } from "drizzle-orm";
import { asRouter, type Tx, withWorkspace } from "@/db/client";
import { apiKeys, invites, memberships, users, workspaces } from "@/db/schema/workspaces";
import { type Actor, authorize } from "@/lib/actor";
import { now } from "@/lib/clock";
import { notFound } from "@/lib/errors";
import { type Page, readCursor, toPage } from "@/lib/paging";
import type { ApiKeyView } from "./api-keys-schema";
import type { InviteView, MemberView } from "./members-schema";
import { requireOperator } from "./operator";
import { presentApiKey } from "./present-api-key";
import { presentInvite } from "./present-invite";
import { presentWorkspace, type WorkspaceRow } from "./present-workspace";
import type { PageOnly, WorkspaceView } from "./schema";

/** The actor's own workspace. */
export async function getWorkspace(actor: Actor): Promise<WorkspaceView> {
  authorize(actor, "workspace:read");
  const row = await withWorkspace(actor.workspaceId, (tx) => findWorkspace(tx, actor.workspaceId));
  if (!row) throw notFound();
  return presentWorkspace(row);
}

/** The row itself, or null. The transaction must be in that workspace. */
export async function findWorkspace(tx: Tx, workspaceId: number): Promise<WorkspaceRow | null> {
  const [row] = await tx.select().from(workspaces).where(eq(workspaces.id, workspaceId));
  return row ?? null;
}

/** Every workspace, newest first. The operator's alone. */
export async function listWorkspaces(actor: Actor, query: PageOnly): Promise<Page<WorkspaceView>> {
  requireOperator(actor);
  const before = readCursor(query.cursor);
  const rows = await asRouter((tx) =>
    tx
      .select()
      .from(workspaces)
      .where(before === null ? undefined : lt(workspaces.id, before))
      .orderBy(desc(workspaces.id))
      .limit(query.limit + 1),
  );
  return toPage(rows, query.limit, presentWorkspace);
}

/** Newest first, revoked ones included. Never the keys themselves. */
export async function listApiKeys(actor: Actor, query: PageOnly): Promise<Page<ApiKeyView>> {
  authorize(actor, "api_keys:read");
  const before = readCursor(query.cursor);
  const rows = await withWorkspace(actor.workspaceId, (tx) =>
    tx
      .select()
      .from(apiKeys)
      .where(
        and(eq(apiKeys.workspaceId, actor.workspaceId), before === null ? undefined : lt(apiKeys.id, before)),
      )
      .orderBy(desc(apiKeys.id))
      .limit(query.limit + 1),
  );
  return toPage(rows, query.limit, presentApiKey);
}

const memberColumns = {
  id: users.id,
  name: users.name,
  email: users.email,
  role: memberships.role,
  lastSeenAt: memberships.lastSeenAt,
  createdAt: memberships.createdAt,
};

type MemberRow = Omit<MemberView, "last_seen_at" | "created_at"> & {
  lastSeenAt: Date | null;
  createdAt: Date;
};

const presentMember = ({ lastSeenAt, createdAt, ...row }: MemberRow): MemberView => ({
  ...row,
  last_seen_at: lastSeenAt?.toISOString() ?? null,
  created_at: createdAt.toISOString(),
});

const selectMembers = (tx: Tx, workspaceId: number, where: SQL | undefined) =>
  tx
    .select(memberColumns)
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.workspaceId, workspaceId), where))
    .orderBy(desc(users.id));

/** Who works here, newest person first. `id` is the person's. */
export async function listMembers(actor: Actor, query: PageOnly): Promise<Page<MemberView>> {
  authorize(actor, "members:read");
  const before = readCursor(query.cursor);
  const rows = await withWorkspace(actor.workspaceId, (tx) =>
    selectMembers(tx, actor.workspaceId, before === null ? undefined : lt(users.id, before)).limit(
      query.limit + 1,
    ),
  );
  return toPage(rows, query.limit, presentMember);
}

/** @throws Problem 404 for somebody who does not work here. */
export async function requireMember(tx: Tx, workspaceId: number, userId: number): Promise<MemberView> {
  const [row] = await selectMembers(tx, workspaceId, eq(users.id, userId));
  if (!row) throw notFound();
  return presentMember(row);
}

/** Invitations that still work, newest first. Never the links. */
export async function listInvites(actor: Actor, query: PageOnly): Promise<Page<InviteView>> {
  authorize(actor, "members:write");
  const before = readCursor(query.cursor);
  const rows = await withWorkspace(actor.workspaceId, (tx) =>
    tx
      .select()
      .from(invites)
      .where(
        and(
          eq(invites.workspaceId, actor.workspaceId),
          isNull(invites.acceptedAt),
          isNull(invites.revokedAt),
          gt(invites.expiresAt, now()),
          before === null ? undefined : lt(invites.id, before),
        ),
      )
      .orderBy(desc(invites.id))
      .limit(query.limit + 1),
  );
  return toPage(rows, query.limit, presentInvite);
}

/** Names of those who may change everything here: whom to ask. */
export async function listOwnerNames(actor: Actor): Promise<string[]> {
  authorize(actor, "members:read");
  const rows = await withWorkspace(actor.workspaceId, (tx) =>
    selectMembers(tx, actor.workspaceId, eq(memberships.role, "owner")).limit(5),
  );
  return rows.map(({ name }) => name).reverse();
}
