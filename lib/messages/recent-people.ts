import { and, eq, inArray, isNull } from "drizzle-orm";
import { raw, withWorkspace } from "@/db/client";
import { contacts } from "@/db/schema/contacts";
import { type Actor, authorize } from "@/lib/actor";
import { presentContact } from "@/lib/contacts/present-contact";
import { presentContacts } from "@/lib/contacts/queries";
import type { ContactView } from "@/lib/contacts/schema";

/** Texts looked through for the people of late. */
const LOOKED_AT = 300;

/** Who texted or was texted last, each once, the latest first: the people somebody most likely wants to write to. */
export async function listRecentPeople(actor: Actor, limit: number): Promise<ContactView[]> {
  authorize(actor, "contacts:read");
  return withWorkspace(actor.workspaceId, async (tx) => {
    const latest = await raw(tx)<{ contact_id: number }[]>`
      select contact_id from (
        select contact_id, id from messages where workspace_id = ${actor.workspaceId} order by id desc limit ${LOOKED_AT}
      ) m group by contact_id order by max(id) desc limit ${limit}`;
    const ids = latest.map((row) => row.contact_id);
    const rows = await tx
      .select()
      .from(contacts)
      .where(
        and(
          eq(contacts.workspaceId, actor.workspaceId),
          inArray(contacts.id, ids.length > 0 ? ids : [0]),
          isNull(contacts.erasedAt),
        ),
      );
    const views = await presentContacts(tx, actor.workspaceId, rows);
    const byId = new Map(rows.map((row) => [row.id, views.get(row.id) ?? presentContact(row, [])]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  });
}
