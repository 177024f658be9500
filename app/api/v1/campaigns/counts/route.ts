import { countCampaigns } from "@/lib/campaigns/count-campaigns";
import { campaignCounts } from "@/lib/campaigns/schema";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";

export const GET = endpoint(
  { summary: "How all campaigns stand", scope: "campaigns:read", response: campaignCounts },
  ({ actor }) => countCampaigns(actor),
);

export const OPTIONS = preflight;
