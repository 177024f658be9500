import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { apiFilters, loadFilters } from "@/components/messages/filters";
import { readCounts } from "@/components/messages/headline";
import { MessagesView } from "@/components/messages/messages-view";
import { PAGE_SIZE } from "@/components/messages/page-size";
import { now } from "@/lib/clock";
import { countToday, listMessages } from "@/lib/messages/queries";
import { loadPlace } from "../load-place";
import { queryText } from "../query-text";

export const metadata: Metadata = { title: "Messages" };

type Props = { params: Promise<{ workspaceId: string }>; searchParams: Promise<SearchParams> };

export default async function MessagesPage({ params, searchParams }: Props) {
  const { workspaceId } = await params;
  const query = await searchParams;
  const { actor } = await loadPlace(workspaceId, `/messages${queryText(query)}`);
  const filters = loadFilters(query);
  const [page, counts] = await Promise.all([
    listMessages(actor, { ...apiFilters(filters), limit: PAGE_SIZE }),
    countToday(actor),
  ]);
  return <MessagesView first={{ filters, page, at: now().getTime() }} today={readCounts(counts)} />;
}
