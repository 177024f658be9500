import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { CampaignsView } from "@/components/campaigns/campaigns-view";
import { apiFilters, loadFilters, PAGE_SIZE } from "@/components/campaigns/filters";
import { countCampaigns } from "@/lib/campaigns/count-campaigns";
import { listCampaigns } from "@/lib/campaigns/queries";
import { now } from "@/lib/clock";
import { loadPlace } from "../load-place";
import { queryText } from "../query-text";

export const metadata: Metadata = { title: "Campaigns" };

type Props = { params: Promise<{ workspaceId: string }>; searchParams: Promise<SearchParams> };

export default async function CampaignsPage({ params, searchParams }: Props) {
  const { workspaceId } = await params;
  const query = await searchParams;
  const { actor } = await loadPlace(workspaceId, `/campaigns${queryText(query)}`);
  const filters = loadFilters(query);
  const [page, counts] = await Promise.all([
    listCampaigns(actor, { ...apiFilters(filters), limit: PAGE_SIZE }),
    countCampaigns(actor),
  ]);
  return <CampaignsView first={{ filters, page, counts, at: now().getTime() }} />;
}
