import type { Metadata } from "next";
import { readCounts } from "@/components/messages/headline";
import { Overview } from "@/components/messages/overview";
import { countToday, listRecent } from "@/lib/messages/queries";
import { loadPlace } from "./load-place";

type Props = { params: Promise<{ workspaceId: string }> };

// A layout's title template does not reach the page beside it.
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { facts } = await loadPlace((await params).workspaceId);
  return { title: { absolute: `Overview · ${facts.name}` } };
}

export default async function OverviewPage({ params }: Props) {
  const { workspaceId } = await params;
  const { actor } = await loadPlace(workspaceId);
  const [recent, counts] = await Promise.all([listRecent(actor, 12), countToday(actor)]);
  return <Overview recent={recent} today={readCounts(counts)} />;
}
