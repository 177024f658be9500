import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { apiFilters, loadFilters } from "@/components/contacts/filters";
import { PAGE_SIZE } from "@/components/contacts/page-size";
import { PeopleView } from "@/components/contacts/people-view";
import { now } from "@/lib/clock";
import { listActiveDefinitions } from "@/lib/contacts/definitions";
import { countContacts, listContacts } from "@/lib/contacts/queries";
import { getWorkspace } from "@/lib/workspaces/queries";
import { loadPlace } from "../load-place";
import { queryText } from "../query-text";

export const metadata: Metadata = { title: "Contacts" };

type Props = { params: Promise<{ workspaceId: string }>; searchParams: Promise<SearchParams> };

export default async function ContactsPage({ params, searchParams }: Props) {
  const { workspaceId } = await params;
  const query = await searchParams;
  const { actor } = await loadPlace(workspaceId, `/contacts${queryText(query)}`);
  const filters = loadFilters(query);
  const [page, total, definitions, workspace] = await Promise.all([
    listContacts(actor, { ...apiFilters(filters), limit: PAGE_SIZE }),
    countContacts(actor, {}),
    listActiveDefinitions(actor),
    getWorkspace(actor),
  ]);
  return (
    <PeopleView
      first={{ filters, page, total, at: now().getTime() }}
      definitions={definitions}
      country={workspace.default_country}
    />
  );
}
