import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { apiWish, loadInbox, ROWS } from "@/components/inbox/filters";
import { InboxView } from "@/components/inbox/inbox-view";
import { now } from "@/lib/clock";
import { getConversation } from "@/lib/inbox/get-conversation";
import { listConversations } from "@/lib/inbox/queries";
import { loadPlace } from "../load-place";
import { queryText } from "../query-text";

export const metadata: Metadata = { title: "Inbox" };

type Props = { params: Promise<{ workspaceId: string }>; searchParams: Promise<SearchParams> };

export default async function InboxPage({ params, searchParams }: Props) {
  const { workspaceId } = await params;
  const query = await searchParams;
  const { actor } = await loadPlace(workspaceId, `/inbox${queryText(query)}`);
  const { conversation, ...wish } = loadInbox(query);
  const [page, detail] = await Promise.all([
    listConversations(actor, { ...apiWish(wish), limit: ROWS }),
    // One that is gone is told in its pane.
    conversation === null ? null : getConversation(actor, conversation).catch(() => null),
  ]);
  return <InboxView first={{ filters: wish, page, at: now().getTime() }} detail={detail} />;
}
