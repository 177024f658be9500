import { and, desc, eq, ilike, isNotNull, isNull, lt, or } from "drizzle-orm";
import { type Tx, withWorkspace } from "@/db/client";
import { segments } from "@/db/schema/segments";
import { type Actor, authorize } from "@/lib/actor";
import { escapeLike } from "@/lib/contacts/contact-filter";
import { listTags } from "@/lib/contacts/list-tags";
import { notFound } from "@/lib/errors";
import { type Page, readCursor, toPage } from "@/lib/paging";
import { allPaths, loadVocabulary } from "./paths";
import { presentSegment, presentSegments, type SegmentRow } from "./present-segment";
import type { ListSegmentsQuery, PathView, SegmentView } from "./schema";

/** Newest first; archived ones are listed apart. */
export async function listSegments(actor: Actor, query: ListSegmentsQuery): Promise<Page<SegmentView>> {
  authorize(actor, "segments:read");
  const before = readCursor(query.cursor);
  return withWorkspace(actor.workspaceId, async (tx) => {
    const rows = await tx
      .select()
      .from(segments)
      .where(
        and(
          eq(segments.workspaceId, actor.workspaceId),
          query.archived === "true" ? isNotNull(segments.archivedAt) : isNull(segments.archivedAt),
          before === null ? undefined : lt(segments.id, before),
          ...mentioning(query.q),
        ),
      )
      .orderBy(desc(segments.id))
      .limit(query.limit + 1);
    const views = await presentSegments(tx, actor.workspaceId, rows);
    return toPage(rows, query.limit, (row) => {
      const view = views.get(row.id);
      if (!view) throw new Error("a segment was not presented");
      return view;
    });
  });
}

/** Segments in use by the words of their name or note, newest first. */
export function findSegments(
  actor: Actor,
  q: string,
  limit: number,
): Promise<{ id: number; name: string }[]> {
  authorize(actor, "segments:read");
  return withWorkspace(actor.workspaceId, (tx) =>
    tx
      .select({ id: segments.id, name: segments.name })
      .from(segments)
      .where(and(eq(segments.workspaceId, actor.workspaceId), isNull(segments.archivedAt), ...mentioning(q)))
      .orderBy(desc(segments.id))
      .limit(limit),
  );
}

/** Every word stands in the name or in the note. */
const mentioning = (q = "") =>
  q
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 8)
    .map((word) => {
      const containing = `%${escapeLike(word)}%`;
      return or(ilike(segments.name, containing), ilike(segments.description, containing));
    });

/** @throws Problem 404 when this workspace has no such segment. */
export async function getSegment(actor: Actor, id: number): Promise<SegmentView> {
  authorize(actor, "segments:read");
  return withWorkspace(actor.workspaceId, async (tx) =>
    presentSegment(tx, await requireSegment(tx, actor.workspaceId, id)),
  );
}

/** What segments can ask about here, with the choices and tags there are. */
export async function listPaths(actor: Actor): Promise<{ data: PathView[] }> {
  authorize(actor, "segments:read");
  const tags = actor.scopes.has("contacts:read") ? (await listTags(actor)).data.map(({ tag }) => tag) : [];
  return withWorkspace(actor.workspaceId, async (tx) => ({
    data: allPaths(await loadVocabulary(tx, actor.workspaceId, "all"), tags),
  }));
}

/** @throws Problem 404. */
export async function requireSegment(tx: Tx, workspaceId: number, id: number): Promise<SegmentRow> {
  const [row] = await tx
    .select()
    .from(segments)
    .where(and(eq(segments.workspaceId, workspaceId), eq(segments.id, id)));
  if (!row) throw notFound();
  return row;
}

/** The row, locked against other writers. @throws Problem 404. */
export async function lockSegment(tx: Tx, workspaceId: number, id: number): Promise<SegmentRow> {
  const [row] = await tx
    .select()
    .from(segments)
    .where(and(eq(segments.workspaceId, workspaceId), eq(segments.id, id)))
    .for("update");
  if (!row) throw notFound();
  return row;
}
