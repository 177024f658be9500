import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { CampaignsView } from "@/components/campaigns/campaigns-view";
import { apiFilters, loadFilters, PAGE_SIZE } from "@/components/campaigns/filters";
import { listCampaigns } from "@/lib/campaigns/queries";
import { now } from "@/lib/clock";
import { loadPlace } from "../load-place";

export const metadata: Metadata = { title: "Campaigns" };

type Props = { params: Promise<{ workspaceId: string }>; searchParams: Promise<SearchParams> };

export default async function CampaignsPage({ params, searchParams }: Props) {
  const { workspaceId } = await params;
  const { actor } = await loadPlace(workspaceId, "/campaigns");
  const filters = loadFilters(await searchParams);
  const page = await listCampaigns(actor, { ...apiFilters(filters), limit: PAGE_SIZE });
  return <CampaignsView first={{ filters, page, at: now().getTime() }} />;
}
