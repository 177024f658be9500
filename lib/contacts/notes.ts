import { and, desc, eq, inArray, isNotNull, isNull, lt, type SQL } from "drizzle-orm";
import { type Tx, withWorkspace } from "@/db/client";
import { contactNotes } from "@/db/schema/contacts";
import { type Actor, authorize } from "@/lib/actor";
import { later, minutes, now } from "@/lib/clock";
import { notFound } from "@/lib/errors";
import { type Page, readCursor, toPage } from "@/lib/paging";
import { otherNumbers, requireContact } from "./queries";
import type { NoteView } from "./schema";

type Row = typeof contactNotes.$inferSelect;

/** How long a deleted note can be brought back. */
const KEPT = minutes(60 * 24);

export const presentNote = (row: Row): NoteView => ({
  id: row.id,
  body: row.body,
  author: row.authorName,
  created_at: row.createdAt.toISOString(),
});

/** What staff wrote about a person, newest first, merged contacts' notes included. @throws Problem 404. */
export async function listNotes(
  actor: Actor,
  id: number,
  query: { limit: number; cursor?: string | undefined },
): Promise<Page<NoteView>> {
  authorize(actor, "contacts:read");
  const before = readCursor(query.cursor);
  return withWorkspace(actor.workspaceId, async (tx) => {
    const rows = await tx
      .select()
      .from(contactNotes)
      .where(
        and(
          await ofPerson(tx, actor.workspaceId, id),
          isNull(contactNotes.deletedAt),
          before === null ? undefined : lt(contactNotes.id, before),
        ),
      )
      .orderBy(desc(contactNotes.id))
      .limit(query.limit + 1);
    return toPage(rows, query.limit, presentNote);
  });
}

/** The notes of a person and of the contacts merged into them. @throws Problem 404. */
async function ofPerson(tx: Tx, workspaceId: number, id: number): Promise<SQL | undefined> {
  const person = await requireContact(tx, workspaceId, id);
  const others = await otherNumbers(tx, workspaceId, [person.id]);
  const ids = [person.id, ...others.map((other) => other.id)];
  return and(eq(contactNotes.workspaceId, workspaceId), inArray(contactNotes.contactId, ids));
}

/** @throws Problem 404. */
export async function addNote(actor: Actor, id: number, body: string): Promise<NoteView> {
  authorize(actor, "contacts:write");
  return withWorkspace(actor.workspaceId, async (tx) => {
    const person = await requireContact(tx, actor.workspaceId, id);
    const [row] = await tx
      .insert(contactNotes)
      .values({
        workspaceId: actor.workspaceId,
        contactId: person.id,
        body,
        authorId: actor.id,
        authorName: actor.name,
      })
      .returning();
    if (!row) throw new Error("a note was not stored");
    return presentNote(row);
  });
}

/** Takes a note away; for a day it can be brought back, then it is gone. @throws Problem 404. */
export async function deleteNote(actor: Actor, id: number, noteId: number): Promise<NoteView> {
  return changeNote(actor, id, noteId, { deletedAt: now() }, isNull(contactNotes.deletedAt));
}

/** @throws Problem 404, also when the day is over. */
export async function restoreNote(actor: Actor, id: number, noteId: number): Promise<NoteView> {
  return changeNote(actor, id, noteId, { deletedAt: null }, isNotNull(contactNotes.deletedAt));
}

async function changeNote(
  actor: Actor,
  id: number,
  noteId: number,
  values: Pick<Row, "deletedAt">,
  when: SQL,
): Promise<NoteView> {
  authorize(actor, "contacts:write");
  return withWorkspace(actor.workspaceId, async (tx) => {
    const own = await ofPerson(tx, actor.workspaceId, id);
    const overdue = lt(contactNotes.deletedAt, later(now(), -KEPT));
    await tx.delete(contactNotes).where(and(eq(contactNotes.workspaceId, actor.workspaceId), overdue));
    const [row] = await tx
      .update(contactNotes)
      .set(values)
      .where(and(own, eq(contactNotes.id, noteId), when))
      .returning();
    if (!row) throw notFound();
    return presentNote(row);
  });
}
