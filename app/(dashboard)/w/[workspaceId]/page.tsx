import type { Metadata } from "next";
import { readCounts } from "@/components/messages/headline";
import { Overview } from "@/components/messages/overview";
import { countToday, listRecent } from "@/lib/messages/queries";
import { loadPlace } from "./load-place";

export const metadata: Metadata = { title: "Overview" };

export default async function OverviewPage({ params }: { params: Promise<{ workspaceId: string }> }) {
  const { workspaceId } = await params;
  const { actor } = await loadPlace(workspaceId);
  const [recent, counts] = await Promise.all([listRecent(actor, 12), countToday(actor)]);
  return <Overview recent={recent} today={readCounts(counts)} />;
}
