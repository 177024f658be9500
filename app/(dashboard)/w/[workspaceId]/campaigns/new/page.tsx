import type { Metadata } from "next";
import { NewCampaign } from "@/components/campaigns/wizard/new-campaign";
import { NoWriting } from "@/components/campaigns/wizard/no-writing";
import { loadPlace } from "../../load-place";

export const metadata: Metadata = { title: "New campaign" };

type Props = { params: Promise<{ workspaceId: string }> };

export default async function NewCampaignPage({ params }: Props) {
  const { workspaceId } = await params;
  const { actor } = await loadPlace(workspaceId, "/campaigns/new");
  return actor.scopes.has("campaigns:write") ? <NewCampaign /> : <NoWriting />;
}
