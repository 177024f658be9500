import { CampaignsSkeleton } from "@/components/campaigns/campaigns-skeleton";

export default function Loading() {
  return <CampaignsSkeleton />;
}
