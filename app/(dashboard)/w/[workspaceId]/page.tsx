import type { Metadata } from "next";
import { Overview } from "@/components/overview/overview";
import { listRecent } from "@/lib/messages/queries";
import { readAttention } from "@/lib/reports/attention";
import { readOverview } from "@/lib/reports/delivery-metrics";
import { loadPlace } from "./load-place";

type Props = { params: Promise<{ workspaceId: string }> };

// A layout's title template does not reach the page beside it.
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const place = await loadPlace((await params).workspaceId).catch(() => null);
  return place ? { title: { absolute: `Overview · ${place.facts.name}` } } : {};
}

export default async function OverviewPage({ params }: Props) {
  const { workspaceId } = await params;
  const { actor } = await loadPlace(workspaceId);
  const [recent, attention, overview] = await Promise.all([
    listRecent(actor, 12),
    readAttention(actor),
    readOverview(actor),
  ]);
  return <Overview recent={recent} attention={attention} overview={overview} />;
}
