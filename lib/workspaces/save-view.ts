import { and, eq } from "drizzle-orm";
import { withWorkspace } from "@/db/client";
import { violated } from "@/db/errors";
import { savedViews } from "@/db/schema/workspaces";
import { type Actor, authorize } from "@/lib/actor";
import { conflict, forbidden } from "@/lib/errors";
import type { CreateViewInput, SavedView, UpdateViewInput, ViewPage } from "./saved-view";
import { authorizeView, guardViews, ownerOf, presentView, requireView } from "./saved-views";

/** Gives a filter a name, for oneself or for everybody. @throws Problem 409 `view_exists`, 403 for who may not share. */
export async function createView(actor: Actor, input: CreateViewInput): Promise<SavedView> {
  authorizeView(actor, input.page, input.is_shared);
  const userId = input.is_shared ? null : ownerOf(actor);
  if (!input.is_shared && userId === null) throw forbidden("to keep views of one's own");
  return once(() =>
    withWorkspace(actor.workspaceId, async (tx) => {
      const { page, name, query } = input;
      await guardViews(tx, actor.workspaceId, { page, userId, name, id: null });
      const [row] = await tx
        .insert(savedViews)
        .values({ workspaceId: actor.workspaceId, userId, page, name, query })
        .returning();
      if (!row) throw new Error("a saved view left no row");
      return presentView(row);
    }),
  );
}

/** Renames, refilters or shares a view. @throws Problem 404, 409 `view_exists`, 403. */
export async function updateView(actor: Actor, id: number, input: UpdateViewInput): Promise<SavedView> {
  authorize(actor, "workspace:read");
  return once(() =>
    withWorkspace(actor.workspaceId, async (tx) => {
      const row = await requireView(tx, actor, id);
      const isShared = input.is_shared ?? row.userId === null;
      authorizeView(actor, pageOf(row.page), isShared || row.userId === null);
      const userId = isShared ? null : (row.userId ?? ownerOf(actor));
      if (!isShared && userId === null) throw forbidden("to keep views of one's own");
      const name = input.name ?? row.name;
      await guardViews(tx, actor.workspaceId, { page: row.page, userId, name, id });
      const [changed] = await tx
        .update(savedViews)
        .set({ name, query: input.query ?? row.query, userId })
        .where(and(eq(savedViews.workspaceId, actor.workspaceId), eq(savedViews.id, id)))
        .returning();
      return presentView(changed ?? row);
    }),
  );
}

/** Forgets a view; what it listed stays. @throws Problem 404, 403 for a shared one without the permission. */
export async function deleteView(actor: Actor, id: number): Promise<void> {
  authorize(actor, "workspace:read");
  await withWorkspace(actor.workspaceId, async (tx) => {
    const row = await requireView(tx, actor, id);
    authorizeView(actor, pageOf(row.page), row.userId === null);
    await tx
      .delete(savedViews)
      .where(and(eq(savedViews.workspaceId, actor.workspaceId), eq(savedViews.id, id)));
  });
}

const pageOf = (page: string): ViewPage => (page === "contacts" ? "contacts" : "messages");

/** Two of one name at the same moment: the index lets one through. */
async function once<T>(save: () => Promise<T>): Promise<T> {
  try {
    return await save();
  } catch (error) {
    if (violated(error) === "saved_views_name_key")
      throw conflict("view_exists", "There is already a view of that name.");
    throw error;
  }
}
