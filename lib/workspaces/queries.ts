import { and, desc, eq, lt } from "drizzle-orm";
import { asRouter, type Tx, withWorkspace } from "@/db/client";
import { apiKeys, auditEvents, memberships, users, workspaces } from "@/db/schema/workspaces";
import { type Actor, authorize } from "@/lib/actor";
import { notFound } from "@/lib/errors";
import { type Page, readCursor, toPage } from "@/lib/paging";
import { requireOperator } from "./operator";
import { presentApiKey } from "./present-api-key";
import { presentWorkspace, type WorkspaceRow } from "./present-workspace";
import type {
  ApiKeyView,
  AuditEventView,
  ListAuditEventsQuery,
  MemberView,
  PageOnly,
  WorkspaceView,
} from "./schema";

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

/** Who works here, newest person first. `id` is the person's. */
export async function listMembers(actor: Actor, query: PageOnly): Promise<Page<MemberView>> {
  authorize(actor, "members:read");
  const before = readCursor(query.cursor);
  const own = eq(memberships.workspaceId, actor.workspaceId);
  const rows = await withWorkspace(actor.workspaceId, (tx) =>
    tx
      .select({
        id: users.id,
        name: users.name,
        email: users.email,
        role: memberships.role,
        createdAt: memberships.createdAt,
      })
      .from(memberships)
      .innerJoin(users, eq(users.id, memberships.userId))
      .where(before === null ? own : and(own, lt(users.id, before)))
      .orderBy(desc(users.id))
      .limit(query.limit + 1),
  );
  return toPage(rows, query.limit, ({ createdAt, ...row }) => ({
    ...row,
    created_at: createdAt.toISOString(),
  }));
}

/** Who did what, newest first. */
export async function listAuditEvents(
  actor: Actor,
  query: ListAuditEventsQuery,
): Promise<Page<AuditEventView>> {
  authorize(actor, "reports:read");
  const before = readCursor(query.cursor);
  const where = and(
    eq(auditEvents.workspaceId, actor.workspaceId),
    query.verb === undefined ? undefined : eq(auditEvents.verb, query.verb),
    query.subject_type === undefined ? undefined : eq(auditEvents.subjectType, query.subject_type),
    query.subject_id === undefined ? undefined : eq(auditEvents.subjectId, query.subject_id),
    before === null ? undefined : lt(auditEvents.id, before),
  );
  const rows = await withWorkspace(actor.workspaceId, (tx) =>
    tx
      .select()
      .from(auditEvents)
      .where(where)
      .orderBy(desc(auditEvents.id))
      .limit(query.limit + 1),
  );
  return toPage(rows, query.limit, presentAuditEvent);
}

const presentAuditEvent = (row: typeof auditEvents.$inferSelect): AuditEventView => ({
  id: row.id,
  at: row.at.toISOString(),
  actor: { kind: row.actorKind, id: row.actorId, name: row.actorName },
  verb: row.verb,
  subject_type: row.subjectType,
  subject_id: row.subjectId,
  before: row.before,
  after: row.after,
  request_id: row.requestId,
});
