import { raw, type Tx, withWorkspace } from "@/db/client";
import { type Actor, authorize } from "@/lib/actor";
import { requireContact } from "@/lib/contacts/queries";
import { notFound } from "@/lib/errors";
import type { GuestView } from "./schema";
import { rememberGuest } from "./who-comes";

type Row = { id: number; name: string; created_at: Date };

const presentGuest = (row: Row): GuestView => ({
  ...row,
  created_at: new Date(row.created_at).toISOString(),
});

/** Whom else visits are booked for by this person's number, by name. */
export async function findGuests(tx: Tx, workspaceId: number, contactId: number): Promise<GuestView[]> {
  const rows = await raw(tx)<Row[]>`
    select id, name, created_at from contact_guests
    where workspace_id = ${workspaceId} and contact_id = ${contactId} order by lower(name) limit 100`;
  return rows.map(presentGuest);
}

/** @throws Problem 404. */
export async function listGuests(actor: Actor, contactId: number): Promise<{ data: GuestView[] }> {
  authorize(actor, "contacts:read");
  return withWorkspace(actor.workspaceId, async (tx) => {
    const { id } = await requireContact(tx, actor.workspaceId, contactId);
    return { data: await findGuests(tx, actor.workspaceId, id) };
  });
}

/** Remembers somebody who comes by this person's number; a name that is known stays one. @throws Problem 404. */
export async function addGuest(actor: Actor, contactId: number, name: string): Promise<GuestView> {
  authorize(actor, "contacts:write");
  return withWorkspace(actor.workspaceId, async (tx) => {
    const { id } = await requireContact(tx, actor.workspaceId, contactId);
    await rememberGuest(tx, actor.workspaceId, id, name);
    const [row] = await raw(tx)<Row[]>`
      select id, name, created_at from contact_guests
      where workspace_id = ${actor.workspaceId} and contact_id = ${id} and lower(name) = lower(${name})`;
    if (!row) throw new Error("a guest that was added is not there");
    return presentGuest(row);
  });
}

/** Forgets a name; visits keep theirs. @throws Problem 404. */
export async function removeGuest(actor: Actor, contactId: number, guestId: number): Promise<GuestView> {
  authorize(actor, "contacts:write");
  return withWorkspace(actor.workspaceId, async (tx) => {
    const { id } = await requireContact(tx, actor.workspaceId, contactId);
    const [row] = await raw(tx)<Row[]>`
      delete from contact_guests where workspace_id = ${actor.workspaceId} and contact_id = ${id} and id = ${guestId}
      returning id, name, created_at`;
    if (!row) throw notFound();
    return presentGuest(row);
  });
}
