import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { PersonView } from "@/components/contacts/person/person-view";
import { now } from "@/lib/clock";
import { listActiveDefinitions } from "@/lib/contacts/definitions";
import { listNotes } from "@/lib/contacts/notes";
import { getContact } from "@/lib/contacts/queries";
import { readConsent } from "@/lib/contacts/read-consent";
import { Problem } from "@/lib/errors";
import { listMessages } from "@/lib/messages/queries";
import { getWorkspace } from "@/lib/workspaces/queries";
import { loadPlace } from "../../load-place";

type Props = { params: Promise<{ workspaceId: string; contactId: string }> };

/** Notes and texts that the server renders; more is asked for by the page. */
const NOTES = 20;
const TEXTS = 40;

const loadPerson = cache(async (workspaceId: string, contactId: string) => {
  const { actor, facts } = await loadPlace(workspaceId, `/contacts/${contactId}`);
  if (!/^[1-9]\d{0,14}$/.test(contactId)) notFound();
  const person = await getContact(actor, Number(contactId)).catch((error: unknown) => {
    if (error instanceof Problem && error.status === 404) notFound();
    throw error;
  });
  return { actor, facts, person };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { workspaceId, contactId } = await params;
  const { person } = await loadPerson(workspaceId, contactId);
  return { title: [person.first_name, person.last_name].filter(Boolean).join(" ") || "A person" };
}

export default async function PersonPage({ params }: Props) {
  const { workspaceId, contactId } = await params;
  const { actor, facts, person } = await loadPerson(workspaceId, contactId);
  // A number that was merged leads to whose it is.
  if (String(person.id) !== contactId) redirect(`/w/${facts.id}/contacts/${person.id}`);
  const [consent, notes, texts, definitions, workspace] = await Promise.all([
    readConsent(actor, person.id),
    listNotes(actor, person.id, { limit: NOTES }),
    listMessages(actor, { contact_id: person.id, limit: TEXTS }),
    listActiveDefinitions(actor),
    getWorkspace(actor),
  ]);
  return (
    <PersonView
      key={person.id}
      first={{ person, consent, notes, texts, at: now().getTime() }}
      definitions={definitions}
      country={workspace.default_country}
    />
  );
}
