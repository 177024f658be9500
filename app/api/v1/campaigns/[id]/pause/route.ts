import { pauseCampaign } from "@/lib/campaigns/pause-campaign";
import { campaignView } from "@/lib/campaigns/schema";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";

export const OPTIONS = preflight;

export const POST = endpoint(
  {
    summary: "Pause a campaign",
    scope: "campaigns:write",
    params: idParams,
    response: campaignView,
  },
  ({ actor, params }) => pauseCampaign(actor, params.id),
);
