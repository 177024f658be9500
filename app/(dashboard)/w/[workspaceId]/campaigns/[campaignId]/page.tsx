import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { CampaignPage } from "@/components/campaigns/live/campaign-page";
import { now } from "@/lib/clock";
import { loadCampaign } from "../load-campaign";

type Props = { params: Promise<{ workspaceId: string; campaignId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { workspaceId, campaignId } = await params;
  const { campaign } = await loadCampaign(workspaceId, campaignId);
  return { title: campaign.name };
}

export default async function LiveCampaignPage({ params }: Props) {
  const { workspaceId, campaignId } = await params;
  const { actor, campaign } = await loadCampaign(workspaceId, campaignId);
  if (campaign.status === "draft" && actor.scopes.has("campaigns:write")) {
    redirect(`/w/${workspaceId}/campaigns/${campaignId}/edit`);
  }
  return <CampaignPage key={campaign.id} first={campaign} at={now().getTime()} />;
}
