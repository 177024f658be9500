import { and, asc, eq, isNull, or, type SQL } from "drizzle-orm";
import { type Tx, withWorkspace } from "@/db/client";
import { savedViews } from "@/db/schema/workspaces";
import { type Actor, authorize } from "@/lib/actor";
import { conflict, notFound } from "@/lib/errors";
import type { ListViewsQuery, SavedView, ViewPage } from "./saved-view";

type Row = typeof savedViews.$inferSelect;
const MOST = 50;

/** The actor's own views and those shared with everybody, by name; only of pages the actor may read. */
export async function listViews(actor: Actor, query: ListViewsQuery): Promise<SavedView[]> {
  authorize(actor, "workspace:read");
  return withWorkspace(actor.workspaceId, async (tx) => {
    const page = query.page ? eq(savedViews.page, query.page) : undefined;
    const rows = await tx
      .select()
      .from(savedViews)
      .where(and(visibleTo(actor), page))
      .orderBy(asc(savedViews.name), asc(savedViews.id));
    return rows.map(presentView).filter((view) => actor.scopes.has(`${view.page}:read`));
  });
}

/** Keys have no views of their own: they are no person. */
export const ownerOf = (actor: Actor): number | null => (actor.kind === "member" ? actor.id : null);

const visibleTo = (actor: Actor): SQL | undefined => {
  const owner = ownerOf(actor);
  const own = owner === null ? undefined : eq(savedViews.userId, owner);
  return and(eq(savedViews.workspaceId, actor.workspaceId), or(isNull(savedViews.userId), own));
};

/** A view the actor may see. @throws Problem 404: another person's view answers like none. */
export async function requireView(tx: Tx, actor: Actor, id: number): Promise<Row> {
  const [row] = await tx
    .select()
    .from(savedViews)
    .where(and(visibleTo(actor), eq(savedViews.id, id)))
    .for("update");
  if (!row) throw notFound();
  return row;
}

/** Own views need no more than reading the page; what everybody sees is for those who may write there. */
export function authorizeView(actor: Actor, page: ViewPage, isShared: boolean): void {
  authorize(actor, `${page}:read`);
  if (isShared) authorize(actor, `${page}:write`);
}

/** @throws Problem 409 when the list already has that name, or is full. */
export async function guardViews(
  tx: Tx,
  workspaceId: number,
  view: { page: string; userId: number | null; name: string; id: number | null },
): Promise<void> {
  const rows = await tx
    .select({ id: savedViews.id, name: savedViews.name })
    .from(savedViews)
    .where(
      and(
        eq(savedViews.workspaceId, workspaceId),
        eq(savedViews.page, view.page),
        view.userId === null ? isNull(savedViews.userId) : eq(savedViews.userId, view.userId),
      ),
    );
  const others = rows.filter((row) => row.id !== view.id);
  if (others.length >= MOST) throw conflict("too_many_views", `A list holds at most ${MOST} views.`);
  if (others.some((row) => row.name.toLowerCase() === view.name.toLowerCase()))
    throw conflict("view_exists", "There is already a view of that name.");
}

export const presentView = (row: Row): SavedView => ({
  id: row.id,
  page: row.page === "contacts" ? "contacts" : "messages",
  name: row.name,
  query: row.query,
  is_shared: row.userId === null,
  created_at: row.createdAt.toISOString(),
});
