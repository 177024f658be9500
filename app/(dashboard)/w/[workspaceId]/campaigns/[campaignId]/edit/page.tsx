import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { EditCampaign } from "@/components/campaigns/wizard/edit-campaign";
import { loadCampaign } from "../../load-campaign";

type Props = { params: Promise<{ workspaceId: string; campaignId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { workspaceId, campaignId } = await params;
  const { campaign } = await loadCampaign(workspaceId, campaignId, "/edit");
  return { title: campaign.name };
}

export default async function EditCampaignPage({ params }: Props) {
  const { workspaceId, campaignId } = await params;
  const { actor, campaign } = await loadCampaign(workspaceId, campaignId, "/edit");
  const isOpen = campaign.status === "draft" && actor.scopes.has("campaigns:write");
  if (!isOpen) redirect(`/w/${workspaceId}/campaigns/${campaignId}`);
  return <EditCampaign key={campaign.id} first={campaign} />;
}
