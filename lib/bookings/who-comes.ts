import { raw, type Tx } from "@/db/client";
import type { Actor } from "@/lib/actor";
import { ensureContacts } from "@/lib/contacts/ensure-contacts";
import type { ContactRow } from "@/lib/contacts/present-contact";
import { readPhone, requireContact } from "@/lib/contacts/queries";
import { changeContact } from "@/lib/contacts/update-contact";
import { invalid } from "@/lib/errors";

type Given = {
  contact_id?: number | null;
  phone?: string;
  first_name?: string;
  last_name?: string;
  guest_name?: string | null;
};

export type Visitor = { contactId: number | null; guestName: string | null };

/**
 * The person a visit is for: a contact, made from a number where it is new, and the name of whom they bring, who is
 * remembered. @throws Problem 422.
 */
export async function whoComes(tx: Tx, actor: Actor, given: Given): Promise<Visitor> {
  const contact = await contactOf(tx, actor, given);
  if (!contact) return { contactId: null, guestName: given.guest_name ?? null };
  const guestName = isThemselves(contact, given.guest_name) ? null : (given.guest_name ?? null);
  if (guestName !== null) await rememberGuest(tx, actor.workspaceId, contact.id, guestName);
  return { contactId: contact.id, guestName };
}

async function contactOf(tx: Tx, actor: Actor, given: Given): Promise<ContactRow | null> {
  const { workspaceId } = actor;
  if (given.contact_id != null)
    return requireContact(tx, workspaceId, given.contact_id).catch(() => {
      throw invalid("contact_id", "contact_not_found", "There is no such contact.");
    });
  if (given.phone === undefined) return null;
  const phone = await readPhone(tx, workspaceId, given.phone);
  const source = actor.kind === "member" ? "staff" : "api";
  const found = (await ensureContacts(tx, workspaceId, [phone], source)).get(phone.e164);
  if (!found) throw new Error("a contact that was ensured is not there");
  const contact = await requireContact(tx, workspaceId, found.id);
  if (contact.firstName || contact.lastName || (!given.first_name && !given.last_name)) return contact;
  return changeContact(tx, contact, { first_name: given.first_name, last_name: given.last_name });
}

function isThemselves({ firstName, lastName }: ContactRow, guest: string | null | undefined): boolean {
  const names = [firstName, [firstName, lastName].filter(Boolean).join(" ")];
  return names.some((name) => name && name.toLowerCase() === guest?.toLowerCase());
}

/** Somebody who comes by this person's number: asked for by name the next time. */
export async function rememberGuest(
  tx: Tx,
  workspaceId: number,
  contactId: number,
  name: string,
): Promise<void> {
  await raw(tx)`
    insert into contact_guests (workspace_id, contact_id, name)
    values (${workspaceId}, ${contactId}, ${name}) on conflict do nothing`;
}
